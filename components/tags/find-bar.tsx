'use client';

import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useAnyKeys } from '@/components/keys/use-keys';
import { pressed } from '@/lib/keys';
import { finderFor, MOST_FOUND, nearest, type Place } from '@/lib/text/find';

type Props = {
  text: string;
  /** What is searched for when it opens. */
  first: string;
  /** Asked again: the field is focused. */
  asked: number;
  /** Where to begin, in code units. */
  from: number;
  show: (places: readonly Place[], at: number) => void;
  close: () => void;
};

/** Searches the text as a browser does. Enter or n goes on, Shift Enter or N back, Escape closes. */
export function FindBar({ text, first, asked, from, show, close }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState(first);
  // Counted from where it began: what is typed fast may be sought only after the next key.
  const [moved, setMoved] = useState<{ words: string; from: number; by: number } | null>(null);
  const sought = useDeferredValue(words);
  const finder = useMemo(() => finderFor(text), [text]);
  const places = useMemo(() => finder(sought), [finder, sought]);
  const steps = moved?.words === sought ? moved : { from, by: 0 };
  const at = around(nearest(places, steps.from) + steps.by, places.length);
  const step = (by: number) =>
    setMoved((before) => (before?.words === words ? { ...before, by: before.by + by } : { words, from, by }));
  useEffect(() => {
    if (asked === 0) return;
    field.current?.focus();
    field.current?.select();
  }, [asked]);
  useEffect(() => show(places, at), [show, places, at]);
  useEffect(() => () => show([], -1), [show]);
  useAnyKeys({ n: () => step(1), N: () => step(-1), Escape: close });
  const more = places.length === MOST_FOUND ? ' or more' : '';
  const count =
    places.length > 0 ? `${(at + 1).toLocaleString('en')} of ${places.length.toLocaleString('en')}${more}` : '';
  return (
    <search className="find-bar">
      <input
        ref={field}
        type="search"
        aria-label="Search the text"
        placeholder="Search the text"
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => {
          const key = pressed(event);
          if (key === 'Enter') step(1);
          else if (key === 'Shift+Enter') step(-1);
          else if (key === 'Escape') close();
          else return;
          event.preventDefault();
        }}
      />
      <output aria-live="polite">{count || (sought.trim() && 'not found')}</output>
      <button type="button" className="button quiet icon-button" aria-label="Previous" onClick={() => step(-1)}>
        ↑
      </button>
      <button type="button" className="button quiet icon-button" aria-label="Next" onClick={() => step(1)}>
        ↓
      </button>
      <button type="button" className="button quiet icon-button" aria-label="Close the search" onClick={close}>
        ×
      </button>
    </search>
  );
}

/** A place in a round of so many; as it is where there are none. */
const around = (at: number, length: number) => (length === 0 ? at : ((at % length) + length) % length);
