import { isFirstName } from '@/lib/detection/first-names';
import { isPersonNoun, isRole, isWriting } from '@/lib/detection/people';
import { type Quotation, quotationsOf } from '@/lib/detection/quotations';
import { wordClassOf } from '@/lib/detection/word-classes';
import { paragraphsOf } from '@/lib/text/paragraphs';
import { type Range, type Token, tokensOf } from '@/lib/text/tokens';

/**
 * A sentence; a quotation that stands in it belongs to it whole, even when it holds several sentences. Ranges are of
 * its own tokens.
 */
export type Sentence = {
  paragraph: number;
  tokens: Token[];
  quotations: Quotation[];
  inQuotation: (number | undefined)[];
};

/** Whether a quotation begins, or ends, with this token. */
export const isQuotationStart = (s: Sentence, i: number) =>
  s.inQuotation[i] !== undefined && s.quotations[s.inQuotation[i] ?? 0]?.from === i;
export const isQuotationEnd = (s: Sentence, i: number) =>
  s.inQuotation[i] !== undefined && s.quotations[s.inQuotation[i] ?? 0]?.to === i + 1;

/** Beyond it a sentence is cut, so that the time it takes stays in proportion. */
const MOST_TOKENS = 500;

/** The sentences of a text in order. */
export function sentencesOf(text: string): Sentence[] {
  const paragraphs = paragraphsOf(text).map(({ start, end }) => tokensOf(text, start, end));
  const isName = namesIn(paragraphs);
  return paragraphs.flatMap((tokens, paragraph) => {
    const quotations = quotationsOf(text, tokens);
    classify(tokens, isName);
    return rangesOf(tokens, quotations).map(({ from, to }) =>
      sentenceOf(paragraph, tokens.slice(from, to), quotations, from, to),
    );
  });
}

function sentenceOf(paragraph: number, tokens: Token[], all: readonly Quotation[], from: number, to: number): Sentence {
  const quotations = all
    .filter((quotation) => quotation.from < to && quotation.to > from)
    .map(({ from: a, to: b, open }) => ({
      from: Math.max(a, from) - from,
      to: Math.min(b, to) - from,
      open: open || b > to,
    }));
  const inQuotation: (number | undefined)[] = new Array(tokens.length).fill(undefined);
  for (const [i, { from: a, to: b }] of quotations.entries()) inQuotation.fill(i, a, b);
  return { paragraph, tokens, quotations, inQuotation };
}

/**
 * Tells who is named at the start of a sentence, where a word with a capital can be any: “White said”, “Manning told”.
 * In: all paragraphs of a text. A word is a name if the text has it with a capital within a sentence, and never without.
 */
