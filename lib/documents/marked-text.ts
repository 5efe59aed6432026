import type { Said } from './detail';

/** A piece of a stored text; `says` are the numbers (from 1) of the utterances whose passages cover it. */
export type Piece = { text: string; says: number[]; ends: number[] };

/**
 * Cuts a text where passages begin and end, so that overlapping ones can be drawn. Offsets are code points.
 * @param versionId only passages that stand in this version are cut.
 */
export function piecesOf(text: string, says: readonly Pick<Said, 'spans' | 'versionId'>[], versionId: number | undefined): Piece[] {
  const points = [...text];
  const ranges = says.flatMap(({ spans, versionId: in_ }, i) => {
    if (in_ !== versionId) return [];
    const pairs: { n: number; start: number; end: number }[] = [];
    for (let at = 0; at + 1 < spans.length; at += 2)
      pairs.push({ n: i + 1, start: spans[at] ?? 0, end: Math.min(spans[at + 1] ?? 0, points.length) });
    return pairs;
  });
  const cuts = [...new Set([0, points.length, ...ranges.flatMap(({ start, end }) => [start, end])])]
    .filter((at) => at <= points.length)
    .sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, i) => {
    const end = cuts[i + 1] ?? points.length;
    const over = ranges.filter((range) => range.start < end && range.end > start);
    return {
      text: points.slice(start, end).join(''),
      says: over.map((range) => range.n),
      ends: over.filter((range) => range.end === end).map((range) => range.n),
    };
  });
}
