'use client';

type Props<Word extends string> = {
  name: string;
  label: string;
  words: Readonly<Record<Word, { readonly label: string; readonly help: string }>>;
  value: string;
  onChange: (word: Word) => void;
  error?: string;
};

/** One of few words, all in sight with what they mean; the arrow keys move. */
export function WordList<Word extends string>({ name, label, words, value, onChange, error }: Props<Word>) {
  return (
    <fieldset className="word-list">
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
