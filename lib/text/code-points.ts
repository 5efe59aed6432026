/**
 * Exact conversion between the offsets of JavaScript (UTF-16 code units) and code points, in which all spans of
 * Whence are stored. A surrogate without its partner counts as one code point, as everywhere in JavaScript.
 */
export type CodePoints = {
  /** How many code points the text has. */
  readonly length: number;
  /** In: an offset in code units. Out: in code points; from the middle of a pair, that of its beginning. */
  toPoints(unit: number): number;
  /** In: an offset in code points. Out: in code units. */
  toUnits(point: number): number;
};

/** Reads a text once; each conversion then takes logarithmic time. */
export function codePointsOf(text: string): CodePoints {
  // Where the second half of each pair stands.
  const seconds: number[] = [];
  for (let at = 1; at < text.length; at++) {
    if (isSecond(text.charCodeAt(at)) && isFirst(text.charCodeAt(at - 1))) seconds.push(at);
  }
  const toPoints = (unit: number) => unit - countBelow(seconds.length, (i) => (seconds[i] ?? 0) <= unit);
  return {
    length: text.length - seconds.length,
    toPoints,
    // The i-th pair begins at the code point seconds[i] - 1 - i.
    toUnits: (point) => point + countBelow(seconds.length, (i) => (seconds[i] ?? 0) - 1 - i < point),
  };
}

const isFirst = (unit: number) => unit >= 0xd800 && unit < 0xdc00;
const isSecond = (unit: number) => unit >= 0xdc00 && unit < 0xe000;

/** How many of the first items a condition holds for, when it holds for none after one for which it does not. */
function countBelow(count: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
