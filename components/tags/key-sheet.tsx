'use client';

import { useEffect, useRef, useState } from 'react';
import { DialogHead } from '@/components/forms/dialog-head';
import { type Action, actions, keyLabel, keyProblem, pressed, standardKeys } from '@/lib/keys';
import { wordsOf } from '@/lib/vocabulary';
import type { ChosenKeys } from './use-bench-keys';

const groups = [...new Set(Object.values(actions).map(({ group }) => group))];
const names = wordsOf(actions);
/** All keys of the workbench. Each can be changed. */
export function KeySheet({ chosen: { keys, choose }, close }: { chosen: ChosenKeys; close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [asked, setAsked] = useState<Action | null>(null);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  const changed = names.some((action) => keys[action] !== standardKeys[action]);
  return (
    <dialog
      ref={dialog}
      className="form-dialog key-sheet"
      aria-labelledby="key-sheet-title"
      onClose={close}
      onKeyDown={(event) => {
        if (!asked) return;
        const key = pressed(event);
        if (key === null) return;
        event.preventDefault();
        event.stopPropagation();
        if (key === 'Escape') return setAsked(null);
        const found = keyProblem(keys, asked, key);
        setProblem(found ?? '');
        if (found) return;
        choose({ ...keys, [asked]: key });
        setAsked(null);
      }}
    >
      <DialogHead id="key-sheet-title" title="Keys for tagging" close={() => dialog.current?.close()} />
      <p className="muted">Choose a key to change it. Ctrl Z always undoes, and Ctrl Shift Z redoes.</p>
      <p role="alert" className="field-error">
        {problem}
      </p>
      {groups.map((group) => (
        <section key={group}>
          <h3>{group}</h3>
          <dl>
            {names
              .filter((action) => actions[action].group === group)
              .map((action) => (
                <div key={action}>
                  <dt>
                    <button
                      type="button"
                      className="key-button"
                      aria-label={`${actions[action].label}: ${keyLabel(keys[action])}. Change the key`}
                      aria-pressed={asked === action}
                      onClick={() => {
                        setProblem('');
                        setAsked(asked === action ? null : action);
                      }}
                    >
                      <kbd>{asked === action ? 'press a key' : keyLabel(keys[action])}</kbd>
                    </button>
                  </dt>
                  <dd>{actions[action].label}</dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
      {changed && (
        <button type="button" className="button" onClick={() => choose(standardKeys)}>
          Back to the standard keys
        </button>
      )}
    </dialog>
  );
}
