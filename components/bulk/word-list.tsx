'use client';

import type { KeyboardEvent } from 'react';
import { wordsOf } from '@/lib/vocabulary';

type Props<Word extends string> = {
  name: string;
  label: string;
  words: Readonly<Record<Word, { readonly label: string; readonly help: string }>>;
  value: Word | '';
  onChange: (word: Word) => void;
  error?: string;
};

/**
 * One of a few words, all shown with their meanings. Arrow keys move. A letter goes to the next word that starts with
 * it.
 */
export function WordList<Word extends string>({ name, label, words, value, onChange, error }: Props<Word>) {
  const all = wordsOf(words);
  function typed(event: KeyboardEvent<HTMLFieldSetElement>) {
    if (event.ctrlKey || event.metaKey || event.altKey || !/^\p{L}$/u.test(event.key)) return;
    const at = value === '' ? -1 : all.indexOf(value);
    const fits = (word: Word) => words[word].label.toLowerCase().startsWith(event.key.toLowerCase());
    const next = [...all.slice(at + 1), ...all.slice(0, at + 1)].find(fits);
    if (next === undefined) return;
    event.preventDefault();
    onChange(next);
    event.currentTarget.querySelector<HTMLInputElement>(`input[value="${next}"]`)?.focus();
  }
  return (
    <fieldset className="word-list" onKeyDown={typed}>
      <legend className="hidden-text">{label}</legend>
      {all.map((word) => (
        <label key={word}>
          <input type="radio" name={name} value={word} checked={value === word} onChange={() => onChange(word)} />
          <span>{words[word].label}</span>
          <small>{words[word].help}</small>
        </label>
      ))}
      {error && <p className="field-error">{error}</p>}
    </fieldset>
  );
}
