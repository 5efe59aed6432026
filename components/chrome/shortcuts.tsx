'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';

const shortcuts = [
  ['j', 'k', 'Next or previous row'],
  ['Enter', '', 'Open the row'],
  ['Space', '', 'Details of the row beside the table, as a click does'],
  ['/', '', 'Search'],
  ['f', '', 'Filters'],
  ['[', ']', 'Previous or next page'],
  ['g c', '', 'Go to claims'],
  ['g s', '', 'Go to sources'],
  ['g d', '', 'Go to documents'],
  ['g n', '', 'Go to the network'],
  ['g h', '', 'Go to the history'],
  ['g t', '', 'Go to topics'],
  ['g r', '', 'Go to the claims to be judged again'],
  ['e', '', 'Editors: edit the record of this page'],
  ['c', '', 'Editors, on a claim: type a chain'],
  ['t', '', 'Editors, on a document: tag attributions in its text'],
  ['v', '', 'Editors: judge the claim, or grade the source, of this page'],
  ['x', 'Shift ↓', 'Editors: select the row; extend the selection'],
  ['s', 't', 'Editors: change the status or topics of the row'],
  ['c', '', 'Editors, in the table: judge the claim of the row'],
  ['Ctrl Z', 'Ctrl Shift Z', 'Editors: undo what you did last; redo it'],
  ['Esc', '', 'Close what is open'],
  ['?', '', 'This sheet'],
] as const;

const places: Readonly<Record<string, string>> = {
  c: '/claims',
  s: '/sources',
  d: '/documents',
  n: '/network',
  h: '/history',
  t: '/topics',
  r: '/review',
};

/** True where letters are typed, not pressed as shortcuts. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && !target.matches('input[type=checkbox]')));

export function Shortcuts() {
  const dialog = useRef<HTMLDialogElement>(null);
  const router = useRouter();
  useEffect(() => {
    let went = Number.NEGATIVE_INFINITY;
    const onKey = (event: KeyboardEvent) => {
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        isTyping(event.target) ||
        document.querySelector('dialog:modal')
      )
        return;
      const place = places[event.key];
      // A page with keys of its own has a sheet of its own.
      if (event.key === '?' && !document.querySelector('[data-own-keys]')) dialog.current?.showModal();
      else if (event.key === 'g') went = event.timeStamp;
      else if (place && event.timeStamp - went < 1000) {
        event.preventDefault();
        router.push(place);
      }
    };
    // Before all others, for whom the second key alone means something else.
    document.addEventListener('keydown', onKey, true);
    // For who presses keys by program: before this, they are lost.
    document.documentElement.dataset.keys = 'answered';
    return () => document.removeEventListener('keydown', onKey, true);
  }, [router]);
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
        <dl>
          {shortcuts.map(([key, other, text]) => (
            <div key={text}>
              <dt>
                <kbd>{key}</kbd> {other && <kbd>{other}</kbd>}
              </dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog">
          <button type="submit" className="button">
            Close
          </button>
        </form>
      </dialog>
    </>
  );
}
