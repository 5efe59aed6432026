import { cueOf } from '@/lib/detection/cues';
import { isPersonNoun, isWriting } from '@/lib/detection/people';
import { isApposition, isTime, nounPhraseBefore } from '@/lib/detection/phrases';
import type { VerbGroup } from '@/lib/detection/verb-groups';
import { isQuotationEnd, type Sentence } from '@/lib/text/sentences';
import type { Range, Token } from '@/lib/text/tokens';

/** The subject before a verb group, or null. `least`: the first token allowed. */
export function subjectBefore(s: Sentence, group: VerbGroup, least = 0): Range | null {
  const { tokens } = s;
  // “Lee was on the radio this morning [saying]”: the radio does not say it.
  const isGerund = group.from === group.verb && /ing$/.test(tokens[group.verb]?.lower ?? '');
  if (isGerund && isTime(tokens[group.from - 1])) return null;
  const begins = beforeTime(s, group.from, least);
  // “had on Friday [quoted]”
  const at = begins < group.from && /^(?:has|have|had)$/.test(tokens[begins - 1]?.lower ?? '') ? begins - 1 : begins;
  const before = tokens[at - 1];
  if (!before || at <= least) return null;
  // “Saying that talks had failed”: “that” begins what is said.
  if (before.lower === 'that' && /^(?:verb|auxiliary)$/.test(tokens[at - 2]?.class ?? '')) return null;
  if (/^(?:who|which|that)$/.test(before.lower) && at - 1 >= least) return { from: at - 1, to: at };
  const who = whoBefore(s, at, least);
  if (who >= 0) return { from: who, to: who + 1 };
  const writing = writingBefore(s, at, least);
  if (writing) return writing;
  const title = titleBefore(s, at, least);
  if (title) return title;
  if (/^[,–—)]$|^--/.test(before.text)) {
    const around = before.text === ')' ? beforeBracket(s, at - 1) : aroundAside(s, at - 1, least);
    if (around || before.text !== ')') return around;
  }
  return beforeRelative(s, at, least) ?? nounPhraseBefore(s, at, least);
}

const MOST_OF_WRITING = 40;

