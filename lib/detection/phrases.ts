import type { WordClass } from '@/lib/detection/word-classes';
import type { Sentence } from '@/lib/text/sentences';
import type { Range, Token } from '@/lib/text/tokens';

const NOMINAL: ReadonlySet<WordClass> = new Set(['noun', 'name', 'number', 'adjective', 'determiner']);
const INSIDE = new Set([
  'of',
  'in',
  'at',
  'from',
  'for',
  'with',
  'on',
  'by',
  'to',
  'near',
  'against',
  'behind',
  'about',
  'within',
  'inside',
  'among',
  'between',
  'under',
  'over',
  'around',
  'across',
  'along',
  'beside',
  'opposite',
  'off',
  'outside',
  'as',
  'like',
]);
const PERSONAL = new Set(['i', 'you', 'he', 'she', 'it', 'we', 'they', 'who', 'him', 'them', 'us', 'me', 'her']);
const TIMES = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december week month year morning afternoon evening night day time christmas easter'.split(
    ' ',
  ),
);

export const isTime = (token: Token | undefined) =>
  token !== undefined &&
  (/^(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.$/.test(token.lower) ||
    (TIMES.has(token.lower) && (token.class !== 'name' || CAPITAL_TIME.test(token.lower))) ||
    /^(?:19|20)\d\d$/.test(token.text));
/** The others are part of a name where they have a capital: “the Morning Post”. */
const CAPITAL_TIME =
  /day$|^(?:christmas|easter|january|february|march|april|june|july|august|september|october|november|december)$/;
const isNominal = (token: Token | undefined) => token !== undefined && NOMINAL.has(token.class);
const isNounLike = (token: Token | undefined) =>
  token !== undefined &&
  (token.class === 'noun' || token.class === 'name' || token.class === 'number' || token.text === ')');

/** The noun phrase that ends where `end` says, or null: “a spokeswoman for the committee”. */
export function nounPhraseBefore(s: Sentence, end: number, least = 0): Range | null {
  const { tokens } = s;
  const last = tokens[end - 1];
  if (!last || end <= least) return null;
  // “Moody’s”
  if (/^['’]s$/.test(last.lower) && tokens[end - 2]?.class === 'name') {
    const name = nounPhraseBefore(s, end - 1, least);
    return name && { from: name.from, to: end };
  }
  // “a doctor there”
  if (/^(?:there|here)$/.test(last.lower) && tokens[end - 2]?.class === 'noun') {
    return nounPhraseBefore(s, end - 1, least);
  }
  // “Price herself”
  if (/self$|selves$/.test(last.lower) && tokens[end - 2]?.class === 'name') return nounPhraseBefore(s, end - 1, least);
  if (last.class === 'pronoun') return pronounPhrase(s, end);
  if (!isNounLike(last) && !isNominal(last)) return null;
  let from = end;
  while (from > least) {
    const token = tokens[from - 1];
    const before = tokens[from - 2];
    if (!token || s.inQuotation[from - 1] !== s.inQuotation[end - 1]) break;
    if (token.text === ')') {
      const opening = openingBracket(tokens, from - 1, least);
      if (opening < 0) break;
      from = opening;
      continue;
    }
    if (token.lower === 'which' && from < end) break;
    // “hurt by what [Ann Lee called …]”
    if (token.lower === 'what' && from < end) break;
    if (isNominal(token) || isThen(tokens, from - 1)) {
      // A determiner starts a phrase; only a preposition or a word like “all” links it to the words before.
      if (from < end && tokens[from]?.class === 'determiner' && token.class !== 'determiner') break;
      from--;
      continue;
    }
    if (from === end) break;
    if (/^['’]s$/.test(token.lower) && (isNounLike(before) || before?.class === 'adjective')) from--;
    else if (/^['’]$/.test(token.text) && before && /s$/.test(before.lower) && before.end === token.start) from--;
    else if (
      token.class === 'preposition' &&
      INSIDE.has(token.lower) &&
      from - 1 > least &&
      // “a leaflet handed out [at the gate]”
      (isNominalBefore(before) || (before?.class === 'adverb' && PARTICIPLE.test(tokens[from - 3]?.lower ?? '')))
    )
      from--;
    else if (token.lower === 'as' && from - 1 > least && /^(?:entered|used|known|cited)$/.test(before?.lower ?? ''))
      from--;
    else if (token.class === 'adverb' && tokens[from]?.class === 'preposition' && PARTICIPLE.test(before?.lower ?? ''))
      from--;
    else if (token.class === 'verb' && isParticipleInside(token, before, afterAdverb(tokens, from))) from--;
    else if (isKindOfRecord(token, tokens[from], before)) from--;
    // “a report seen by SME [and quoted by TASR]”
    else if (
      token.class === 'verb' &&
      PARTICIPLE.test(token.lower) &&
      /^(?:by|to|with)$/.test(tokens[from]?.lower ?? '') &&
      before?.lower === 'and' &&
      isNounLike(tokens[from - 3])
    )
      from -= 2;
    else if (token.class === 'pronoun' && tokens[from]?.class === 'preposition' && !PERSONAL.has(token.lower)) from--;
    else if (token.text === '&' && isNounLike(before)) from--;
    else if (token.class === 'conjunction' && /^(?:and|or)$/.test(token.lower) && joins(s, from - 1, least)) from--;
    else break;
  }
  return withSurname(s, trimmed(s, from, end));
}

/** “He Yongqian”: a pronoun never stands right before a name, so this one is part of it. */
export function withSurname<Phrase extends Range | null>({ tokens }: Sentence, phrase: Phrase): Phrase {
  if (!phrase || tokens[phrase.from]?.class !== 'name') return phrase;
  return /^(?:He|You|She)$/.test(tokens[phrase.from - 1]?.text ?? '') ? { ...phrase, from: phrase.from - 1 } : phrase;
}

/** “others”, “some of them”: what is left of a pronoun. */
function pronounPhrase(s: Sentence, end: number): Range {
  const { tokens } = s;
  const of = tokens[end - 2];
  const head = tokens[end - 3];
  // “a man next to me”, “the woman beside us”
  if (of?.class === 'preposition' && of.lower !== 'of' && /^(?:me|us|him|them)$/.test(tokens[end - 1]?.lower ?? '')) {
    const inner = nounPhraseBefore(s, head?.lower === 'next' ? end - 3 : end - 2);
    if (inner) return { from: inner.from, to: end };
  }
  if (of?.lower === 'of' && (head?.class === 'determiner' || head?.class === 'number' || head?.class === 'pronoun'))
    return { from: end - 3, to: end };
  return { from: end - 1, to: end };
}

/** “the then mayor” */
const isThen = (tokens: readonly Token[], i: number) =>
  (/^(?:then|first)$/.test(tokens[i]?.lower ?? '') &&
    tokens[i - 1]?.class === 'determiner' &&
    isNominal(tokens[i + 1])) ||
  // “one resident”
  (tokens[i]?.lower === 'one' && /^(?:noun|adjective)$/.test(tokens[i + 1]?.class ?? ''));

const isNominalBefore = (token: Token | undefined) =>
  isNounLike(token) ||
  token?.class === 'adjective' ||
  token?.class === 'pronoun' ||
  token?.class === 'determiner' ||
  (token?.class === 'verb' && PARTICIPLE.test(token.lower));

const PARTICIPLE =
  /(?:ed|ing)$|^(?:seen|written|sent|shown|given|held|drawn|shot|heard|spoken|made|brought|sworn|kept|taken|lent|bought|sold|led|run)$/;

/** “…, [tracking] data from Acme”, “[polling] figures”: of what kind a record is. */
const isKindOfRecord = ({ class: it, lower }: Token, after: Token | undefined, before: Token | undefined) =>
  it === 'verb' &&
  /ing$/.test(lower) &&
  !/^(?:us|quot|cit|publish|releas|review|study|show|read)ing$/.test(lower) &&
  /^(?:data|figures|records|statistics|logs|documents|papers|reports|files|surveys|results)$/.test(
    after?.lower ?? '',
  ) &&
  (before === undefined || before.class === 'mark');

/** “obtained [exclusively] by” */
const afterAdverb = (tokens: readonly Token[], at: number) =>
  tokens[at]?.class === 'adverb' && tokens[at + 1]?.class === 'preposition' ? tokens[at + 1] : tokens[at];

/** “people briefed on the matter”, “the leading candidates”, “a memo seen by Reuters”, “the firm’s lead lawyer”. */
const isParticipleInside = (token: Token, before: Token | undefined, after: Token | undefined) =>
  // “a share of malnourished children”
  (/ed$/.test(token.lower) &&
    /^(?:of|by|from|with|for|among|between)$/.test(before?.lower ?? '') &&
    after?.class === 'noun') ||
  (PARTICIPLE.test(token.lower) &&
    ((isNounLike(before) && (after?.class === 'preposition' || after?.lower === 'as')) ||
      before?.class === 'determiner' ||
      before?.class === 'adjective')) ||
  (after?.class === 'noun' &&
    (/^['’]s?$/.test(before?.text ?? '') || /^(?:the|an?|its|his|her|their)$/.test(before?.lower ?? '')));

/**
 * Whether “and” joins two phrases into one subject, not two clauses: the words before it must start the sentence or its
 * clause.
 */
function joins(s: Sentence, at: number, least: number): boolean {
  let i = at - 1;
  if (!isNounLike(s.tokens[i])) return false;
  if (joinsPlaces(s, at, least)) return true;
  while (
    i >= least &&
    (isNominal(s.tokens[i]) || /^['’]s$/.test(s.tokens[i]?.lower ?? '') || s.tokens[i]?.lower === 'of')
  )
    i--;
  const before = s.tokens[i];
  return (
    before === undefined ||
    i < least ||
    before.class === 'mark' ||
    before.class === 'subordinator' ||
    before.lower === 'that'
  );
}

/** “scientists from [Chile and New Zealand]”: whoever begins the clause is of both. */
function joinsPlaces({ tokens }: Sentence, at: number, least: number): boolean {
  if (tokens[at - 1]?.class !== 'name' || tokens[at + 1]?.class !== 'name') return false;
  let i = at - 1;
  while (i > least && tokens[i]?.class === 'name') i--;
  if (!/^(?:from|in|at|of)$/.test(tokens[i]?.lower ?? '')) return false;
  while (i > least && (isNominal(tokens[i]) || tokens[i]?.class === 'preposition')) i--;
  const first = tokens[i];
  return isNominal(first) ? i === least : /^[,–—]$/.test(first?.text ?? '') && !isTime(tokens[i + 2]);
}

function openingBracket(tokens: readonly Token[], closing: number, least: number): number {
  for (let i = closing - 1; i >= Math.max(least, closing - 20); i--) if (tokens[i]?.text === '(') return i;
  return -1;
}

/** Leaves out what cannot start a subject: “On Tuesday [Mr. Lee]”. */
function trimmed(s: Sentence, from: number, end: number): Range | null {
  let start = from;
  const { tokens } = s;
  const before = tokens[start - 1];
  if (before?.class === 'preposition' || tokens[start]?.class === 'preposition') {
    for (let i = end - 1; i > start; i--) {
      const [left, right] = [tokens[i - 1], tokens[i]];
      if (
        isTime(left) ||
        (left?.class === 'noun' && right?.class === 'name' && right !== tokens[end]) ||
        (left?.class !== 'preposition' &&
          left?.class !== 'conjunction' &&
          right?.class === 'determiner' &&
          left?.class !== 'determiner')
      ) {
        if (isTime(right)) continue;
        start = i;
        break;
      }
    }
  }
  while (
    start < end &&
    (tokens[start]?.class === 'preposition' ||
      tokens[start]?.class === 'conjunction' ||
      tokens[start]?.class === 'mark' ||
      (isTime(tokens[start]) && start < end - 1))
  )
    start++;
  if (start >= end || (end - start === 1 && isTime(tokens[start]))) return null;
  return { from: start, to: end };
}

/** The noun phrase that begins at `start`, with what is said of it: “Kevin Lee, a strategist for the party”. */
export function nounPhraseAfter(s: Sentence, start: number, most = s.tokens.length): Range | null {
  const { tokens } = s;
  const first = tokens[start];
  if (!first) return null;
  if (first.class === 'pronoun' && !isNominal(tokens[start])) {
    if (tokens[start + 1]?.lower !== 'familiar' && PERSONAL.has(first.lower)) return { from: start, to: start + 1 };
  } else if (!isNominal(first)) return null;
  let to = start;
  while (to < most) {
    const token = tokens[to];
    const after = tokens[to + 1];
    const before = tokens[to - 1];
    if (!token || s.inQuotation[to] !== s.inQuotation[start]) break;
    if (token.class === 'determiner' && to > start && isNounLike(before)) break;
    // “on Polsat [last night]”
    if (to > start && /^(?:last|next|late|early)$/.test(token.lower) && isTime(after) && isNounLike(before)) break;
    if (isNominal(token) || isThen(tokens, to)) {
      if (isTime(token) && to > start && !(before?.class === 'determiner' || before?.class === 'preposition')) break;
      to++;
    } else if (to === start) to++;
    else if (/^['’]s$/.test(token.lower) && isNominal(after)) to++;
    // “told Hello! she had it”
    else if (token.text === '!' && before?.class === 'name' && /^\p{Ll}/u.test(after?.text ?? '')) to++;
    else if (/^['’]$/.test(token.text) && before?.end === token.start && isNominal(after)) to++;
    else if (
      token.class === 'preposition' &&
      INSIDE.has(token.lower) &&
      startsPhrase(after) &&
      !isTime(after) &&
      !isPlace(token, before, after)
    )
      to++;
    else if (
      token.class === 'conjunction' &&
      /^(?:and|or|&)$/.test(token.lower) &&
      startsPhrase(after) &&
      isNounLike(before) &&
      (token.text === '&' || !hasVerb(tokens, to + 2))
    )
      to++;
    else if (token.class === 'verb' && isParticipleInside(token, before, afterAdverb(tokens, to + 1))) to++;
    else if (token.class === 'adverb' && after?.class === 'preposition' && PARTICIPLE.test(before?.lower ?? '')) to++;
    else if (token.text === '(') {
      const closing = tokens.slice(to, to + 12).findIndex(({ text }) => text === ')');
      if (closing < 0) break;
      to += closing + 1;
    } else break;
  }
  return to > start ? { from: start, to: withApposition(s, to, most) } : null;
}

/** After a name, “in”, “on” and “at” say when or where something was said; after a noun they belong to it. */
const isPlace = (preposition: Token, before: Token | undefined, after: Token | undefined) =>
  /^(?:in|on|at|by|about|to|as|over|with)$/.test(preposition.lower) &&
  (before?.class === 'name' || before?.class === 'pronoun') &&
  !(after?.class === 'name' && preposition.lower === 'at');

const startsPhrase = (token: Token | undefined) =>
  isNominal(token) || (token?.class === 'pronoun' && !PERSONAL.has(token.lower));
const hasVerb = (tokens: readonly Token[], from: number) =>
  tokens.slice(from, from + 3).some((token) => token.class === 'verb' || token.class === 'auxiliary');

/** Takes in “, the chief of the agency” and “, who runs the agency”, to the next comma or the end of the sentence. */
function withApposition(s: Sentence, at: number, most: number): number {
  const { tokens } = s;
  if (tokens[at]?.text !== ',' || !isApposition(s, at + 1)) return at;
  // “…, the deal is dead” has its own verb and does not say who somebody is.
  const relative = /^(?:who|whom|whose|which)$/.test(tokens[at + 1]?.lower ?? '');
  let who = relative;
  for (let i = at + 1; i < Math.min(most, at + 40); i++) {
    const token = tokens[i];
    if (s.inQuotation[i] !== undefined && s.inQuotation[i] !== s.inQuotation[at]) return at;
    if (/^[,;:–—.?!]$|^--/.test(token?.text ?? '')) return i;
    if (/^(?:who|whom|whose|which|that)$/.test(token?.lower ?? '')) who = true;
    if (
      !who &&
      (token?.class === 'auxiliary' || (token?.class === 'verb' && !/(?:ing|ed)$/.test(token.lower))) &&
      !/^['’]s$/.test(token.text)
    )
      return at;
  }
  return most - at <= 40 ? most : at;
}

/** Whether words after a comma say who somebody is. */
export function isApposition(s: Sentence, from: number): boolean {
  const first = s.tokens[from];
  const second = s.tokens[from + 1];
  if (!first) return false;
  if (/^(?:who|whom|whose|which)$/.test(first.lower)) return true;
  if (first.class === 'determiner' && !/^(?:this|that|these|those|what)$/.test(first.lower)) return true;
  if (first.class === 'number' && (second?.text === ',' || second === undefined)) return true;
  return (
    /^(?:former|director|president|chief|head|chairman|chairwoman|co-founder|founder|professor|senior|editor|now|then|author|executive|spokesman|spokeswoman|spokesperson|one|himself|herself)$/.test(
      first.lower,
    ) ||
    (first.class === 'adjective' && second?.class === 'noun') ||
    (first.class === 'name' && (second?.class === 'noun' || /^['’]s$/.test(second?.lower ?? '')))
  );
}
