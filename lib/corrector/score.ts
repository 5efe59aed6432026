import { codePointsOf } from '@/lib/text/code-points';
import type { Range } from '@/lib/text/tokens';
import { ROLES, type Role } from './labels';
import { type Word, wordsAtSpans } from './words';

export { ROLES } from './labels';
export type Spans = { start: number; end: number }[];

export type Counts = { right: number; proposed: number; marked: number };
export type Exact = Record<Role, Counts>;

export const noCounts = (): Exact => ({
  source: { right: 0, proposed: 0, marked: 0 },
  cue: { right: 0, proposed: 0, marked: 0 },
  content: { right: 0, proposed: 0, marked: 0 },
});

/** The pieces of each role in a text, by words; pieces that touch are one. */
export type Pieces = Record<Role, readonly (readonly Range[])[]>;

/** The pieces of attributions that are marked in code points. */
export function piecesIn(text: string, words: readonly Word[], all: readonly Record<Role, Spans>[]): Pieces {
  const points = codePointsOf(text);
  const of = (role: Role) => all.map((one) => wordsAtSpans(words, points, one[role]));
  return { source: of('source'), cue: of('cue'), content: of('content') };
}

/**
 * Adds one text to the counts: each piece by itself is right only where both have exactly its words.
 * @param marked what all annotators marked, together
 */
export function addText(counts: Exact, marked: Pieces, proposed: Pieces): void {
  for (const role of ROLES) {
    const [gold, own] = [piecesOf(marked[role]), piecesOf(proposed[role])];
    counts[role].marked += gold.size;
    counts[role].proposed += own.size;
    for (const one of own) if (gold.has(one)) counts[role].right++;
  }
}

function piecesOf(spans: readonly (readonly Range[])[]): Set<string> {
  const pieces = new Set<string>();
  for (const ranges of spans) {
    let last: Range | undefined;
    const close = () => last && last.to > last.from && pieces.add(`${last.from} ${last.to}`);
    for (const { from, to } of ranges.toSorted((a, b) => a.from - b.from)) {
      if (last && from <= last.to) last = { from: last.from, to: Math.max(last.to, to) };
      else {
        close();
        last = { from, to };
      }
    }
    close();
  }
  return pieces;
}

const ratio = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);

/** Precision, recall and F1. */
export const figuresOf = ({ right, proposed, marked }: Counts) => ({
  precision: ratio(right, proposed),
  recall: ratio(right, marked),
  f1: ratio(2 * right, proposed + marked),
});
