import { stemmer } from 'stemmer';

/**
 * The terms by which a folded text is found. Scripts without spaces are cut into pairs of characters, because their
 * words are unknown; other scripts into words.
 */

/**
 * Han, kana, Bopomofo, Yi, Hangul (whose compounds have no spaces), Thai, Lao, Khmer, Myanmar and others of their
 * kind.
 */
const UNSPACED =
  '\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Bopo}\\p{sc=Hang}\\p{sc=Yiii}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}\\p{sc=Tale}\\p{sc=Talu}\\p{sc=Lana}\\p{sc=Tavt}\\p{sc=Java}\\p{sc=Bali}';
const IN_WORD = '\\p{L}\\p{M}\\p{N}';
const unspaced = new RegExp(`[${UNSPACED}]`, 'u');
const FIRST_UNSPACED = /[\u0e00-\u{10ffff}]/u;
const PIECE = new RegExp(`(?:(?=[${UNSPACED}])[${IN_WORD}])+|(?:(?![${UNSPACED}])[${IN_WORD}])+`, 'gu');
const SPACED_PIECE = new RegExp(`[${IN_WORD}]+`, 'gu');
/** “Huawei's” is found as “Huawei”, and the other way round. */
const POSSESSIVE = /(?<=[a-z])'s(?![\p{L}\p{M}\p{N}])/gu;

/** English words that say nothing about what a text is about. “Not” and its like are none of them. */
export const FUNCTION_WORDS = `a an the and or of to in on at by for from with as is are was were be been have has had do does did it its
  this that these those he she they his her their`;

/** Longer words are known by their beginning, because the database's index takes 2 kB at most. */
const LONGEST = 160;

/** A word, or a run of characters of a script without spaces. */
export type Piece = { readonly text: string; readonly spaced: boolean };

/** The words and runs of a folded text, in their order. */
export function piecesOf(folded: string): Piece[] {
  const text = folded.replace(POSSESSIVE, '');
  const simple = !FIRST_UNSPACED.test(text);
  return (text.match(simple ? SPACED_PIECE : PIECE) ?? []).map((piece) => ({
    text: piece,
    spaced: simple || !unspaced.test(piece),
  }));
}

/** The pairs of a run in order, and its last character. Any part of the run starts one of them. */
export function pairsOf(run: string): string[] {
  const characters = [...run];
  return characters.map((character, i) => character + (characters[i + 1] ?? ''));
}

/** A word as the index has it. */
export const indexed = (word: string): string =>
  word.length > LONGEST ? [...word.slice(0, LONGEST + 1)].slice(0, -1).join('') : word;

/** The English stem of a word; null if it equals the word, or the word is not in plain Latin letters. */
export function stemOf(word: string): string | null {
  if (!/^[a-z]{3,40}$/.test(word)) return null;
  const stem = stemmer(word);
  return stem === word ? null : stem;
}

/**
 * The terms by which a folded text is found, each once: its words, with the stems of possible English words, and the
 * pairs of its runs.
 */
export function indexWords(folded: string): string[] {
  const found = new Set<string>();
  for (const { text, spaced } of piecesOf(folded)) {
    if (!spaced) for (const pair of pairsOf(text)) found.add(pair);
    else {
      found.add(indexed(text));
      const stem = stemOf(text);
      if (stem) found.add(stem);
    }
  }
  return [...found];
}

/** The terms by which two texts are compared, with repetitions: stems, words without one, and whole pairs. */
export function termsOf(folded: string): string[] {
  return piecesOf(folded).flatMap(({ text, spaced }) => {
    if (spaced) return [stemOf(text) ?? indexed(text)];
    const pairs = pairsOf(text);
    return pairs.length > 1 ? pairs.slice(0, -1) : pairs;
  });
}
