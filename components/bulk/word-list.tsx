'use client';

import type { KeyboardEvent } from 'react';

type Props<Word extends string> = {
  name: string;
  label: string;
  words: Readonly<Record<Word, { readonly label: string; readonly help: string }>>;
  value: string;
  onChange: (word: Word) => void;
  error?: string;
};

/**
 * One of a few words, all shown with their meanings. Arrow keys move. A letter goes to the next word that starts with
 * it.
 */
export function WordList<Word extends string>({ name, label, words, value, onChange, error }: Props<Word>) {
  const all = Object.keys(words) as Word[];
  function typed(event: KeyboardEvent<HTMLFieldSetElement>) {
    if (event.ctrlKey || event.metaKey || event.altKey || !/^\p{L}$/u.test(event.key)) return;
    const at = all.indexOf(value as Word);
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
      {(Object.entries(words) as [Word, { label: string; help: string }][]).map(([word, { label: text, help }]) => (
        <label key={word}>
          <input type="radio" name={name} value={word} checked={value === word} onChange={() => onChange(word)} />
          <span>{text}</span>
          <small>{help}</small>
        </label>
      ))}
      {error && <p className="field-error">{error}</p>}
    </fieldset>
  );
}
