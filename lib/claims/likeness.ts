import { fold } from '@/lib/format/fold';

/** A text with its terms, each once. */
export type Stemmed = { readonly text: string; readonly stems: readonly string[] };
/** How much a stem says: rare ones more. */
export type Weights = ReadonlyMap<string, number>;

const SHARE = { terms: 0.8, letters: 0.2 } as const;
/** BM25: how soon a long statement counts less, and how long statements are. */
const [SATURATION, BY_LENGTH, USUAL] = [1.2, 0.75, 12];
/** With less than this share of one text in common, two texts are not compared. */
const LEAST = { terms: 0.25, letters: 0.5 } as const;
/** From this share of letters in common, two texts may well be one text written twice. */
const NEARLY = 0.75;

/**
 * How similar two texts are, from 0 to 1: which stems they share, weighted by BM25, and which groups of three letters.
 * @param weights of the stems of `wanted`
 */
export function likeness(wanted: Stemmed, found: Stemmed, weights: Weights): number {
  if (fold(wanted.text) === fold(found.text)) return 1;
  const { all, shared } = sumsOf(wanted, found, weights);
  const length = (stems: number) => (SATURATION + 1) / (1 + SATURATION * (1 - BY_LENGTH + BY_LENGTH * (stems / USUAL)));
  const terms = all === 0 ? 0 : (shared * length(found.stems.length)) / (all * length(0));
  return Math.min(0.99, SHARE.terms * terms + SHARE.letters * lettersAlike(wanted.text, found.text));
}

/** Whether two texts have enough in common to compare them: the words of one, or their spelling. */
export function isAlike(wanted: Stemmed, found: Stemmed, weights: Weights): boolean {
  const { all, shared } = sumsOf(wanted, found, weights);
  const others = found.stems.filter((stem) => !weights.has(stem)).length * (all / Math.max(1, wanted.stems.length));
  return (
    (shared > 0 && shared >= LEAST.terms * Math.min(all, shared + others)) ||
    lettersAlike(wanted.text, found.text) >= LEAST.letters
  );
}

/** Whether two texts are nearly the same: the same words in another order or form, or spelled nearly alike. */
export function isNearlySame(wanted: Stemmed, found: Stemmed): boolean {
  const there = new Set(found.stems);
  const sameWords = wanted.stems.length === there.size && wanted.stems.every((stem) => there.has(stem));
  return (sameWords && there.size > 0) || lettersAlike(wanted.text, found.text) >= NEARLY;
}

function sumsOf(wanted: Stemmed, found: Stemmed, weights: Weights): { all: number; shared: number } {
  const there = new Set(found.stems);
  const sum = (stems: readonly string[]) => stems.reduce((total, stem) => total + (weights.get(stem) ?? 0), 0);
  return { all: sum(wanted.stems), shared: sum(wanted.stems.filter((stem) => there.has(stem))) };
}

/** Why one text is similar to another, in words. */
export function likenessInWords(wanted: Stemmed, found: Stemmed, weights: Weights): string {
  if (fold(wanted.text) === fold(found.text)) return 'the same words';
  const there = new Set(found.stems);
  const shared = wanted.stems
    .filter((stem) => there.has(stem))
    .sort((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0));
  const telling = shared.filter((stem) => weights.get(stem));
  if (telling.length === 0) return 'similar spelling';
  if (shared.length === wanted.stems.length)
    return there.size === shared.length ? 'the same words in another order or form' : 'has all these words, and more';
  const words = telling.slice(0, 4).map((stem) => `“${spelled(stem, found.text)}”`);
  return `shares ${words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : words[0]}`;
}

/** A stem as it is written in a text; the stem itself where it cannot be found. */
function spelled(stem: string, text: string): string {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}.-]*/gu) ?? [];
  const root = stem.length > 4 ? stem.slice(0, -1) : stem;
  const word = words.find((word) => fold(word) === stem) ?? words.find((word) => fold(word).startsWith(root));
  return word?.replace(/[.-]+$/, '') ?? stem;
}

/** The share of groups of three letters that two texts have in common. */
function lettersAlike(a: string, b: string): number {
  const [first, second] = [trigrams(a), trigrams(b)];
  let shared = 0;
  for (const group of first) if (second.has(group)) shared++;
  return shared / Math.max(1, first.size + second.size - shared);
}

function trigrams(text: string): Set<string> {
  const groups = new Set<string>();
  for (const word of fold(text).match(/[\p{L}\p{N}]+/gu) ?? []) {
    const padded = `  ${word} `;
    for (let i = 0; i + 3 <= padded.length; i++) groups.add(padded.slice(i, i + 3));
  }
  return groups;
}
