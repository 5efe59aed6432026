import type { WordClass } from '@/lib/detection/word-classes';

/** A word, a number or one mark of punctuation; offsets in UTF-16 code units. */
export type Token = { start: number; end: number; text: string; lower: string; class: WordClass };

/** A piece of a list, `to` excluded: of tokens, unless said otherwise. */
export type Range = { from: number; to: number };

const TOKEN =
  /[\p{L}\p{N}\p{M}_]+(?:[-‐‑.&'’@/][\p{L}\p{N}\p{M}_]+|(?<=\p{N}),(?=\p{N})\p{N}+)*|''|``|--+|\.\.\.+|[^\s]/gu;
/** Their full stop is part of them. */
const ABBREVIATIONS = new Set(
  `mr mrs ms mme mlle messrs dr sen rep gov gen lt col sgt capt maj cpl pvt brig adm cmdr supt insp det rev fr hon avv dott dra mx prof assoc asst eng jr sr
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
    const written = text.slice(start, end);
    // “Critics - and there are many - say so”: between spaces, a hyphen is a dash.
    const word = written === '-' && tokens.length > 0 && text[start - 1] === ' ' && text[end] === ' ' ? '–' : written;
    tokens.push({ start, end, text: word, lower: word.toLowerCase().replaceAll('’', "'"), class: 'noun' });
  };
  TOKEN.lastIndex = from;
  for (let match = TOKEN.exec(text); match && match.index < to; match = TOKEN.exec(text)) {
    const start = match.index;
    let end = Math.min(start + match[0].length, to);
    // “4 °C.” ends a sentence.
    const isShort = isAbbreviation(match[0]) && text[start - 1] !== '°';
    if (text[end] === '.' && end < to && isShort && !isWholeNo(match[0], text.slice(end + 1, end + 3)))
      TOKEN.lastIndex = ++end;
    const clitic = CLITIC.exec(match[0])?.[0].length ?? 0;
    if (clitic > 0 && clitic < end - start) {
      add(start, end - clitic);
      add(end - clitic, end);
    } else add(start, end);
  }
  return withNicknames(tokens);
}

const OPENS = /^["“„«]$/;
const CLOSES = /^["”“»]$/;
const CAPITAL = /^\p{Lu}[\p{L}\p{M}'’.-]+$/u;
/** They begin a sentence, or a title that is no name. */
const NO_NAME =
  /^(?:the|an?|in|on|at|by|of|for|from|with|to|as|and|but|or|so|if|when|while|after|before|since|his|her|its|their|our|my|your|this|that|these|those|called|titled)$/;

/** Stephen “Wamlambez” Kirui: what somebody is called between their names is one of these, not a quotation. */
function withNicknames(tokens: Token[]): Token[] {
  const merged: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) continue;
    const nickname = OPENS.test(token.text) ? nicknameAt(tokens, i) : null;
    merged.push(nickname ?? token);
    if (nickname) i += 2;
  }
  return merged;
}

/** What stands in quotation marks between two names, with its marks, or null. In: where the first mark stands. */
function nicknameAt(tokens: readonly Token[], i: number): Token | null {
  const [before, mark, word, end, next] = tokens.slice(Math.max(0, i - 1), i + 4);
  if (i === 0 || !before || !mark || !word || !end || !next || !CLOSES.test(end.text)) return null;
  const isClosed = mark.end === word.start && word.end === end.start;
  const isAmongNames = [before, word, next].every(({ text }) => CAPITAL.test(text)) && !NO_NAME.test(before.lower);
  return isClosed && isAmongNames ? { ...word, start: mark.start, end: end.end } : null;
}

/** “They said no. Then”, as against “No. 4”. */
const isWholeNo = (word: string, after: string) => /^nos?$/i.test(word) && !/\d/.test(after);

/** Whether a full stop belongs to a word: “Mr.”, “U.S.”. */
export const isAbbreviation = (word: string) =>
  (word !== 'I' && INITIALS.test(word)) ||
  word === 'v' ||
  (ABBREVIATIONS.has(word.toLowerCase()) && !/^\p{Lu}{2}/u.test(word));
