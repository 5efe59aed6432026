'use client';

import { useEffect, useRef } from 'react';
import { KeyRows } from '@/components/keys/key-rows';
import { useKeys } from '@/components/keys/use-keys';
import { goesTo, pageKeys } from '@/lib/keys';
import { useGoTo } from './leaving';

/** The keys that go from page to page, and the sheet of all. A page with a sheet of its own answers “?” itself. */
export function Shortcuts() {
  const dialog = useRef<HTMLDialogElement>(null);
  const goTo = useGoTo();
  useKeys({
    ...Object.fromEntries(Object.entries(goesTo).map(([key, path]) => [key, () => goTo(path)])),
    '?': () => dialog.current?.showModal(),
  });
  useEffect(() => {
    // Tests that press keys wait for this; before it, keys are lost.
    document.documentElement.dataset.keys = 'answered';
  }, []);
  return (
    <>
      <button
        type="button"
        className="button quiet icon-button"
        onClick={() => dialog.current?.showModal()}
        aria-label="Keyboard shortcuts"
      >
        ?
      </button>
      <dialog ref={dialog} aria-labelledby="shortcuts-title" className="shortcuts">
        <h2 id="shortcuts-title">Keyboard</h2>
        <KeyRows rows={pageKeys} />
        <form method="dialog">
          <button type="submit" className="button">
            Close
          </button>
        </form>
      </dialog>
    </>
  );
}
