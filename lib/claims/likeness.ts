import { fold } from '@/lib/format/fold';

/** A text with the stems that the database sees in it. */
export type Stemmed = { readonly text: string; readonly stems: readonly string[] };
/** How much a stem tells: rare ones more. */
export type Weights = ReadonlyMap<string, number>;

const SHARE = { together: 0.45, contained: 0.2, letters: 0.35 } as const;

/**
 * How much alike two texts are, from 0 to 1: which stems they share, rare ones counting more, and which groups of three letters.
 * @param weights of the stems of `wanted`
 */
export function likeness(wanted: Stemmed, found: Stemmed, weights: Weights): number {
  if (fold(wanted.text) === fold(found.text)) return 1;
  const there = new Set(found.stems);
  const sum = (stems: readonly string[]) => stems.reduce((total, stem) => total + (weights.get(stem) ?? 0), 0);
  const all = sum(wanted.stems);
  const shared = sum(wanted.stems.filter((stem) => there.has(stem)));
  const others = found.stems.filter((stem) => !weights.has(stem)).length * (all / Math.max(1, wanted.stems.length));
  const score =
    all === 0
      ? lettersAlike(wanted.text, found.text)
      : SHARE.together * (shared / (all + others)) +
        SHARE.contained * (shared / all) +
        SHARE.letters * lettersAlike(wanted.text, found.text);
  return Math.min(0.99, Math.round(score * 100) / 100);
}

/** Why one text is like another, in words. */
export function likenessInWords(wanted: Stemmed, found: Stemmed, weights: Weights): string {
  if (fold(wanted.text) === fold(found.text)) return 'the same words';
  const there = new Set(found.stems);
  const shared = wanted.stems.filter((stem) => there.has(stem)).sort((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0));
  if (shared.length === 0) return 'similar spelling';
  if (shared.length === wanted.stems.length)
    return there.size === shared.length ? 'the same words in another order or form' : 'has all these words, and more';
  const words = shared.slice(0, 4).map((stem) => `«${spelled(stem, found.text)}»`);
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
