import { wordsOf } from '@/lib/vocabulary';

type Props<Word extends string> = { words: Readonly<Record<Word, { readonly label: string }>> };

/** The words of a closed list, as options of a menu. */
export const WordOptions = <Word extends string>({ words }: Props<Word>) =>
  wordsOf(words).map((word) => (
    <option key={word} value={word}>
      {words[word].label}
    </option>
  ));
