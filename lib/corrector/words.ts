import { LONGEST } from '@/lib/detection/detect';
import type { CodePoints } from '@/lib/text/code-points';
import { type Sentence, sentencesOf } from '@/lib/text/sentences';
import type { Range, Token } from '@/lib/text/tokens';

/** A word as the learner sees it. Offsets in UTF-16 code units. */
export type Word = Token & {
  /** 0 outside quotation marks; 1 the first of a quotation, 2 within, 3 the last. */
  quoted: 0 | 1 | 2 | 3;
  /** The number of its sentence, and of the token in it of which it is all or a part. */
  sentence: number;
  token: number;
};

/** `units`: what is labelled at once, ranges of words. A paragraph, or a part of one that is very long. */
export type Words = { words: Word[]; units: Range[]; sentences: readonly Sentence[] };

/** So many words are read, to the end of a sentence; what comes after is left to the rules. */
const MOST_WORDS = 20_000;
/** A paragraph is cut at the end of a sentence before it has more words. */
const MOST_IN_UNIT = 600;

/**
 * The words of a text: as in the Penn Treebank, “did n’t” is two.
 * @param sentences those of the text, where they are known
 */
export function wordsOf(text: string, sentences: readonly Sentence[] = sentencesOf(text.slice(0, LONGEST))): Words {
  const words: Word[] = [];
  const units: Range[] = [];
  let paragraph = -1;
  sentences.forEach((s, sentence) => {
    if (words.length >= MOST_WORDS) return;
    const from = words.length;
    s.tokens.forEach((token, i) => {
      const quotation = s.quotations[s.inQuotation[i] ?? -1];
      const quoted = !quotation ? 0 : quotation.from === i ? 1 : quotation.to === i + 1 ? 3 : 2;
      for (const { start, end, text, lower, class: it } of piecesOf(token))
        words.push({ start, end, text, lower, class: it, quoted, sentence, token: i });
    });
    const unit = units.at(-1);
    if (unit && s.paragraph === paragraph && words.length - unit.from <= MOST_IN_UNIT) unit.to = words.length;
    else if (words.length > from) units.push({ from, to: words.length });
    paragraph = s.paragraph;
  });
  return { words, units, sentences };
}

const NEGATED = /^(\p{L}+)(n['’]t)$/iu;

function piecesOf(token: Token): Token[] {
  const { start, end, text, lower } = token;
  const cut = lower === 'cannot' ? 3 : lower.endsWith("n't") ? (NEGATED.exec(text)?.[1]?.length ?? 0) : 0;
  if (cut === 0) return [token];
  return [
    { ...token, end: start + cut, text: text.slice(0, cut), lower: lower.slice(0, cut) },
    { start: start + cut, end, text: text.slice(cut), lower: lower.slice(cut), class: 'adverb' },
  ];
}

/** The words that a span of code units touches. */
export function wordsWithin(words: readonly Word[], start: number, end: number): Range {
  const from = firstWhere(words.length, (i) => (words[i]?.end ?? 0) > start);
  const to = firstWhere(words.length, (i) => (words[i]?.start ?? 0) >= end);
  return { from, to: Math.max(from, to) };
}

/** The words that spans in code points touch. */
export const wordsAtSpans = (
  words: readonly Word[],
  points: CodePoints,
  spans: readonly { readonly start: number; readonly end: number }[],
): Range[] => spans.map(({ start, end }) => wordsWithin(words, points.toUnits(start), points.toUnits(end)));

/** The first index for which a condition holds, when it holds for all after it. */
function firstWhere(count: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
