import search from 'approx-string-match';
import type { Edges } from './flat-text';
import { GRAM, type Grams } from './grams';

/** Shorter words are found exactly or not at all, and so are longer ones. In characters. */
export const SHORTEST_ALIKE = 12;
export const LONGEST_ALIKE = 2000;
/** Of a passage so many characters in a hundred may differ. */
export const DIFFERING = 15;
/** The next best place must differ in so many characters in a hundred more. */
const CLEARLY = 5;

/** A stretch of a flat text. */
export type Stretch = { start: number; end: number };
export type Range = { from: number; to: number };
/** Told how much was looked at; says whether to go on. */
export type Budget = (steps: number) => boolean;
type Match = Stretch & { errors: number };

/** A part of a text that is gone through as a whole, in characters. */
const SMALL = 4000;
/** So many runs are looked up beyond those that errors may spoil. */
const SPARE = 3;
/** What a single place costs, beside its words. */
const EACH = 1000;
/** So many pairs of ends are compared at most. */
const ENDS_TRIED = 36;
/** The sign at the beginning of a flat text. */
const START = '\ud800';

/** In how many characters words may differ from what is found for them; null: they must be found exactly. */
export function tolerance(words: string): { most: number; clearly: number } | null {
  if (words.length < SHORTEST_ALIKE || words.length > LONGEST_ALIKE) return null;
  const clearly = Math.max(1, Math.floor((words.length * CLEARLY) / 100));
  // Whatever else is as near as that must have a run of four characters in common, or it would not be noticed.
  const seen = Math.min(Math.floor((words.length * (DIFFERING + CLEARLY)) / 100), Math.floor(words.length / GRAM) - 1);
  return { most: Math.min(Math.floor((words.length * DIFFERING) / 100), seen - clearly), clearly };
}

/**
 * The one place in a text at which words stand altered a little; null where there is none, or another is nearly as
 * good.
 * @param within only places in this part of the text
 * @param budget when it says no, nothing is found
 */
export function findAlike(words: string, grams: Grams, edges: Edges, within: Range, budget: Budget): Match | null {
  const allowed = tolerance(words);
  if (!allowed) return null;
  const { most, clearly } = allowed;
  // Most passages were altered little, and those are found with less.
  let best: Match[] | null = [];
  for (const errors of new Set([Math.floor(most / 3), most])) {
    best = bestIn(words, grams.text, likelyRanges(words, grams, within, errors, budget), errors, budget);
    if (!best || best.length > 0) break;
  }
  const first = best?.[0];
  if (!best || !first) return null;
  const same = best.filter(({ start, end }) => start < first.end && end > first.start);
  if (same.length < best.length) return null;
  const taken = { start: Math.min(...same.map(({ start }) => start)), end: Math.max(...same.map(({ end }) => end)) };
  const near = likelyRanges(words, grams, within, first.errors + clearly, budget);
  const rest = near?.flatMap(({ from, to }) => [
    { from, to: Math.min(to, taken.start) },
    { from: Math.max(from, taken.end), to },
  ]);
  const second = bestIn(
    words,
    grams.text,
    rest?.filter(({ from, to }) => to > from) ?? null,
    first.errors + clearly,
    budget,
  );
  if (!second || second.length > 0) return null;
  return trimmed(words, grams.text, edges, same, most, within);
}

/**
 * The parts of a text in which words can stand with so many errors. Cut into runs of four characters, each error
 * spoils one run at most; the others stand there unharmed, and at about the same distance from where the words begin.
 * So the rarest runs are enough, a few more than there may be errors.
 */
function likelyRanges(
  words: string,
  grams: Grams,
  { from, to }: Range,
  errors: number,
  budget: Budget,
): Range[] | null {
  if (to - from <= SMALL) return [{ from, to }];
  const runs = Array.from({ length: Math.floor(words.length / GRAM) }, (_, i) => ({
    offset: i * GRAM,
    places: grams.placesOf(words, i * GRAM),
  }))
    .sort((a, b) => a.places.length - b.places.length)
    .slice(0, errors + SPARE);
  const width = 2 * errors + 1;
  const counts = new Uint16Array(Math.ceil((grams.text.length + words.length) / width) + 2);
  for (const { offset, places } of runs) {
    if (!budget(places.length)) return null;
    const shift = words.length - offset;
    for (let i = 0; i < places.length; i++) {
      const bucket = Math.floor(((places[i] ?? 0) + shift) / width);
      counts[bucket] = (counts[bucket] ?? 0) + 1;
    }
  }
  const ranges: Range[] = [];
  for (let bucket = 0; bucket + 1 < counts.length; bucket++) {
    if ((counts[bucket] ?? 0) + (counts[bucket + 1] ?? 0) < runs.length - errors) continue;
    const start = bucket * width - words.length;
    const range = {
      from: Math.max(from, start - errors),
      to: Math.min(to, start + 2 * width + words.length + 2 * errors),
    };
    const last = ranges.at(-1);
    if (range.to <= range.from) continue;
    if (last && range.from <= last.to) last.to = Math.max(last.to, range.to);
    else ranges.push(range);
    // Words that may stand anywhere are told from nothing.
    if ((ranges.at(-1)?.to ?? 0) - (ranges.at(-1)?.from ?? 0) > Math.max(SMALL, 4 * words.length)) return null;
  }
  return ranges;
}

