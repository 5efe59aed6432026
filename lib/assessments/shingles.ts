import { CONTAINED_AT_LEAST, SAME_WORDING_FROM, SHINGLE_WORDS, TOLERANCE } from '@/lib/assessments/conventions';

/** The different shingles of a text as fingerprints of 53 bits, in ascending order. */
export type Shingles = Float64Array;

const NO_WORD = 1;
const LETTER = 2;
const ALONE = 3;
const MARK = 4;
/** What a code point is, determined when it first occurs; 0 until then. */
const kinds = new Uint8Array(0x110000);

function kindOf(point: number): number {
  const known = kinds[point];
  if (known) return known;
  const character = String.fromCodePoint(point);
  // These scripts have no spaces, so each character counts as a word.
  const isAlone = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u.test(character);
  const kind = /\p{M}/u.test(character) ? MARK : /[\p{L}\p{N}]/u.test(character) ? (isAlone ? ALONE : LETTER) : NO_WORD;
  kinds[point] = kind;
  return kind;
}

/** Scatters 32 bits so that each bit of the result depends on every bit of what comes in (the end of MurmurHash3). */
function scatter(bits: number): number {
  let x = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}

/** Two hashes of each word of a text in turn, ignoring case and marks. */
function wordHashes(text: string): number[] {
  const folded = text.normalize('NFD').toLowerCase();
  const found: number[] = [];
  let [one, two, isInside] = [0, 0, false];
  const end = () => {
    found.push(scatter(one), scatter(two));
    [one, two, isInside] = [0, 0, false];
  };
  for (let at = 0; at < folded.length; at++) {
    const point = folded.codePointAt(at) ?? 0;
    if (point > 0xffff) at++;
    const kind = kindOf(point);
    if (kind === MARK) continue;
    if (isInside && kind !== LETTER) end();
    if (kind === NO_WORD) continue;
    one = Math.imul(one ^ (point + 1), 0x9e3779b1);
    one ^= one >>> 15;
    two = Math.imul(two ^ (point + 0x7f4a), 0x27d4eb2f);
    two ^= two >>> 13;
    isInside = true;
    if (kind === ALONE) end();
  }
  if (isInside) end();
  return found;
}

/** What two texts are compared by: their shingles, and `prints`, which find a text contained in another. */
export type Shape = { shingles: Shingles; bands: number[]; prints: number[] };

export function shapeOf(text: string): Shape {
  const runs = runsOf(text);
  const shingles = differentOf(runs);
  return { shingles, bands: bandsOf(shingles), prints: shingles.length < CONTAINED_AT_LEAST ? [] : printsOf(runs) };
}

/**
 * The shingles of a text (A. Broder, *On the resemblance and containment of documents*, 1997): every run of five
 * words. Words are runs of Unicode letters and digits without regard to case and accents; in scripts written without
 * spaces, each character. A text of fewer than five words has no shingles and so is like no other. Two different
 * shingles have the same fingerprint with probability 2⁻⁵³.
 */
export function shinglesOf(text: string): Shingles {
  return differentOf(runsOf(text));
}

/** The fingerprints of all runs of words in the order of the text. */
function runsOf(text: string): Float64Array {
  const words = wordHashes(text);
  const runs = Math.max(0, words.length / 2 - SHINGLE_WORDS + 1);
  const found = new Float64Array(runs);
  for (let run = 0; run < runs; run++) {
    let [high, low] = [0, 0];
    for (let at = 2 * run; at < 2 * (run + SHINGLE_WORDS); at += 2) {
      high = scatter(Math.imul(high, 31) + (words[at] ?? 0));
      low = scatter(Math.imul(low, 37) + (words[at + 1] ?? 0));
    }
    found[run] = (high >>> 11) * 2 ** 32 + (low >>> 0);
  }
  return found;
}

function differentOf(runs: Float64Array): Shingles {
  const found = runs.toSorted();
  let kept = 0;
  for (let at = 0; at < found.length; at++) if (at === 0 || found[at] !== found[at - 1]) found[kept++] = found[at] ?? 0;
  return found.slice(0, kept);
}

