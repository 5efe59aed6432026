import { fold } from '@/lib/format/fold';
import { indexWords } from '@/lib/format/search-words';

/** How much of the chains, and of the notes, can be searched. */
export const SEARCHED = 20_000;

/**
 * What a claim is found by. `folded`: its statement, its chains and its notes, folded, a line each. `words`: the terms
 * in the index.
 */
export type Searched = { readonly folded: string; readonly words: readonly string[] };

/** @param statementKey the statement, folded. @param notes their texts; blank where there are none */
export function searchedOf(statementKey: string, chainText: string, notes: string): Searched {
  const folded = [statementKey, fold(beginning(chainText)), ...(notes ? [fold(beginning(notes))] : [])].join('\n');
  return { folded, words: indexWords(folded) };
}

/** The chains among what a claim is found by, folded. */
export const foldedChains = ({ folded }: Pick<Searched, 'folded'>, statementKey: string): string =>
  folded.slice(statementKey.length + 1).split('\n', 1)[0] ?? '';

const beginning = (text: string): string => [...text.slice(0, 2 * SEARCHED)].slice(0, SEARCHED).join('');