function namesIn(paragraphs: readonly (readonly Token[])[]): (lower: string) => boolean {
  const [names, words] = [new Set<string>(), new Set<string>()];
  for (const tokens of paragraphs) {
    if (isHeadline(tokens)) continue;
    tokens.forEach(({ text, lower }, i) => {
      if (/^\p{Ll}/u.test(text)) words.add(lower);
      else if (/^\p{Lu}\p{L}*\p{Ll}/u.test(text) && /^\p{L}|^['’]s$/u.test(tokens[i - 1]?.text ?? '')) names.add(lower);
    });
  }
  return (lower) => isFirstName(lower) || (names.has(lower) && !words.has(lower));
}

const CAN_BE_NAME = /^(?:verb|adverb|adjective)$/;

/** Whether what follows can go on after a name: “[Kelly] Marsh said”, “[White] said”. */
const goesOnAsName = (token: Token | undefined, after: Token | undefined) =>
  token !== undefined &&
  (/^['’]s$/.test(token.text) ||
    /^(?:verb|auxiliary|adverb)$/.test(wordClassOf(token.text, token.lower, true)) ||
    (/^(?:(?:al|el|bin|ben|van|von|de|da|dos|del|la)-?)?\p{Lu}/u.test(token.text) &&
      !/^[.,]$/.test(after?.text ?? '.')) ||
    token.text === ',');

const STANDS_ALONE = /^(?:another|others|some|both|each|few|most|all|many|several|neither|either|one)$/;
const OFFICE = /^(?:MS?P|MEP|TD|MLA|GP|C[EFIOT]O|DPP)$/;
const DETERMINES = /^(?:the|an?|his|her|its|their|our|my|your|this|that|['’]s?)$/;

/** Gives every word its class. In a headline, where most words have a capital, capitals say nothing. */
function classify(tokens: readonly Token[], isName: (lower: string) => boolean): void {
  const headline = isHeadline(tokens);
  tokens.forEach((token, i) => {
    const before = tokens[i - 1]?.text ?? '.';
    const begins =
      (!/^['’]\p{L}/u.test(before) && /^[.!?:"“‘«»「『'•·*–—>\p{So}\p{Sm}]|^''$/u.test(before)) ||
      // “@kat_9 The mayor lied”
      tokens[i - 2]?.text === '@' ||
      isAfterQuotation(tokens, i) ||
      isAfterNumber(tokens, i);
    token.class = wordClassOf(token.text, token.lower, headline || begins);
    if (
      begins &&
      !headline &&
      CAN_BE_NAME.test(token.class) &&
      /^\p{Lu}\p{Ll}{2}/u.test(token.text) &&
      isName(token.lower) &&
      goesOnAsName(tokens[i + 1], tokens[i + 2])
    )
      token.class = 'name';
    // “Mining Minister Ann Lee”, “Housing Secretary”
    if (token.class === 'verb' && /ing$/.test(token.lower) && /^\p{Lu}/u.test(token.text) && isTitle(tokens[i + 1]))
      token.class = 'name';
    // “the MP”, “the party’s MP”, “…, MP for York”: what somebody is, in capitals only
    if (
      OFFICE.test(token.text) &&
      (DETERMINES.test(before.toLowerCase()) || (before === ',' && tokens[i + 1]?.lower === 'for'))
    )
      token.class = 'noun';
    // “the talks”, “a call”
    if (
      token.class === 'verb' &&
      tokens[i - 1]?.class === 'determiner' &&
      !/(?:ed|ing)$/.test(token.lower) &&
      // “Another said”, “some told us”
      !(
        STANDS_ALONE.test(tokens[i - 1]?.lower ?? '') && /^(?:said|told|wrote|spoke|says|tells?|say)$/.test(token.lower)
      )
    )
      token.class = 'noun';
    // “the talks told”, “parties to the talks said”
    if (
      token.lower === 'talks' &&
      /^(?:noun|name|adjective|determiner)$/.test(tokens[i - 1]?.class ?? '') &&
      /^(?:said|told|says?|tells?|warned|stalled|failed|collapsed|broke|resumed|ended)$/.test(
        tokens[i + 1]?.lower ?? '',
      )
    )
      token.class = 'noun';
    // “the meeting said”, “a hearing in Bern”
    if (
      token.class === 'verb' &&
      /ing$/.test(token.lower) &&
      /^(?:the|a|an|this|that|its|his|her|their|our|my)$/.test(tokens[i - 1]?.lower ?? '') &&
      (endsPhrase(tokens[i + 1]) || isVerbOf(tokens[i + 1], tokens[i + 2]))
    )
      token.class = 'noun';
    // “the head of engineering”, “director of nursing”
    if (
      token.class === 'verb' &&
      /ing$/.test(token.lower) &&
      tokens[i - 1]?.lower === 'of' &&
      isPersonNoun(tokens[i - 2]?.lower ?? '') &&
      !/^(?:the|an?|his|her|its|their|it|them)$/.test(tokens[i + 1]?.lower ?? '')
    )
      token.class = 'noun';
    // “an 11-page ruling”, “a court filing said”
    if (
      token.class === 'verb' &&
      /ing$/.test(token.lower) &&
      isWriting(token.lower) &&
      /^(?:adjective|number|noun)$/.test(tokens[i - 1]?.class ?? '') &&
      (tokens[i + 1] === undefined ||
        /^[.,;:]$/.test(tokens[i + 1]?.text ?? '') ||
        /^(?:said|says|shows?|showed|found|states?|stated)$/.test(tokens[i + 1]?.lower ?? ''))
    )
      token.class = 'noun';
    // “earlier work had shown”
    if (token.lower === 'work' && isBeforeWork(tokens[i - 1]) && endsPhrase(tokens[i + 1])) token.class = 'noun';
    // “the talk show”
    if (
      /^shows?$/.test(token.lower) &&
      /^(?:talk|chat|game|quiz|radio|tv|television|news|breakfast|morning)$/.test(tokens[i - 1]?.lower ?? '')
    )
      token.class = 'noun';
    // “the accused said”, “the injured, …”
    if (
      token.class === 'verb' &&
      tokens[i - 1]?.lower === 'the' &&
      isPersonNoun(token.lower) &&
      endsPhrase(tokens[i + 1])
    )
      token.class = 'noun';
    // “that talks were”
    if (token.class === 'verb' && /[^s]s$/.test(token.lower) && BE.test(tokens[i + 1]?.lower ?? ''))
      token.class = 'noun';
    if (token.lower === 'that') token.class = isPointing(tokens[i - 1], tokens[i + 1]) ? 'determiner' : 'subordinator';
  });
}

const isBeforeWork = (token: Token | undefined) =>
  token?.class === 'adjective' ||
  /^(?:earlier|later|previous|prior|recent|past|other|further|standard|published|his|her|their|its|our|my|this|that|the|new|early|['’]s?)$/.test(
    token?.lower ?? '',
  );

/** “… no.” She added”: the full stop stands before the closing mark. */
const isAfterQuotation = (tokens: readonly Token[], i: number) =>
  /^[”」』’)]$/.test(tokens[i - 1]?.text ?? '') && /^[.!?…]$/.test(tokens[i - 2]?.text ?? '');

/** “10.41am She”, “3/ It”: nothing but an hour or a number stands before. */
const isAfterNumber = (tokens: readonly Token[], i: number) =>
  i > 0 &&
  i < 6 &&
  tokens.slice(0, i).every(({ text }) => /^[\d\P{L}]|^(?:am|pm|gmt|utc|bst|cet|est|et)$/iu.test(text));

/** Whether a word cannot go on with the noun phrase before it. The words after are not classified yet. */
const endsPhrase = (token: Token | undefined) =>
  token === undefined ||
  /^(?:mark|preposition|auxiliary|verb|conjunction|subordinator|pronoun)$/.test(
    wordClassOf(token.text, token.lower, false),
  );

/** “The filing [attributes the] loss to”: an object follows. */
const isVerbOf = (token: Token | undefined, after: Token | undefined) =>
  token !== undefined &&
  after !== undefined &&
  /[^s]s$/.test(token.lower) &&
  /^(?:the|an?|this|that|these|his|her|its|their|it|them)$/.test(after.lower);

const isTitle = (token: Token | undefined) =>
  token !== undefined && /^\p{Lu}\p{Ll}/u.test(token.text) && isRole(token.lower);

const BE = /^(?:is|are|was|were|have|had|will|would|could|should|may|might|must)$/;

/** “that plan” as against “said that plans …”. */
function isPointing(before: Token | undefined, after: Token | undefined): boolean {
  if (!after || !/^\p{Ll}/u.test(after.text) || /s$/.test(after.lower)) return false;
  if (wordClassOf(after.text, after.lower, false) !== 'noun') return false;
  return before === undefined || /^(?:of|in|on|at|by|for|with|from|to|about|,|\.)$/.test(before.lower);
}

function isHeadline(tokens: readonly Token[]): boolean {
  if (tokens.length < 4 || tokens.length > 40 || /^[.!?…]/.test(tokens.at(-1)?.text ?? '')) return false;
  const long = tokens.filter(({ text }) => /^\p{L}{4,}/u.test(text));
  return long.length >= 3 && long.filter(({ text }) => /^\p{Lu}/u.test(text)).length >= long.length * 0.8;
}

const ENDS = /^(?:[.!?…]|\.\.\.+)$/;
const BEGINS = /^[\p{Lu}\p{Lo}\p{N}"“‘«»「『'([$]|^''/u;

/** Where sentences begin and end. */
function rangesOf(tokens: readonly Token[], quotations: readonly Quotation[]): Range[] {
  const ends: number[] = [];
  let next = 0;
  for (let i = 0; i < tokens.length; i++) {
    const start = ends.at(-1) ?? 0;
    if (i - start >= MOST_TOKENS) ends.push(i);
    while (quotations[next] && (quotations[next]?.to ?? 0) <= i) next++;
    const quotation = quotations[next];
    const text = tokens[i]?.text ?? '';
    if (quotation && i >= quotation.from && i < quotation.to) {
      // The end of a quotation ends the sentence when its last mark does.
      if (i !== quotation.to - 1 || !ENDS.test(tokens[i - 1]?.text ?? '')) continue;
      if (/[!?]/.test(tokens[i - 1]?.text ?? '') && isFollowedBySpeaker(tokens, i + 1)) continue;
    } else if (!ENDS.test(text) && !endsWithAbbreviation(tokens, i)) continue;
    const after = tokens[i + 1];
    if (after && BEGINS.test(after.text)) ends.push(i + 1);
  }
  if ((ends.at(-1) ?? 0) < tokens.length) ends.push(tokens.length);
  return ends.map((to, i) => ({ from: ends[i - 1] ?? 0, to }));
}

const CLOCK = /^[ap]\.m\.$/;
const AFTER_CLOCK =
  /^(?:\p{Lu}{2,4}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Eastern|Central|Mountain|Pacific|Greenwich|British|Moscow|Local|\P{Lu}.*)$/u;
const OPENS_SENTENCE =
  /^(?:The|An?|He|His|She|Her|It|Its|They|Their|We|Our|But|And|In|On|At|By|For|From|This|That|These|Those|There|If|When|While|After|Before|As|Asked|According|Neither|Both|Some|Most|Many|Not|No|One|Two)$/;

/** “at 5.40 a.m. Lee said”, “moved to the U.S. The firm”, “in a post on X. More”: the full stop serves both. */
function endsWithAbbreviation(tokens: readonly Token[], i: number): boolean {
  const [before, token, after] = [tokens[i - 1], tokens[i], tokens[i + 1]];
  if (!token || !after || !/.\.$/.test(token.text)) return false;
  if (CLOCK.test(token.lower)) return !AFTER_CLOCK.test(after.text);
  return OPENS_SENTENCE.test(after.text) || (token.text === 'X.' && /^(?:on|to|from)$/.test(before?.lower ?? ''));
}

/** ““Why?” Ms. Lee asked.”: a short sentence of name and verb belongs to the quotation. */
function isFollowedBySpeaker(tokens: readonly Token[], from: number): boolean {
  for (let i = from; i < Math.min(tokens.length, from + 8); i++) {
    const token = tokens[i];
    if (!token || /^[.,;:"“]/.test(token.text)) return false;
    if (
      /^(?:said|says|asked|asks|added|replied|wrote|told|responded|continued|wondered|shouted|tweeted)$/.test(
        token.lower,
      )
    )
      return true;
  }
  return false;
}
