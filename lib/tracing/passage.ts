import { fold } from '@/lib/format/fold';
import { FUNCTION_WORDS, termsOf } from '@/lib/format/search-words';
import { codePointsOf } from '@/lib/text/code-points';
import { paragraphsOf } from '@/lib/text/paragraphs';

/** A sentence or two of a text, in code points, and how much of what was looked for is in it, from 0 to 1. */
export type FoundPassage = { start: number; end: number; score: number; shared: string[] };

/** With less in common, a sentence is not the passage. */
const LEAST = 0.34;
/** So much of the statement must be in it, since the words that passed it on also name who said it, and when. */
const OF_STATEMENT = 0.2;
/** From so much more on, the neighbour of a sentence belongs to it. */
const GAIN = 0.18;
/** So much of a text is looked through, in code units. */
const LONGEST = 400_000;
const MOST_SHARED = 4;

/** Words that say nothing of what is said: how it is put changes on the way. */
const EMPTY = new Set(
  termsOf(
    `${FUNCTION_WORDS} but being will would shall should may might can could must not no them we our us you your i who which what when where
    there than then so if into over under about after before more most also say says said according report reports reported told tell likely possible
    possibly probably reportedly allegedly`,
  ),
);
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

type Piece = { start: number; end: number; terms: ReadonlySet<string> };

/**
 * The sentence of a text that says most of what is looked for, with its neighbour where that says more of it.
 * @param wanted what is looked for: first the statement, then the words with which somebody passed it on
 * @returns null where no sentence has a third of one of them and a fifth of the statement, by the weight of their words
 */
export function passageIn(text: string, wanted: readonly string[]): FoundPassage | null {
  const looked = wanted.map(termsFor).filter((terms) => terms.size > 0);
  if (looked.length === 0) return null;
  const pieces = piecesOf(text.slice(0, LONGEST));
  const counts = new Map<string, number>();
  for (const { terms } of pieces) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const weight = (term: string) => Math.log(1 + (pieces.length + 1) / ((counts.get(term) ?? 0) + 0.5));
  const total = (terms: Iterable<string>) => [...terms].reduce((sum, term) => sum + weight(term), 0);
  const wholes = looked.map(total);
  const score = (...parts: readonly Piece[]) => {
    const has = (term: string) => parts.some(({ terms }) => terms.has(term));
    const shares = looked.map((terms, i) => total([...terms].filter(has)) / (wholes[i] || 1));
    return (shares[0] ?? 0) < OF_STATEMENT ? 0 : Math.max(...shares);
  };
  let best: { at: number; score: number } | null = null;
  for (const [at, piece] of pieces.entries()) {
    const found = score(piece);
    if (!best || found > best.score) best = { at, score: found };
  }
  if (!best || best.score < LEAST) return null;
  const { at } = best;
  const [own, ...around] = [pieces[at], pieces[at + 1], pieces[at - 1]];
  if (!own) return null;
  const more = around
    .flatMap((piece) => (piece ? { piece, score: score(own, piece) } : []))
    .sort((a, b) => b.score - a.score)[0];
  const parts = more && more.score >= best.score + GAIN ? [own, more.piece] : [own];
  const all = new Set(looked.flatMap((terms) => [...terms]));
  const { toPoints } = codePointsOf(text);
  const [start, end] = [Math.min(...parts.map((part) => part.start)), Math.max(...parts.map((part) => part.end))];
  return {
    start: toPoints(start),
    end: toPoints(end),
    score: Math.min(1, score(...parts)),
    shared: spelled(
      text.slice(start, end),
      [...all].filter((term) => parts.some(({ terms }) => terms.has(term))).sort((a, b) => weight(b) - weight(a)),
    ),
  };
}

/** The words of a text by which another is found, each once; those that say nothing are left out. */
export const termsFor = (text: string): ReadonlySet<string> =>
  new Set(termsOf(fold(text)).filter((term) => !EMPTY.has(term)));

/** The sentences of a text. Offsets in code units. */
function piecesOf(text: string): Piece[] {
  return paragraphsOf(text).flatMap(({ start: from, end: to }) =>
    [...sentences.segment(text.slice(from, to))].flatMap(({ segment, index }) => {
      const words = segment.trim();
      if (words === '') return [];
      const start = from + index + segment.length - segment.trimStart().length;
      return [{ start, end: start + words.length, terms: termsFor(words) }];
    }),
  );
}

/** Terms as they are written in a text. */
function spelled(text: string, terms: readonly string[]): string[] {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]*/gu) ?? [];
  return terms
    .slice(0, MOST_SHARED)
    .flatMap((term) => words.find((word) => termsOf(fold(word)).includes(term)) ?? [])
    .filter((word, i, all) => all.indexOf(word) === i);
}

/**
 * The sentence around a place of a text, and the paragraph around it, in code points.
 * @param start in code points
 */
export function around(text: string, start: number, end: number): Record<'sentence' | 'paragraph', Place> {
  const { toUnits, toPoints, length } = codePointsOf(text);
  const [from, to] = [toUnits(start), toUnits(end)];
  const place = (a: number, b: number): Place => ({ start: toPoints(a), end: toPoints(b) });
  const paragraph = paragraphsOf(text).find((one) => one.start <= from && one.end > from);
  if (!paragraph) return { sentence: { start: 0, end: length }, paragraph: { start: 0, end: length } };
  const last = Math.max(to, paragraph.end);
  let [first, after] = [paragraph.start, last];
  for (const { segment, index } of sentences.segment(text.slice(paragraph.start, last))) {
    const begin = paragraph.start + index;
    if (begin <= from) first = begin;
    if (begin + segment.length >= to) {
      after = begin + segment.trimEnd().length;
      break;
    }
  }
  return { sentence: place(first, Math.max(after, to)), paragraph: place(paragraph.start, last) };
}
type Place = { start: number; end: number };

/** How much of a text is shown around a passage, in code points. */
const AROUND = 1200;

/** The part of a text that is shown; its beginning where there is no passage. */
export const windowOf = (length: number, place: Place | null): Place => ({
  start: Math.max(0, (place?.start ?? 0) - AROUND),
  end: Math.min(length, (place?.end ?? AROUND) + AROUND),
});

/** The sentence before or after a place of a text, in code points; the first one without a place; null at the ends. */
export function sentenceBeside(text: string, place: Place | null, by: 1 | -1): Place | null {
  const { toPoints } = codePointsOf(text);
  const all = piecesOf(text).map(({ start, end }) => ({ start: toPoints(start), end: toPoints(end) }));
  if (!place) return all[0] ?? null;
  const next = by === 1 ? all.find(({ start }) => start >= place.end) : all.findLast(({ end }) => end <= place.start);
  return next ?? null;
}