/** “A memo sent to staff by its head, Ann Lee, and seen by the Post, [says]”: the writing with all that is said of it. */
function writingBefore(s: Sentence, at: number, least: number): Range | null {
  const { tokens, inQuotation } = s;
  let from = least;
  while (from < at && tokens[from]?.class === 'mark' && inQuotation[from] === undefined) from++;
  const to = tokens[at - 1]?.text === ',' ? at - 1 : at;
  const noun = tokens.slice(from, from + 4).findIndex(({ class: it, lower }) => it === 'noun' && isWriting(lower));
  if (noun < 1 || to - from > MOST_OF_WRITING || !/^(?:determiner|adjective)$/.test(tokens[from]?.class ?? ''))
    return null;
  const said = tokens.slice(from + noun + 1, to);
  const isOfIt = ({ class: it, lower, text }: Token, i: number) =>
    it === 'verb'
      ? OF_WRITING.test(lower) && /^(?:preposition|adverb)$/.test(said[i + 1]?.class ?? '')
      : /^(?:preposition|determiner|noun|name|number|adjective|adverb)$/.test(it) || /^(?:,|and|['’]s?)$/.test(text);
  const isLong = said.some(({ class: it }, i) => it === 'verb' && i > 0 && /^(?:,|and)$/.test(said[i - 1]?.text ?? ''));
  return isLong && said.every(isOfIt) ? { from, to } : null;
}

const OF_WRITING =
  /^(?:sent|written|signed|drafted|prepared|circulated|addressed|dated|issued|posted|emailed|seen|obtained|reviewed|read|viewed|leaked|shown|given|passed|handed|shared|published|released|compiled|commissioned|cited|quoted|reported|marked|headed|made|drawn)$/;

const LONGEST_WHEN = 8;

/** “[who] in a 2018 paper argued”, “[who], with her sister, told”: where “who” stands before such words, or -1. */
function whoBefore({ tokens, inQuotation }: Sentence, at: number, least: number): number {
  for (let i = at - 1; i > Math.max(least, at - LONGEST_WHEN); i--) {
    const token = tokens[i];
    if (!token || inQuotation[i] !== undefined || /^(?:verb|auxiliary|subordinator|conjunction)$/.test(token.class))
      return -1;
    if (/^(?:who|which)$/.test(token.lower)) {
      const next = tokens[i + 1]?.text === ',' ? tokens[i + 2] : tokens[i + 1];
      return next?.class === 'preposition' && tokens[i - 1]?.class !== 'preposition' ? i : -1;
    }
    if (token.class === 'pronoun') return -1;
  }
  return -1;
}

const LONGEST_TITLE = 6;

/** ““Der Bund” [writes] that”: a title in quotation marks that begins the clause. */
function titleBefore(s: Sentence, at: number, least: number): Range | null {
  const quotation = isQuotationEnd(s, at - 1) ? s.quotations[s.inQuotation[at - 1] ?? -1] : undefined;
  if (!quotation || quotation.from < least || quotation.to - quotation.from > LONGEST_TITLE) return null;
  const words = s.tokens.slice(quotation.from + 1, quotation.to - 1);
  const before = s.tokens[quotation.from - 1];
  const isTitle =
    words.length > 0 &&
    words.every(({ text, lower }) => /^\p{Lu}/u.test(text) || /^(?:of|the|de|la|der|die|das|du)$/.test(lower)) &&
    s.tokens[at]?.class === 'verb' &&
    s.tokens[at + 1]?.lower === 'that';
  return isTitle && (before === undefined || /^(?:mark|determiner|name|noun)$/.test(before.class))
    ? { from: quotation.from + 1, to: quotation.to - 1 }
    : null;
}

const LONGEST_BRACKET = 20;

/** “A driver I met (he gave no name) [says]”: with the bracket. In: where it closes. */
function beforeBracket(s: Sentence, closing: number): Range | null {
  let open = closing - 1;
  while (open > 0 && closing - open < LONGEST_BRACKET && s.tokens[open]?.text !== '(') open--;
  if (s.tokens[open]?.text !== '(') return null;
  const head = beforeRelative(s, open, 0) ?? nounPhraseBefore(s, open);
  return head && { from: head.from, to: closing + 1 };
}

const LONGEST_TIME = 5;
const MONTH =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?)$/;

/** “who in 2010 [said]”, “a judge on Friday [said]”, “Lind last night [said]”: where the words before the time end. */
function beforeTime({ tokens }: Sentence, at: number, least: number): number {
  const last = tokens[at - 1];
  const isDate =
    (last?.class === 'number' && MONTH.test(tokens[at - 2]?.lower ?? '')) ||
    // “who in May [said]”
    (last?.text === 'May' && /^(?:in|since|by)$/.test(tokens[at - 2]?.lower ?? ''));
  if (!isTime(last) && !isDate) return at;
  for (let i = at - 1; i > Math.max(least, at - LONGEST_TIME); i--) {
    const { class: it = 'mark', lower = '' } = tokens[i] ?? {};
    const opens =
      it === 'preposition' ? /^(?:on|in|at|by|during|since)$/.test(lower) : /^(?:last|this|late|early)$/.test(lower);
    if (opens) {
      let to = tokens[i - 1]?.class === 'preposition' ? i - 1 : i;
      while (tokens[to - 1]?.class === 'adverb') to--;
      // “a report released last year [found]”
      return tokens[to - 1]?.class === 'verb' ? at : to;
    }
    if (!/^(?:determiner|adjective|number)$/.test(it) && !isTime(tokens[i]) && !MONTH.test(lower)) return at;
  }
  return at;
}

const FAR = 30;

/** “people who know the project [said]”, “a guard I spoke to [said]”: the subject and what is said of it. */
function beforeRelative(s: Sentence, at: number, least: number): Range | null {
  const { tokens } = s;
  let verbs = 0;
  for (let i = at - 1; i > Math.max(least, at - FAR); i--) {
    const token = tokens[i];
    if (!token || token.class === 'mark' || s.inQuotation[i] !== s.inQuotation[at]) return null;
    // “who [works] on it”: a verb can look like a noun.
    const isVerb =
      token.lower === 'who' && /^(?:noun|adjective|adverb)$/.test(tokens[i + 1]?.class ?? '') && i + 2 < at;
    const opens = (verbs > 0 || isVerb) && opensRelative(tokens, i);
    if (opens) {
      // “a man who lacks experience and [has attacked]”: the clause goes on.
      if (tokens[at - 1]?.class === 'conjunction') return { from: i, to: i + 1 };
      const head = nounPhraseBefore(s, i, least);
      return head && !saysSomething(tokens, i + 1, at) ? { from: head.from, to: at } : null;
    }
    if (token.class === 'verb' || token.class === 'auxiliary') verbs++;
    else if (token.class === 'conjunction' && /^(?:but|yet|so)$/.test(token.lower)) return null;
  }
  return null;
}

function opensRelative(tokens: readonly Token[], i: number): boolean {
  const [before, token, next] = [tokens[i - 1], tokens[i], tokens[i + 1]];
  // “an official who”
  if (!before || !token || !(/^(?:noun|name|pronoun)$/.test(before.class) || isPersonNoun(before.lower))) return false;
  if (/^(?:who|whose)$/.test(token.lower)) return true;
  if (/^(?:that|which)$/.test(token.lower))
    return (
      before.class === 'noun' &&
      (/^(?:verb|auxiliary)$/.test(next?.class ?? '') ||
        // “a memo that a clerk leaked to the Post [says]”
        (isWriting(before.lower) && /^(?:determiner|name)$/.test(next?.class ?? '')))
    );
  return before.class === 'noun' && /^(?:i|we|he|she|they)$/.test(token.lower) && isPersonNoun(before.lower);
}

/** “a man who says the plan [failed]”: what follows is what he says. */
const saysSomething = (tokens: readonly Token[], from: number, to: number) =>
  tokens.slice(from, to).some(({ lower, class: it }, i) => {
    const cue = it === 'verb' ? cueOf(lower) : undefined;
    return (
      cue !== undefined &&
      /^(?:report|thought)$/.test(cue.kind) &&
      !cue.needsNext &&
      !cue.needsClause &&
      i < to - from - 1 &&
      !/^(?:to|about|of|with|by|on|in|not)$/.test(tokens[from + i + 1]?.lower ?? '') &&
      cue.form !== 'base'
    );
  });

/** “Ms. Lee, the head of the agency, [said]”: in, where the second comma stands; out, all of it without that comma. */
function aroundAside(s: Sentence, comma: number, least: number): Range | null {
  const mark = s.tokens[comma]?.text;
  let depth = 0;
  for (let i = comma - 1; i >= Math.max(least + 1, comma - 45); i--) {
    if (s.inQuotation[i] !== s.inQuotation[comma]) continue;
    const text = s.tokens[i]?.text;
    if (text === ')') depth++;
    if (text === '(') depth--;
    if (depth !== 0 || text !== mark) continue;
    const relative = relativeWith(s, i, comma);
    if (relative > 0) {
      i = relative + 1;
      continue;
    }
    // “She [also], and please do not repeat it, told them”
    const end = s.tokens[i - 1]?.class === 'adverb' && i - 1 > least ? i - 1 : i;
    const head = beforeRelative(s, end, least) ?? nounPhraseBefore(s, end, least);
    // “Lind, 58, of Hull, [said]”: the age is no subject.
    if (!head || tokensAre(s, head, 'number') || s.tokens[head.from - 1]?.class === 'preposition') continue;
    // “My dad, plumber, 40 years, [thinks]”: nor is what somebody is.
    if (isBareRole(s, head)) continue;
    // The rest of the head must start a clause; else the commas are those of a list.
    const before = s.tokens[head.from - 1];
    // “The memo, written by its head, Ann Lee, [warned]”
    if (
      /^(?:by|from|with)$/.test(before?.lower ?? '') &&
      s.tokens.slice(least, head.from - 1).some(({ text }) => text === mark)
    )
      continue;
    if (
      before &&
      before.class !== 'mark' &&
      before.class !== 'conjunction' &&
      before.class !== 'subordinator' &&
      !/^(?:that|which|where)$/.test(before.lower) &&
      !isInIt(s, head.from) &&
      // “@kat_9 The mayor, Ann Lee, [denied]”
      s.tokens[head.from - 2]?.text !== '@' &&
      before.class !== 'adverb' &&
      before.class !== 'preposition'
    )
      continue;
    const from = withRole(s, head, { from: i + 1, to: comma }, least);
    return isApposition(s, i + 1) || from < head.from ? { from, to: comma } : head;
  }
  return null;
}

/** “My dad, [plumber], 40 years,” */
function isBareRole({ tokens }: Sentence, { from, to }: Range): boolean {
  const [before, comma, role] = [tokens[from - 2], tokens[from - 1], tokens[from]];
  return (
    to - from === 1 &&
    comma?.text === ',' &&
    role?.class === 'noun' &&
    isPersonNoun(role.lower) &&
    !/s$/.test(role.lower) &&
    (before?.class === 'name' || isPersonNoun(before?.lower ?? ''))
  );
}

/** “[the harbour master], Ann Lee, 61, said”, “[one of them], Ann, said”: where the words before a name begin. */
function withRole(s: Sentence, head: Range, aside: Range, least: number): number {
  const { tokens } = s;
  if (tokens[head.from - 1]?.text !== ',' || tokens[head.from]?.class !== 'name') return head.from;
  // “61”, “no relation”, “now 61”, “who runs it”
  if (aside.to - aside.from > 4 && !/^(?:who|whose|an?|the)$/.test(tokens[aside.from]?.lower ?? '')) return head.from;
  const role = nounPhraseBefore(s, head.from - 1, least);
  const before = tokens[(role?.from ?? 0) - 1];
  if (!role || role.from <= least || (before && !/^(?:mark|conjunction)$/.test(before.class))) return head.from;
  const last = tokens[role.to - 1]?.lower ?? '';
  const isOfThem = tokens[role.from]?.lower === 'one' && tokens[role.from + 1]?.lower === 'of';
  const words = tokens.slice(role.from, role.to);
  return isOfThem || (words.some(({ lower }) => isPersonNoun(lower)) && !/s$/.test(last)) ? role.from : head.from;
}

/**
 * “A report by Acme[, which the minister, Ann Lee, passed on,] says”: the comma before “which”, or -1. In: the comma
 * before the verb of such a clause, and the one that ends it.
 */
function relativeWith({ tokens }: Sentence, at: number, end: number): number {
  const verb = tokens[at + 1];
  if (!(verb?.class === 'verb' || verb?.class === 'auxiliary') || /ing$/.test(verb.lower)) return -1;
  for (let i = at - 1; i > Math.max(0, at - LONGEST_RELATIVE); i--) {
    const token = tokens[i];
    if (token?.class === 'verb' || token?.class === 'auxiliary') return -1;
    if (/^(?:which|that)$/.test(token?.lower ?? '') && tokens[i - 1]?.text === ',') return end > at ? i - 1 : -1;
  }
  return -1;
}

const LONGEST_RELATIVE = 14;

/** “On it [the director, Ann Lee, says]” */
const isInIt = ({ tokens }: Sentence, at: number) =>
  /^(?:it|them)$/.test(tokens[at - 1]?.lower ?? '') && tokens[at - 2]?.class === 'preposition';

const tokensAre = ({ tokens }: Sentence, { from, to }: Range, it: Token['class']) =>
  tokens.slice(from, to).every((token) => token.class === it);

/** The subject of the sentence: the noun phrase before its first finite verb. */
export function mainSubject(s: Sentence, before: number): Range | null {
  for (let i = mainClauseStart(s, before); i < before; i++) {
    const token = s.tokens[i];
    if (!token || s.inQuotation[i] !== undefined) continue;
    if (token.class !== 'verb' && token.class !== 'auxiliary') continue;
    if (/ing$/.test(token.lower)) continue;
    // “Lee’s agent”, “Peru’s central bank”
    const after = s.tokens[i + 1]?.class === 'adjective' ? s.tokens[i + 2] : s.tokens[i + 1];
    if (/^['’]s$/.test(token.lower) && /^(?:noun|name)$/.test(after?.class ?? '')) continue;
    let from = i;
    while (from > 0 && s.tokens[from - 1]?.class === 'adverb') from--;
    const found = subjectBefore(s, {
      from,
      to: i + 1,
      verb: i,
      passive: false,
      infinitive: false,
      finite: true,
      negated: false,
    });
    if (found && !/^(?:who|which|that)$/.test(s.tokens[found.from]?.lower ?? '')) return found;
  }
  return null;
}

/** “As the tone got rough, [Lee ticked off two points and mocked her]”: after the clause that opens a sentence. */
function mainClauseStart({ tokens, inQuotation }: Sentence, before: number): number {
  if (!/^(?:as|when|while|although|though|if|since|because|after|before|once|until)$/.test(tokens[0]?.lower ?? ''))
    return 0;
  const comma = tokens.findIndex(({ text }, i) => text === ',' && i < before && inQuotation[i] === undefined);
  return comma < 0 ? 0 : comma + 1;
}

/** “[the minutes] have Lee saying”: the text in which somebody says something. In: the words for whoever does. */
export function holderOf(s: Sentence, speaker: Range): Range | null {
  const verb = speaker.from - 1;
  if (!/^(?:has|have|had)$/.test(s.tokens[verb]?.lower ?? '')) return null;
  return subjectBefore(s, {
    ...{ from: verb, to: verb + 1, verb, passive: false, infinitive: false, finite: true, negated: false },
  });
}

/** “[a tiger] that”, “[the pair], who”: what a relative clause is said of. In: where “that” or “who” stands. */
export function antecedentOf(s: Sentence, relative: number): Range | null {
  return /^(?:who|which|that)$/.test(s.tokens[relative]?.lower ?? '') ? saidOf(s, relative) : null;
}

/** The words of which more is said from `at` on, with a comma before it or not: “[a leaflet], according to which”. */
export function saidOf(s: Sentence, at: number): Range | null {
  const phrase = nounPhraseBefore(s, beforeAge(s, s.tokens[at - 1]?.text === ',' ? at - 1 : at));
  return phrase && s.tokens[phrase.to - 1]?.class !== 'pronoun' ? phrase : null;
}

const LONGEST_AGE = 7;

/** “[Price], 52, who”, “[Lee], 61, of Hull, who”, “[Kim] (70), who”: where the words before an age end. In: where it ends. */
export function beforeAge(s: Sentence, end: number): number {
  const { tokens } = s;
  if (tokens[end - 1]?.text === ')' && tokens[end - 3]?.text === '(' && tokens[end - 2]?.class === 'number')
    return end - 3;
  for (let i = end - 1; i > Math.max(0, end - LONGEST_AGE); i--) {
    if (tokens[i]?.text !== ',') continue;
    const first = tokens[i + 1];
    const isAge = first?.class === 'number' || first?.lower === 'aged';
    return isAge || /^(?:of|from)$/.test(first?.lower ?? '') ? beforeAge(s, i) : end;
  }
  return end;
}

/**
 * Where a relative clause ends and its sentence goes on: “, who is said to be ill, [wed]”, “who is said to be ill
 * [has wed]”; `to` where it does not. In: where “who” stands, and the words that it can hold.
 */
export function relativeEnd(s: Sentence, relative: number, { from, to }: Range): number {
  const { tokens, inQuotation } = s;
  // “Acme, a group that counts ships, [fears]”
  const isOfAside = tokens[(antecedentOf(s, relative)?.from ?? 0) - 1]?.text === ',';
  const isAside = tokens[relative - 1]?.text === ',' || isOfAside;
  for (let i = from + 2; i < to; i++) {
    if (inQuotation[i] !== undefined) continue;
    const next = tokens[i + 1];
    const isVerb = next?.class === 'auxiliary' || (next?.class === 'verb' && !/ing$/.test(next.lower));
    if (isAside ? tokens[i]?.text === ',' && isVerb : tokens[i]?.class === 'auxiliary' && isAfterNoun(tokens, i))
      return i;
  }
  return to;
}

const isAfterNoun = (tokens: readonly Token[], i: number) =>
  /^(?:noun|name|number|pronoun)$/.test(tokens[i - 1]?.class ?? '') &&
  !/^(?:i|he|she|it|we|they|you|who|which|that)$/.test(tokens[i - 1]?.lower ?? '') &&
  !/^(?:be|been|being|have|am|['’].*)$/.test(tokens[i]?.lower ?? '');
