'use client';

import { useId } from 'react';
import { fold } from '@/lib/format/fold';
import type { ClosedList } from '@/lib/import/fields';
import { wordsOf } from '@/lib/vocabulary';

type Props = {
  question: string | undefined;
  /** Words of the file that are not ours. */
  found: readonly string[];
  /** What was decided, by the folded word. */
  known: Readonly<Record<string, string>>;
  words: ClosedList;
  /** They are words of a list of ours, rather than words that may stand for nothing. */
  isList: boolean;
  busy: boolean;
  onChange: (known: Record<string, string>) => void;
};

/** What the words of a file mean in ours. It is decided once, and the words themselves are kept as notes. */
export function WordTable({ question, found, known, words, isList, busy, onChange }: Props) {
  const id = useId();
  const all = [...new Set([...Object.keys(known), ...found.map(fold)])];
  const written = new Map(found.map((word) => [fold(word), word]));
  return (
    <div className="word-table">
      {question && <p className="notice">{question}</p>}
      {all.map((word, at) => (
        <div key={word} className="field">
          <label htmlFor={`${id}-${at}`}>“{written.get(word) ?? word}” means</label>
          <select
            id={`${id}-${at}`}
            value={known[word] ?? '?'}
            disabled={busy}
            onChange={(event) => {
              const { [word]: _, ...others } = known;
              onChange(event.target.value === '?' ? others : { ...others, [word]: event.target.value });
            }}
          >
            <option value="?">not decided: such rows are refused</option>
            {isList && <option value="">nothing here: it is kept as a note alone</option>}
            {wordsOf(words).map((own) => (
              <option key={own} value={own} title={words[own]?.help}>
                {words[own]?.label}
              </option>
            ))}
          </select>
        </div>
      ))}
    </div>
  );
}
