import { isAbbreviation } from '@/lib/text/tokens';

/** `isLast`: its paragraph ends with it. */
export type Sentence = { start: number; end: number; isLast: boolean };
/** Which sentences of a text are unchanged in another, each in one place. */
export type Kept = {
  readonly before: readonly Sentence[];
  readonly after: readonly Sentence[];
  /** By the number of an earlier sentence, the number of the later one; −1 if it is gone or its place is unknown. */
  readonly forth: Int32Array;
  /**
   * By the number of a later sentence, the number of the earlier one; −1 if it is new, −2 if two may have become it.
   */
  readonly back: Int32Array;
};

/** A sentence without an end is cut at this many characters. */
const LONGEST = 1000;
const SIGN = /[.!?…。！？؟۔“«「『”»」』"]/g;
const ENDS = /[.!?…。！？؟۔]/;
const AFTER_END = /[.!?…。！？؟۔"”’»)\]'」』]*/y;
const [OPENING, CLOSING] = ['“«「『', '”»」』'];

/**
 * The sentences of a flat text (see `flatten`) with single spaces, without the spaces between them. A quotation belongs
 * to the sentence in which it starts.
 * @param breaks where paragraphs end, in ascending order
 */
export function sentencesIn(text: string, breaks: readonly number[]): Sentence[] {
  const found: Sentence[] = [];
  const last = text.length - 1;
  const signFrom = finderOf(text);
  let start = 1;
  for (const end of [...breaks, last]) {
    let [quotes, isStraight] = [0, false];
    const close = (at: number) => {
      const [from, to] = [start + (text[start] === ' ' ? 1 : 0), at - (text[at - 1] === ' ' ? 1 : 0)];
      if (to > from) found.push({ start: from, end: to, isLast: at >= end });
      start = at;
    };
    const cutUpTo = (at: number) => {
      while (at - start > LONGEST) {
        const space = text.indexOf(' ', start + LONGEST);
        close(Math.min(at, space < 0 || space > start + 2 * LONGEST ? start + 2 * LONGEST : space));
        [quotes, isStraight] = [0, false];
      }
    };
    const weigh = (sign: string) => {
      if (OPENING.includes(sign)) quotes++;
      else if (CLOSING.includes(sign)) quotes = Math.max(0, quotes - 1);
      else if (sign === '"') isStraight = !isStraight;
    };
    for (let match = signFrom(start); match && match.index < end; ) {
      cutUpTo(match.index);
      const [sign] = match;
      const next = match.index + 1;
      match = signFrom(next);
      if (!ENDS.test(sign)) {
        weigh(sign);
        continue;
      }
      AFTER_END.lastIndex = next;
      const inside = AFTER_END.exec(text)?.[0] ?? '';
      for (const mark of inside) weigh(mark);
      const after = next + inside.length;
      match = signFrom(after);
      if (quotes > 0 || isStraight || after >= end) continue;
      if (!/[。！？]/.test(sign) && (text[after] !== ' ' || /\p{Ll}/u.test(text[after + 1] ?? ''))) continue;
      if (
        sign === '.' &&
        inside === '' &&
        isAbbreviation(/[\p{L}.]*$/u.exec(text.slice(Math.max(start, after - 13), after - 1))?.[0] ?? '')
      )
        continue;
      close(after);
    }
    cutUpTo(end);
    close(end);
  }
  return found;
}

/** Finds the first sign from a place on, and remembers it for paragraphs that end before it. */
function finderOf(text: string): (from: number) => RegExpExecArray | null {
  let [found, soughtFrom]: [RegExpExecArray | null, number] = [null, Number.POSITIVE_INFINITY];
  return (from) => {
    if (from >= soughtFrom && (found === null || found.index >= from)) return found;
    SIGN.lastIndex = from;
    [found, soughtFrom] = [SIGN.exec(text), from];
    return found;
  };
}

/**
 * Pairs the equal sentences of two flat texts: those that occur once in each, wherever they are, and from there on
 * equal neighbours. A sentence that may come from two places comes from none.
 */
export function keptSentences(
  before: string,
  after: string,
  breaks: { before: readonly number[]; after: readonly number[] },
): Kept {
  const [old, now] = [sentencesIn(before, breaks.before), sentencesIn(after, breaks.after)];
  const wordsOf = (text: string, them: readonly Sentence[]) => them.map(({ start, end }) => text.slice(start, end));
  const [was, is] = [wordsOf(before, old), wordsOf(after, now)];
  const [onceWas, onceIs] = [once(was), once(is)];
  const anchors: [number, number][] = [];
  for (const [words, i] of onceWas) {
    const j = onceIs.get(words);
    if (i >= 0 && j !== undefined && j >= 0) anchors.push([i, j]);
  }
  const forth = new Int32Array(old.length).fill(-1);
  const back = new Int32Array(now.length).fill(-1);
  for (const [i, j] of anchors) [forth[i], back[j]] = [j, i];
  // The start and end of a text serve as anchors.
  anchors.push([-1, -1], [old.length, now.length]);
  const anchored = new Set(anchors.map(([i]) => i));
  const reached: [number, number][] = [];
  for (const step of [1, -1])
    for (const [from, to] of anchors)
      for (
        let i = from + step, j = to + step;
        i >= 0 && j >= 0 && i < old.length && j < now.length;
        i += step, j += step
      ) {
        if (anchored.has(i) || was[i] !== is[j]) break;
        reached.push([i, j]);
      }
  const contested = new Set<number>();
  for (const [i, j] of reached) {
    if ((forth[i] ?? -1) >= 0 && forth[i] !== j) contested.add(j).add(forth[i] ?? -1);
    if ((back[j] ?? -1) >= 0 && back[j] !== i) contested.add(j);
    [forth[i], back[j]] = [j, i];
  }
  for (const j of contested) back[j] = -2;
  for (const [i, j] of forth.entries()) if (j >= 0 && back[j] !== i) forth[i] = -1;
  return { before: old, after: now, forth, back };
}

/** Where each word is that occurs once; −1 for the others. */
function once(words: readonly string[]): Map<string, number> {
  const places = new Map<string, number>();
  for (const [i, one] of words.entries()) places.set(one, places.has(one) ? -1 : i);
  return places;
}

/** The number of the first sentence that ends after a place, or of the last one if none does. */
export function sentenceAt(sentences: readonly Sentence[], at: number): number {
  let [low, high] = [0, sentences.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sentences[middle]?.end ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
