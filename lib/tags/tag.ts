import type { Certainty, SourceKind, Stance, TagState } from '@/lib/vocabulary';

/** Pairs of code point offsets into a stored text, ends excluded: [start, end, start, end, …]. */
export type Spans = readonly number[];

/** The three parts of an attribution as they stand in a text. */
export type Parts = { sourceSpans: Spans; cueSpans: Spans; contentSpans: Spans };
export const parts = ['sourceSpans', 'cueSpans', 'contentSpans'] as const;
export type Part = (typeof parts)[number];
/** How people call each of them. */
export const partWords: Readonly<Record<Part, string>> = {
  sourceSpans: 'source',
  cueSpans: 'cue',
  contentSpans: 'content',
};

/** An attribution that is saved with a text; see the model `Tag`. */
export type Tag = Parts & {
  id: number;
  version: number;
  versionId: number;
  /** Where the text names whom the source words mean. */
  nameSpans: Spans;
  parentId: number | null;
  sourceId: number | null;
  sourceName: string;
  sourceKind: SourceKind | null;
  claimId: number | null;
  statement: string;
  stance: Stance;
  certainty: Certainty | null;
  state: TagState;
  rule: string;
};

/** Its first and last place in the text; null where nothing is marked. */
export function extentOf({ sourceSpans, cueSpans, contentSpans }: Parts): { start: number; end: number } | null {
  const all = [...sourceSpans, ...cueSpans, ...contentSpans];
  return all.length === 0 ? null : { start: Math.min(...all), end: Math.max(...all) };
}

/** Spans in order; what touches or overlaps becomes one. */
export function joinedSpans(spans: Spans): number[] {
  const pairs: [number, number][] = [];
  for (let i = 0; i + 1 < spans.length; i += 2) pairs.push([spans[i] ?? 0, spans[i + 1] ?? 0]);
  const joined: [number, number][] = [];
  for (const [start, end] of pairs.filter(([from, to]) => to > from).sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined.flat();
}

/** Whether every place of `inner` lies in `outer`; false for nothing. */
export function liesWithin(inner: Spans, outer: Spans): boolean {
  if (inner.length < 2) return false;
  for (let i = 0; i + 1 < inner.length; i += 2) if (!holds(outer, inner[i] ?? 0, inner[i + 1] ?? 0)) return false;
  return true;
}

function holds(outer: Spans, start: number, end: number): boolean {
  for (let i = 0; i + 1 < outer.length; i += 2) if ((outer[i] ?? 0) <= start && end <= (outer[i + 1] ?? 0)) return true;
  return false;
}

/** Spans without the places of others. */
export function withoutSpans(spans: Spans, gone: Spans): number[] {
  let left = joinedSpans(spans);
  for (let i = 0; i + 1 < gone.length; i += 2) {
    const [from, to] = [gone[i] ?? 0, gone[i + 1] ?? 0];
    const kept: number[] = [];
    for (let j = 0; j + 1 < left.length; j += 2) {
      const [start, end] = [left[j] ?? 0, left[j + 1] ?? 0];
      if (start < from) kept.push(start, Math.min(end, from));
      if (end > to) kept.push(Math.max(start, to), end);
    }
    left = kept;
  }
  return left;
}

/** The words at these places, pieces parted by “ … ”. In: a text as its code points. */
export function wordsAt(points: readonly string[], spans: Spans): string {
  const pieces: string[] = [];
  for (let i = 0; i + 1 < spans.length; i += 2) pieces.push(points.slice(spans[i], spans[i + 1]).join(''));
  return pieces.join(' … ').replace(/\s+/g, ' ').trim();
}
