/**
 * How texts are compared, searched and sorted, the same for what is stored and what is asked. The database never folds;
 * it compares what was folded here, because its own functions depend on its locale. Raise the version when a text may
 * fold differently: stored texts are then folded again at the next start.
 */
export const FOLD_VERSION = 1;

/** Folds a text for comparison: see `foldCharacters`. White space becomes single spaces. */
export function fold(text: string): string {
  return foldCharacters(text)
    .replace(/[\s\u0085]+/g, ' ')
    .trim();
}

/**
 * Folds the characters of a text: lower case; compatible forms (full width, half width, ligatures, decomposed Hangul)
 * as one; without accents, vowel points and other marks that are commonly left out, but with those that belong to the
 * letter, such as Indic vowel signs and Japanese voicing; without what is invisible; digits, quotes and dashes as
 * ASCII has them. Folding what is folded changes nothing.
 */
export function foldCharacters(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .replace(SPACING_ACUTE, "'")
    .replace(DOUBLE_PRIME, '"')
    .normalize('NFKD')
    .replace(DROPPED, '')
    .toLowerCase()
    .replace(VARIANT, (character) => variants.get(character) ?? character)
    .replace(QUOTE, "'")
    .replace(DOUBLE_QUOTE, '"')
    .replace(DASH, '-')
    .normalize('NFC');
}

/**
 * A text in parts that can be folded one by one and together give what the whole gives. A letter and its marks are one
 * part; so are the letters of a Hangul syllable.
 */
export const foldingParts = (text: string): readonly string[] => text.match(PART) ?? [];

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are all of ASCII
const ASCII = /^[\x00-\x7f]*$/;
// Before compatible forms are taken apart: these would fall into a space and an accent, or into two signs.
const SPACING_ACUTE = /[´΄\u1ffd]/g;
const DOUBLE_PRIME = /[″‶]/g;
const QUOTE = /[‘’‚‛‹›′‵ʹʻʼʽˈ׳]/g;
const DOUBLE_QUOTE = /[«»“”„‟〝〞〟❝❞״]/g;
const DASH = /[\p{Pd}−]/gu;

/** Invisible characters, the Arabic elongation, and marks of Latin, Greek, Cyrillic, Hebrew, Arabic and Syriac. */
const DROPPED = new RegExp(
  `[\\p{Default_Ignorable_Code_Point}\\p{Bidi_Control}ـ${[
    '\\u0300-\\u036f\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f',
    '\\u0483-\\u0489\\u2de0-\\u2dff\\ua66f-\\ua672\\ua674-\\ua67d\\ua69e\\ua69f',
    '\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7',
    '\\u0610-\\u061a\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed\\u08ca-\\u08e1\\u08e3-\\u08ff',
    '\\u0711\\u0730-\\u074a',
  ].join('')}]`,
  'gu',
);

/** Each set of digits by its zero. */
const zeros = '٠۰߀०০੦૦୦௦౦೦൦෦๐໐༠၀႐០᠐';
/**
 * Letters that have no mark to drop and are written with others where a keyboard lacks them, and letters that only
 * look different.
 */
const letters: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ð: 'd', đ: 'd', þ: 'th', ł: 'l', ħ: 'h', ŧ: 't', ı: 'i', ŋ: 'n' },
  ...{ ς: 'σ', ی: 'ي', ى: 'ي', ک: 'ك' },
};
const variants = new Map([
  ...Object.entries(letters),
  ...[...zeros].flatMap((zero) =>
    Array.from({ length: 10 }, (_, digit): [string, string] => [
      String.fromCodePoint((zero.codePointAt(0) ?? 0) + digit),
      String(digit),
    ]),
  ),
]);
const VARIANT = new RegExp(`[${[...variants.keys()].join('')}]`, 'gu');

const JAMO = '\\u1100-\\u11ff\\u3131-\\u318e\\ua960-\\ua97f\\ud7b0-\\ud7ff\\uffa0-\\uffdc';
const PART = new RegExp(`(?:[${JAMO}]+|[^])[\\p{M}\\p{Default_Ignorable_Code_Point}${JAMO}\\uff9e\\uff9f]*`, 'gu');
