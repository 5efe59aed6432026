import { fold, foldCharacters, foldingParts } from '@/lib/format/fold';
import { indexed, type Piece, pairsOf, piecesOf, stemOf } from '@/lib/format/search-words';
import { trimmed } from '@/lib/format/trim.mjs';

/**
 * A word matches by its stem, its beginning or any part of it; a “quoted phrase” as written. Folded, without
 * surrounding signs.
 */
export type SearchTerm = { readonly text: string; readonly phrase: boolean };

const TERMS_LIMIT = 12;
/** Shorter parts have no trigram, so they match only at the start of words. */
export const SHORTEST_PART = 3;

/** What is wrong with a search text, in a sentence; null if all of it is searched for. */
export function searchProblem(q: string): string | null {
  if (q.trim() === '') return null;
  const { length } = allTerms(q);
  if (length === 0) return `“${q.slice(0, 60)}” has no word to search for, so that nothing was searched.`;
  return length > TERMS_LIMIT
    ? `At most ${TERMS_LIMIT} words are searched for; the ${length - TERMS_LIMIT} after them were left out.`
    : null;
}

/** The terms of a search text, folded; all of them must match. */
export const searchTerms = (q: string): SearchTerm[] => allTerms(q).slice(0, TERMS_LIMIT);

function allTerms(q: string): SearchTerm[] {
  const terms = [...q.matchAll(/["“”«»„]([^"“”«»„]+)["“”«»„]|([^\s\u0085]+)/g)].map(([, phrase, word]) => ({
    text: trimmed(fold(phrase ?? word ?? ''), AROUND),
    phrase: phrase !== undefined,
  }));
  return terms.filter((term) => term.text !== '');
}

const AROUND = /^[^\p{L}\p{M}\p{N}]$/u;

/** Any part of a word is searched for if it is long enough. In scripts without spaces, all parts are in the index. */
export const hasParts = ({ text }: SearchTerm): boolean =>
  text.length >= SHORTEST_PART && piecesOf(text).some(({ spaced }) => spaced);

/**
 * How a term is looked up in an index of words: `words` as the database's `tsquery`, empty if the index does not help,
 * and the parts that the text must also contain.
 */
export function indexQuery({ text, phrase }: SearchTerm): { words: string; parts: string[] } {
  const pieces = piecesOf(text);
  const words = pieces.flatMap((piece, i) => {
    if (!piece.spaced) return pairsAsked(piece);
    const [isFirst, isLast] = [i === 0, i === pieces.length - 1];
    if (!phrase && pieces.length === 1) return [asked(piece.text)];
    if (!phrase)
      return [isLast && piece.text.length >= SHORTEST_PART ? asked(piece.text) : `(${alternatives(piece.text, '')})`];
    // The first word of a phrase may be cut off at its start, the last one at its end.
    return isFirst && text.length >= SHORTEST_PART ? [] : [`${quoted(indexed(piece.text))}${isLast ? ':*' : ''}`];
  });
  const runs = pieces.filter((piece) => !piece.spaced && piece.text.length > 2).map((piece) => piece.text);
  return { words: words.join(' & '), parts: phrase ? [text] : runs };
}

const quoted = (word: string) => `'${word.replace(/['\\]/g, '$&$&')}'`;

/** A typed word may continue. */
const asked = (word: string): string => `(${alternatives(word, ':*')})`;

function alternatives(word: string, end: '' | ':*'): string {
  const stem = stemOf(word);
  return `${quoted(indexed(word))}${end}${stem ? ` | ${quoted(stem)}` : ''}`;
}

const frequent = new Set(
  'a an and are as at be been but by can for from had has have he her his in is it its more not of on or she than that the their they this to was were which who will with would'.split(
    ' ',
  ),
);

/**
 * Short or very frequent words. Beside others they are searched for as whole words and not by way of the index, of
 * which they are half.
 */
export function isWeak({ text, phrase }: SearchTerm): boolean {
  const [first, ...others] = piecesOf(text);
  return (
    !phrase &&
    first !== undefined &&
    others.length === 0 &&
    first.spaced &&
    (first.text.length < SHORTEST_PART || frequent.has(first.text))
  );
}

/** A weak term in the words of the index; the last one may go on, and so may what is merely short. */
export function weakQuery({ text }: SearchTerm, isLast: boolean): string {
  const word = piecesOf(text)[0]?.text ?? '';
  return isLast || !frequent.has(word) ? asked(word) : quoted(word);
}

function pairsAsked({ text }: Piece): string[] {
  const pairs = pairsOf(text);
  return pairs.length === 1 ? pairs.map((one) => `${quoted(one)}:*`) : pairs.slice(0, -1).map(quoted);
}

/** A range of a text in UTF-16 units, end excluded. */
export type Mark = readonly [start: number, end: number];

/**
 * Where the terms occur in a text, for marking: every part that equals a term, or else a piece of it, and every word
 * with the same stem.
 */
export function searchMarks(text: string, terms: readonly SearchTerm[]): Mark[] {
  if (terms.length === 0) return [];
  const { folded, starts, ends } = foldedWithPlaces(text);
  const found: [number, number][] = [];
  const mark = (at: number, length: number) => found.push([starts[at] ?? 0, ends[at + length - 1] ?? text.length]);
  const markAll = (needle: string, isBeginning: boolean) => {
    for (let at = folded.indexOf(needle); at >= 0; at = folded.indexOf(needle, at + needle.length))
      if (!isBeginning || !/[\p{L}\p{M}\p{N}]/u.test(folded[at - 1] ?? ' ')) mark(at, needle.length);
  };
  const stems = new Set<string>();
  for (const term of terms) {
    const pieces = piecesOf(term.text);
    if (pieces.length > 1 && folded.includes(term.text)) markAll(term.text, false);
    else if (!term.phrase)
      for (const piece of pieces) {
        markAll(piece.text, piece.spaced && piece.text.length < SHORTEST_PART);
        if (piece.spaced) stems.add(stemOf(piece.text) ?? piece.text);
      }
    else markAll(term.text, false);
  }
  for (const { 0: word, index } of folded.matchAll(/[a-z]+/g))
    if (stems.has(stemOf(word) ?? word)) mark(index, word.length);
  return merged(found);
}

/** A folded text and, for each of its units, where it starts and ends in the original. */
function foldedWithPlaces(text: string): { folded: string; starts: number[]; ends: number[] } {
  const starts: number[] = [];
  const ends: number[] = [];
  const forms: string[] = [];
  let at = 0;
  for (const part of foldingParts(text)) {
    const form = foldCharacters(part).replace(/[\s\u0085]+/g, ' ');
    if (!(form === ' ' && forms.at(-1)?.endsWith(' '))) {
      if (form !== '') forms.push(form);
      for (let i = 0; i < form.length; i++) {
        starts.push(at);
        ends.push(at + part.length);
      }
    }
    at += part.length;
  }
  return { folded: forms.join(''), starts, ends };
}

/** Ascending and apart. */
function merged(found: [number, number][]): Mark[] {
  found.sort((a, b) => a[0] - b[0]);
  const marks: [number, number][] = [];
  for (const mark of found) {
    const last = marks.at(-1);
    if (last && mark[0] <= last[1]) last[1] = Math.max(last[1], mark[1]);
    else marks.push(mark);
  }
  return marks;
}
