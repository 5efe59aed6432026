import { codePointsOf } from '@/lib/text/code-points';

/** A text in which each run of white space is one space. All offsets are code points. */
export type Spaced = {
  readonly text: string;
  /** How many code points the text itself has. */
  readonly length: number;
  /** Where in the spaced text a paragraph ends, in ascending order: at the space after it. */
  readonly breaks: readonly number[];
  /**
   * From a place in the text to the place in the spaced text. The end of a passage goes after a space it partly
   * contains.
   */
  inSpaced(at: number, isEnd: boolean): number;
  /** The reverse. */
  inText(at: number): number;
};

/** A run of white space, with its place in both texts. */
type Run = { at: number; length: number; spaced: number };

const WHITE = /[\s\u0085]+/g;
/** A shorter line was not wrapped. */
const WRAPPED = 60;

/** Reads a text so that its white space does not matter. */
export function spacedOut(text: string): Spaced {
  const points = codePointsOf(text);
  const breaks: number[] = [];
  /** Those of more than one character. */
  const runs: Run[] = [];
  let gone = 0;
  let line = 0;
  for (const { 0: white, index } of text.matchAll(WHITE)) {
    const at = points.toPoints(index);
    if (white.includes('\n')) {
      const end = index + white.length;
      if (
        /\n[^\n]*\n/.test(white) ||
        !looksWrapped(text.slice(Math.max(0, index - 2), index), text.slice(end, end + 2), index - line)
      )
        breaks.push(at - gone);
      line = end;
    }
    if (white.length === 1) continue;
    runs.push({ at, length: white.length, spaced: at - gone });
    gone += white.length - 1;
  }
  /** The last run that starts before a place. */
  const lastBefore = (place: number, of: (run: Run) => number): Run | undefined => {
    let [low, high] = [0, runs.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const run = runs[middle];
      if (run && of(run) < place) low = middle + 1;
      else high = middle;
    }
    return runs[low - 1];
  };
  return {
    text: text.replace(WHITE, ' '),
    length: points.length,
    breaks,
    inSpaced: (at, isEnd) => {
      const run = lastBefore(at, (one) => one.at);
      if (!run) return at;
      return at < run.at + run.length ? run.spaced + (isEnd ? 1 : 0) : at - (run.at + run.length) + run.spaced + 1;
    },
    inText: (at) => {
      const run = lastBefore(at, (one) => one.spaced);
      return run ? at - run.spaced - 1 + run.at + run.length : at;
    },
  };
}

/** Whether a line continues on the next one. */
function looksWrapped(before: string, after: string, length: number): boolean {
  return (
    /[\p{L}\p{N},;–—-]$/u.test(before) &&
    (/^\p{Ll}/u.test(after) || (length >= WRAPPED && /^[\p{L}\p{N}“"‘(]/u.test(after)))
  );
}
