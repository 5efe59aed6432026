import { fold } from '@/lib/format/fold';
import { termsOf } from '@/lib/format/search-words';

/** So much of the shorter of two statements must stand in the other. */
const SHARED = 0.5;

/** Whether enough words of one statement stand in another for a person to look at both. One word alone says little. */
export function sharesWords(one: string, other: string): boolean {
  const [first, second] = [new Set(termsOf(fold(one))), new Set(termsOf(fold(other)))];
  const shared = [...first].filter((term) => second.has(term)).length;
  return shared > 1 && shared >= SHARED * Math.min(first.size, second.size);
}

/** A new claim of a file that looks like claims that are here. */
export type LikeHere = {
  /** The first row that says it. */
  readonly row: number;
  readonly statement: string;
  /** The most similar first. `why` says what they share; `nearly`: it is nearly the same text. */
  readonly like: readonly {
    readonly id: number;
    readonly slug: string;
    readonly statement: string;
    readonly chain: string;
    readonly why: string;
    readonly nearly: boolean;
  }[];
};

/** How far the search for similar claims has come; send it back to go on. */
export type SearchPlace = { readonly line: number; readonly statements: number };

/** A portion of the search. */
export type LikeFound = {
  readonly found: readonly LikeHere[];
  /** Where to go on; null: that was all. */
  readonly next: SearchPlace | null;
  /** Whether statements were left out because there are too many. */
  readonly isCut: boolean;
};