/** How many shingles two texts share. */
function sharedOf(a: Shingles, b: Shingles): number {
  let [i, j, shared] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [one, other] = [a[i] ?? 0, b[j] ?? 0];
    if (one === other) shared++;
    if (one <= other) i++;
    if (other <= one) j++;
  }
  return shared;
}

/**
 * How far two texts share their wording, from 0 to 1; 0 if there is nothing to share. `jaccard`: the share of all their
 * shingles. `contained`: the share of the shorter one's that the longer one has. `same`: whether that counts as the
 * same wording.
 */
export type Likeness = { jaccard: number; contained: number; same: boolean };

export function likenessOf(a: Shingles, b: Shingles): Likeness {
  const shared = sharedOf(a, b);
  const [all, least] = [a.length + b.length - shared, Math.min(a.length, b.length)];
  const jaccard = all === 0 ? 0 : shared / all;
  const contained = least === 0 ? 0 : shared / least;
  const isContained = shared >= CONTAINED_AT_LEAST && contained >= SAME_WORDING_LIMIT;
  return { jaccard, contained, same: jaccard >= SAME_WORDING_LIMIT || isContained };
}

/** The least share that counts as the same wording, minus the tolerance. */
export const SAME_WORDING_LIMIT = SAME_WORDING_FROM - TOLERANCE;

/** One of this many runs in a row becomes a print. */
const WINDOW = 10;
/**
 * If the longer text has less than this share of the shorter one's prints, it does not contain it. A text with just
 * four fifths of its shingles there has hardly more than one gap in twenty shingles, and each stretch between two gaps
 * keeps its prints except those at its ends. Of 3,173 such texts with random gaps, none shared less than .3.
 */
export const PRINTS_SHARED_FROM = 0.25;

/**
 * The prints of a text (winnowing: S. Schleimer, D. Wilkerson, A. Aiken, *Local algorithms for document
 * fingerprinting*, 2003): the least of every ten runs in a row, folded to an integer. Wherever two texts have ten
 * runs, fourteen words, in common, they have a print in common.
 */
function printsOf(runs: Float64Array): number[] {
  const points = pointsOf(runs);
  const found = new Set<number>();
  for (let from = 0; from + WINDOW <= points.length; from++) {
    let least = points[from] ?? 0;
    for (let at = from + 1; at < from + WINDOW; at++) least = Math.min(least, points[at] ?? 0);
    found.add(least);
  }
  return [...found];
}

const pointsOf = (shingles: Float64Array) =>
  Int32Array.from(shingles, (shingle) => scatter(((shingle % 2 ** 32) | 0) ^ Math.imul(shingle / 2 ** 32, 0x27d4eb2f)));

export const BANDS = 32;
export const ROWS = 4;
/** Fixed for good, because stored bands must be found again. */
const seeds = Int32Array.from({ length: BANDS * ROWS }, (_, row) => scatter(Math.imul(row + 1, 0x9e3779b1)));

/**
 * The bands of a text (MinHash with locality-sensitive hashing: J. Leskovec, A. Rajaraman, J. Ullman, *Mining of
 * Massive Datasets*, ch. 3): the least of its shingles under 128 fixed orders, four and four folded to one integer
 * together with the number of the band. Texts with a Jaccard of J have one in common with probability 1 − (1 − J⁴)³²:
 * for .8, all but one pair in 20 million; for .3, less than every fourth; without common shingles, by accident only.
 * None where there are no shingles.
 */
export function bandsOf(shingles: Shingles): number[] {
  if (shingles.length === 0) return [];
  const points = pointsOf(shingles);
  return Array.from({ length: BANDS }, (_, band) => {
    let folded = scatter(band + 1);
    for (let row = band * ROWS; row < (band + 1) * ROWS; row++)
      folded = scatter(Math.imul(folded, 31) + leastOf(points, seeds[row] ?? 0));
    return folded;
  });
}

function leastOf(points: Int32Array, seed: number): number {
  let least = 0x7fffffff;
  for (let at = 0; at < points.length; at++) {
    const value = scatter((points[at] ?? 0) ^ seed);
    if (value < least) least = value;
  }
  return least;
}
