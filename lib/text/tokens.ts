import type { WordClass } from '@/lib/detection/word-classes';

/** A word, a number or one mark of punctuation; offsets in UTF-16 code units. */
export type Token = { start: number; end: number; text: string; lower: string; class: WordClass };

/** A piece of a list, `to` excluded: of tokens, unless said otherwise. */
export type Range = { from: number; to: number };

const TOKEN =
  /[\p{L}\p{N}\p{M}_]+(?:[-‐‑.&'’@/][\p{L}\p{N}\p{M}_]+|(?<=\p{N}),(?=\p{N})\p{N}+)*|''|``|--+|\.\.\.+|[^\s]/gu;
/** Their full stop is part of them. */
const ABBREVIATIONS = new Set(
  `mr mrs ms mme mlle messrs dr sen rep gov gen lt col sgt capt maj cpl pvt brig adm cmdr supt insp det rev fr hon prof assoc asst eng jr sr
  st no nos vs inc corp ltd co dept univ jan feb mar apr jun jul aug sep sept oct nov dec`.split(/\s+/),
);
const INITIALS = /^(?:\p{L}\.)+\p{L}$|^\p{Lu}$/u;
const CLITIC = /(?:['’](?:s|d|m|ll|ve|re))$/i;

/**
 * The words and marks of a piece of text, without their classes. What is cut off: “’s”, “’d”, “’ll”, “’ve”, “’re”,
 * “’m”.
 */
export function tokensOf(text: string, from: number, to: number): Token[] {
  const tokens: Token[] = [];
  const add = (start: number, end: number) => {
    const word = text.slice(start, end);
    tokens.push({ start, end, text: word, lower: word.toLowerCase().replaceAll('’', "'"), class: 'noun' });
  };
  TOKEN.lastIndex = from;
  for (let match = TOKEN.exec(text); match && match.index < to; match = TOKEN.exec(text)) {
    const start = match.index;
    let end = Math.min(start + match[0].length, to);
    if (text[end] === '.' && end < to && isAbbreviation(match[0]) && !isWholeNo(match[0], text.slice(end + 1, end + 3)))
      TOKEN.lastIndex = ++end;
    const clitic = CLITIC.exec(match[0])?.[0].length ?? 0;
    if (clitic > 0 && clitic < end - start) {
      add(start, end - clitic);
      add(end - clitic, end);
    } else add(start, end);
  }
  return tokens;
}

/** “They said no. Then”, as against “No. 4”. */
const isWholeNo = (word: string, after: string) => /^nos?$/i.test(word) && !/\d/.test(after);

/** Whether a full stop belongs to a word: “Mr.”, “U.S.”. */
export const isAbbreviation = (word: string) =>
  (word !== 'I' && INITIALS.test(word)) ||
  word === 'v' ||
  (ABBREVIATIONS.has(word.toLowerCase()) && !/^\p{Lu}{2}/u.test(word));
