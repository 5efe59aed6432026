import { fold } from '@/lib/format/fold';
import { indexWords } from '@/lib/format/search-words';

/** How much of the chains can be searched. */
const SEARCHED = 20_000;

/**
 * What a claim is found by. `folded`: its statement and its chains, folded, one per line. `words`: the terms in the
 * index.
 */
export type Searched = { readonly folded: string; readonly words: readonly string[] };

/** @param statementKey the statement, folded */
export function searchedOf(statementKey: string, chainText: string): Searched {
  const folded = `${statementKey}\n${fold(chainText.length > SEARCHED ? [...chainText].slice(0, SEARCHED).join('') : chainText)}`;
  return { folded, words: indexWords(folded) };
}
