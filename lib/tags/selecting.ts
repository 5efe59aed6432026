/** A selection in a text in code units: where it was begun, and its other end, which moves. */
export type Selection = { anchor: number; head: number };
export type Move = 'word' | 'sentence' | 'letter';

const words = new Intl.Segmenter('en', { granularity: 'word' });
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });
const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** So much text around a place is cut into words or sentences. */
const WINDOW = 4000;

type Range = { start: number; end: number };

export const rangeOf = ({ anchor, head }: Selection): Range => ({
  start: Math.min(anchor, head),
  end: Math.max(anchor, head),
});

/**
 * Moves a selection by keyboard. Without `extend` the next or previous word (or sentence) is selected whole; with it
 * the moving end goes on by one, and past the anchor the selection turns round.
 */
export function moved(
  text: string,
  { anchor, head }: Selection,
  by: Move,
  direction: 1 | -1,
  extend: boolean,
): Selection {
  const { start, end } = rangeOf({ anchor, head });
  if (by === 'letter') return { anchor, head: letterFrom(text, head, direction) };
  const around = segmentsAround(text, extend ? head : direction > 0 ? end : start, by);
  if (!extend) {
    const next =
      direction > 0
        ? around.find((segment) => segment.start >= end)
        : around.findLast((segment) => segment.end <= start);
    return next ? { anchor: next.start, head: next.end } : { anchor, head };
  }
  const forward = head >= anchor;
  if (direction > 0) {
    const next = forward
      ? around.find((segment) => segment.end > head)
      : around.find((segment) => segment.start > head);
    if (!next) return { anchor, head };
    return forward || next.start < anchor
      ? { anchor, head: forward ? next.end : next.start }
      : { anchor, head: anchor };
  }
  const previous =
    forward && head > anchor
      ? around.findLast((segment) => segment.end < head)
      : around.findLast((segment) => segment.start < head);
  if (!previous) return { anchor, head };
  if (forward && head > anchor)
    return previous.end > anchor ? { anchor, head: previous.end } : { anchor, head: anchor };
  return { anchor, head: previous.start };
}

/** The whole words that a selection touches; white space at its ends is left out. */
export function snapped(text: string, { start, end }: Range): Range {
  const around = segmentsAround(text, start, 'word').concat(segmentsAround(text, end, 'word'));
  const touched = around.filter((segment) => segment.start < end && segment.end > start);
  if (touched.length === 0) return { start, end };
  return {
    start: Math.min(...touched.map((segment) => segment.start)),
    end: Math.max(...touched.map((segment) => segment.end)),
  };
}

/** The sentence at a place. */
export function sentenceAt(text: string, at: number): Range {
  return (
    segmentsAround(text, at, 'sentence').find(({ start, end }) => start <= at && at < end) ?? { start: at, end: at }
  );
}

/** The word at or after a place; null at the end. */
export function wordAt(text: string, at: number): Range | null {
  return segmentsAround(text, at, 'word').find(({ end }) => end > at) ?? null;
}

/** Words (runs of letters, digits, or one mark) or sentences near a place, in order. */
function segmentsAround(text: string, at: number, by: 'word' | 'sentence'): Range[] {
  // From a line's beginning, so that nothing is cut in its middle; a line without end is cut anyway.
  const line = text.lastIndexOf('\n', Math.max(0, at - WINDOW)) + 1;
  const from = Math.max(line, at - 2 * WINDOW);
  const part = text.slice(from, at + WINDOW);
  const list: Range[] = [];
  for (const { segment, index } of (by === 'word' ? words : sentences).segment(part)) {
    const trimmed = segment.trim();
    if (trimmed === '') continue;
    const start = from + index + segment.indexOf(trimmed);
    list.push({ start, end: start + trimmed.length });
  }
  return list;
}

function letterFrom(text: string, at: number, direction: 1 | -1): number {
  const from = Math.max(0, at - 50);
  const cuts = [...letters.segment(text.slice(from, at + 50))].map(
    ({ index, segment }) => [from + index, from + index + segment.length] as const,
  );
  if (direction > 0) return cuts.find(([start]) => start >= at)?.[1] ?? at;
  return cuts.findLast(([, end]) => end <= at)?.[0] ?? at;
}
