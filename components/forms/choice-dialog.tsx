'use client';

import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Quoting } from '@/components/chrome/quoting';
import { pressed, stepOf } from '@/lib/keys';
import { DialogHead } from './dialog-head';

export type Choice = { key: string; label: ReactNode; detail?: ReactNode };

type Props = {
  title: string;
  choices: readonly Choice[];
  onPick: (key: string) => void;
  onClose: () => void;
  /** Marked at the start. */
  first?: string;
  empty?: string;
  /** Shown above the choices. */
  children?: ReactNode;
};

/** A short list of choices. A digit takes one, arrows move, Enter takes the marked one, Escape closes. */
export function ChoiceDialog({ title, choices, onPick, onClose, first, empty, children }: Props) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const at = Math.max(
    0,
    choices.findIndex(({ key }) => key === (chosen ?? first)),
  );
  useEffect(() => {
    if (dialog.current?.open) return;
    dialog.current?.showModal();
    list.current?.focus();
  }, []);
  const numbered = choices.filter(({ key }) => key !== first || first === undefined);
  return (
    <dialog ref={dialog} className="form-dialog choice-dialog" aria-labelledby={`${id}-title`} onClose={onClose}>
      <DialogHead id={`${id}-title`} title={<Quoting text={title} />} close={() => dialog.current?.close()} />
      {children}
      <div
        ref={list}
        className="choices"
        role="listbox"
        tabIndex={0}
        aria-label={title}
        aria-activedescendant={choices[at] ? `${id}-${at}` : undefined}
        onKeyDown={(event) => {
          const key = pressed(event) ?? '';
          const step = stepOf(key);
          const digit = /^[1-9]$/.test(key) ? numbered[Number(key) - 1] : undefined;
          if (digit) onPick(digit.key);
          else if (step !== 0) setChosen(choices.at((at + step) % Math.max(1, choices.length))?.key ?? null);
          else if (key === 'Enter' && choices[at]) onPick(choices[at].key);
          else return;
          event.preventDefault();
        }}
      >
        {choices.map(({ key, label, detail }, i) => {
          const number = numbered.findIndex((other) => other.key === key) + 1;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keys
            <div
              key={key}
              id={`${id}-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === at}
              onClick={() => onPick(key)}
            >
              <kbd>{key === first ? 'Enter' : number > 0 && number < 10 ? number : ''}</kbd>
              <span>
                <bdi>{label}</bdi>
                {detail && (
                  <small>
                    <bdi>{detail}</bdi>
                  </small>
                )}
              </span>
            </div>
          );
        })}
      </div>
      {choices.length === 0 && empty && <p className="muted">{empty}</p>}
    </dialog>
  );
}