/** The places in these parts that differ least from the words; null when it would take too long. */
function bestIn(
  words: string,
  text: string,
  ranges: readonly Range[] | null,
  most: number,
  budget: Budget,
): Match[] | null {
  if (!ranges) return null;
  let best: Match[] = [];
  let errors = most;
  const blocks = Math.ceil(words.length / 32);
  for (const batch of batches(ranges)) {
    // So much lies between two parts that nothing can reach over it.
    const gap = START.repeat(errors + 1);
    const joined = batch.map(({ from, to }) => text.slice(from, to)).join(gap);
    if (!budget(joined.length * blocks)) return null;
    const matches = search(joined, words, errors);
    if (!budget(matches.length * (words.length * blocks + EACH))) return null;
    const found = matches.flatMap((match) => {
      let at = 0;
      for (const { from, to } of batch) {
        if (match.start >= at && match.end <= at + to - from)
          return [{ start: match.start - at + from, end: match.end - at + from, errors: match.errors }];
        at += to - from + gap.length;
      }
      return [];
    });
    const least = found[0]?.errors;
    if (least === undefined) continue;
    best = least < errors ? found : [...best, ...found];
    errors = least;
  }
  return best;
}

function* batches(ranges: readonly Range[]): Generator<Range[]> {
  let batch: Range[] = [];
  let size = 0;
  for (const range of ranges) {
    if (batch.length > 0 && size + range.to - range.from > SMALL) {
      yield batch;
      batch = [];
      size = 0;
    }
    batch.push(range);
    size += range.to - range.from;
  }
  if (batch.length > 0) yield batch;
}

/**
 * Of places that differ equally little, and of those whose ends are moved to where words end, the one that differs
 * least; null where each differs too much then.
 */
function trimmed(
  words: string,
  text: string,
  edges: Edges,
  same: readonly Match[],
  most: number,
  { from, to }: Range,
): Match | null {
  const starts = new Set(same.flatMap(({ start }) => edgesAround(text, start, edges)).filter((at) => at >= from));
  const ends = new Set(same.flatMap(({ end }) => edgesAround(text, end, edges)).filter((at) => at <= to));
  let best: Match | null = null;
  let tried = 0;
  for (const start of starts)
    for (const end of ends) {
      if (end <= start || edges.isSpace(text, start) || edges.isSpace(text, end - 1) || ++tried > ENDS_TRIED) continue;
      const errors = distance(words, text.slice(start, end), best ? best.errors : most);
      if (errors === null) continue;
      const longer = (place: Stretch) => Math.abs(place.end - place.start - words.length);
      if (!best || errors < best.errors || longer({ start, end }) < longer(best)) best = { start, end, errors };
    }
  return best;
}

/** The place itself where no word goes over it; else where that word begins and ends, and before and after spaces. */
function edgesAround(text: string, at: number, edges: Edges): number[] {
  let [left, right] = [at, at];
  while (edges.isWithin(text, left)) left--;
  while (edges.isWithin(text, right)) right++;
  let [before, after] = [left, right];
  while (before > 0 && edges.isSpace(text, before - 1)) before--;
  while (after < text.length && edges.isSpace(text, after)) after++;
  return [left, right, before, after];
}

/** How many characters must be put in, taken out or replaced to make one of the other; null: more than `most`. */
function distance(a: string, b: string, most: number): number | null {
  if (most < 0 || Math.abs(a.length - b.length) > most) return null;
  const far = most + 1;
  let row = Int32Array.from({ length: b.length + 1 }, (_, j) => Math.min(j, far));
  for (let i = 1; i <= a.length; i++) {
    const next = new Int32Array(b.length + 1).fill(far);
    if (i <= most) next[0] = i;
    for (let j = Math.max(1, i - most); j <= Math.min(b.length, i + most); j++) {
      const replaced = (row[j - 1] ?? far) + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1);
      next[j] = Math.min(replaced, (row[j] ?? far) + 1, (next[j - 1] ?? far) + 1);
    }
    row = next;
  }
  const errors = row[b.length] ?? far;
  return errors > most ? null : errors;
}
