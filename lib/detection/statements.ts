import { carriedWriting } from '@/lib/detection/carriers';
import { looksLikeClause } from '@/lib/detection/clauses';
import {
  asideEnd,
  type Complement,
  clauseEnd,
  complementAfter,
  isTrailingSpeaker,
  restAfterSpeaker,
} from '@/lib/detection/contents';
import { type Cue, cueOf, gaugingCueOf, phrasalCueOf, spokenCueOf } from '@/lib/detection/cues';
import { type Found, standsIn } from '@/lib/detection/found';
import { headOf } from '@/lib/detection/heads';
import { isCourt } from '@/lib/detection/impersonal';
import { isActor, isInference, isInferring } from '@/lib/detection/inferences';
import { formByEnding } from '@/lib/detection/inflection';
import { openingOf } from '@/lib/detection/openings';
import { isAsked, passiveStatement, QUOTED_AS } from '@/lib/detection/passives';
import { isBodyByNoun, isPersonNoun, isWriting } from '@/lib/detection/people';
import { isTime, nounPhraseAfter, nounPhraseBefore } from '@/lib/detection/phrases';
import { antecedentOf, holderOf, mainSubject, relativeEnd, subjectBefore } from '@/lib/detection/subjects';
import { canBeCited } from '@/lib/detection/unnamed';
import { isMereName } from '@/lib/detection/unsaid';
import { type VerbGroup, verbGroupOf } from '@/lib/detection/verb-groups';
import { isVerbHere } from '@/lib/detection/verb-reading';
import { isQuotationEnd, isQuotationStart, type Sentence } from '@/lib/text/sentences';
import type { Range, Token } from '@/lib/text/tokens';

/** What verbs of saying, thinking, asking and the like attribute in a sentence, from left to right. */
export function statementsIn(s: Sentence): Found[] {
  const found: Found[] = [];
  const inferred: Found[] = [];
  for (let i = 0; i < s.tokens.length; i++) {
    const token = s.tokens[i];
    const cue =
      token &&
      (besideQuotation(s, i) ??
        havingIt(s, i) ??
        gauging(s, i) ??
        phrasalCueOf(token.lower, s.tokens[i + 1]?.lower ?? '') ??
        cueOf(token.lower));
    if (
      !token ||
      !cue ||
      !(isGauging(cue) || isVerbHere(s, i, cue)) ||
      !(cue.needsNext?.test(s.tokens[i + 1]?.lower ?? '') ?? true)
    )
      continue;
    if (s.inQuotation[i] !== undefined && !RELAYING.test(cue.lemma)) continue;
    // “is recorded as [saying] in the minutes”
    if (found.some(({ lemma, cue: [by] }) => lemma === QUOTED_AS && by !== undefined && by.from < i && i < by.to))
      continue;
    const one = statementAt(s, i, cue, found);
    const quotation = s.quotations[s.inQuotation[i] ?? -1];
    if (one && quotation && !isThirdParty(s, one)) continue;
    if (one && quotation) cutQuotation(one, quotation.to - 1);
    // “phoned to say that it was shut”: one cue
    const before = found.at(-1);
    if (one && before?.cue[0] && one.cue[0]?.from === before.cue[0].from) found.pop();
    // “It leaks,” she said, referring to the dam, [“and it will fail.”]
    const isTaken =
      one && found.some(({ content }) => content.slice(1).some(({ from }) => from === one.content[0]?.from));
    if (!one || isTaken || isMereAdverb(s, one) || isMereName(s, one) || inferred.some((other) => standsIn(one, other)))
      continue;
    cutBefore(one, found);
    cutOwn(s, one);
    if (!isInference(s, one)) found.push(one);
    else if (isInferring(one)) inferred.push(one);
  }
  return found;
}

/** “A customer told us it would wait, [and we have cut our forecast]”: what the writer adds. */
function cutOwn(s: Sentence, one: Found): void {
  const [source, last] = [one.source[0], one.content.at(-1)];
  if (!source || !last || one.inQuotation || /^(?:i|we|you|who)$/.test(s.tokens[source.to - 1]?.lower ?? '')) return;
  for (let i = last.from + 1; i < last.to - 2; i++)
    if (
      s.tokens[i]?.text === ',' &&
      s.inQuotation[i] === undefined &&
      /^(?:and|but|so)$/.test(s.tokens[i + 1]?.lower ?? '') &&
      /^(?:i|we|our|my)$/.test(s.tokens[i + 2]?.lower ?? '')
    ) {
      last.to = i;
      return;
    }
}

/** ““Lee said it was fine,” she says”: what is said within a quotation ends before its mark. */
function cutQuotation(one: Found, end: number): void {
  one.content = one.content
    .map(({ from, to }) => ({ from, to: Math.min(to, end) }))
    .filter(({ from, to }) => to > from);
}

/** “[However], the story was told by Lee” */
const isMereAdverb = ({ tokens }: Sentence, { content: [first, ...more] }: Found) =>
  first !== undefined &&
  more.length === 0 &&
  first.to - first.from === 1 &&
  tokens[first.from]?.class === 'adverb' &&
  tokens[first.to]?.text === ',';

/** “A man who asked not to be named said”: what is said of the source ends before its verb. */
function cutBefore({ source: [source], cue: [cue] }: Found, earlier: readonly Found[]): void {
  if (!source || !cue || cue.from < source.to) return;
  for (const other of earlier)
    if (other.cue.every(({ from, to }) => source.from < from && to <= source.to))
      other.content = other.content
        .map(({ from, to }) => ({ from, to: Math.min(to, source.to) }))
        .filter(({ from, to }) => to > from);
}

const isGauging = (cue: Cue) => 'link' in cue || cue.lemma === HAS_IT || cue.lemma === LET_KNOW;

const LET_KNOW = 'let know';

/** “let it be known that”, “RFI has it that”, “He has it from a guard that”, “had it from a barman” */
const HAS_IT = 'have it';
function havingIt({ tokens }: Sentence, i: number): Cue | undefined {
  const [verb, it, link] = [tokens[i]?.lower ?? '', tokens[i + 1]?.lower ?? '', tokens[i + 2]?.lower ?? ''];
  if (/^lets?$/.test(verb) && it === 'it' && link === 'be' && tokens[i + 3]?.lower === 'known')
    return { lemma: LET_KNOW, kind: 'report', form: verb === 'lets' ? 'third' : 'past', needsClause: false };
  if (!/^(?:has|have|had|got)$/.test(verb) || it !== 'it' || !/^(?:that|from)$/.test(link)) return undefined;
  // “Rumour has it that” names nobody.
  if (/^(?:rumou?rs?|word|legend|gossip|talk|speculation|tradition|lore)$/.test(tokens[i - 1]?.lower ?? ''))
    return undefined;
  const form = verb === 'has' ? 'third' : verb === 'have' ? 'base' : 'past';
  return { lemma: HAS_IT, kind: 'report', form, needsClause: false };
}

/** “…,” she gasped”, “…,” sniffed an aide”. */
function besideQuotation(s: Sentence, i: number): Cue | undefined {
  const cue = spokenCueOf(s.tokens[i]?.lower ?? '') ?? anyManner(s, i);
  if (!cue || s.inQuotation[i] !== undefined) return undefined;
  if (isQuotationEnd(s, i - 1)) return cue;
  const after = s.tokens[i + 1];
  // “All of it was fine, he thunders, “down to the salt.””
  if (
    /^(?:he|she|they)$/.test(s.tokens[i - 1]?.lower ?? '') &&
    s.tokens[i - 2]?.text === ',' &&
    (after === undefined || /^[,.]$/.test(after.text))
  )
    return cue;
  const subject = nounPhraseBefore(s, i);
  // “Keller emailed: “…””
  if (subject && isQuotationStart(s, after?.text === ':' ? i + 2 : i + 1)) return cue;
  if (after !== undefined && !/^(?:mark|adverb|preposition)$/.test(after.class)) return undefined;
  return subject && isQuotationEnd(s, subject.from - 1) ? cue : undefined;
}

/** “…,” shuddered Ann Lee.”, “…!” fizzed the mayor”: between a quotation and whoever speaks, any verb says it. */
function anyManner(s: Sentence, i: number): Cue | undefined {
  const { tokens } = s;
  const { lower = '', class: it } = tokens[i] ?? {};
  if (it !== 'verb' || !/ed$/.test(lower) || cueOf(lower) || !isQuotationEnd(s, i - 1)) return undefined;
  if (!/^[,!?]$/.test(tokens[i - 2]?.text ?? '')) return undefined;
  const subject = nounPhraseAfter(s, i + 1);
  if (!subject || !/^(?:name|people)$/.test(headOf(s, subject).kind)) return undefined;
  const after = tokens[subject.to];
  return !after || /^(?:mark|preposition|adverb|subordinator)$/.test(after.class) || isTime(after)
    ? { lemma: 'say', kind: 'report', form: 'past', needsClause: false }
    : undefined;
}

/** “put the share of parts at 83 percent”, “has linked the drop to a leak”. */
function gauging(s: Sentence, i: number): Cue | undefined {
  const cue = gaugingCueOf(s.tokens[i]?.lower ?? '');
  if (!cue || !canGauge(s, i)) return undefined;
  // “guided in May for sales of 4 billion”, but “guided boats to the harbour”
  const next = s.tokens[i + 1];
  if (cue.lemma === 'guide' && !(next?.lower === 'last' || /^(?:preposition|adverb)$/.test(next?.class ?? '')))
    return undefined;
  // “is put at 61 percent”
  const isPassive = /^(?:is|are|was|were|been)$/.test(s.tokens[i - 1]?.lower ?? '');
  // “linking to a video”
  if (!isPassive && cue.link.test(s.tokens[i + 1]?.lower ?? '')) return undefined;
  for (let at = isPassive ? i + 1 : i + 2; at < Math.min(s.tokens.length, i + MOST_GAUGED); at++) {
    const token = s.tokens[at];
    if (!token || /^[,.;:!?–—]$/.test(token.text) || s.inQuotation[at] !== s.inQuotation[i]) return undefined;
    if (cue.link.test(token.lower))
      return QUANTIFIED.test(token.lower) && !(hasQuantity(s, at + 1) || isCompared(s, at))
        ? undefined
        : token.lower === 'down' && s.tokens[at + 1]?.lower !== 'to'
          ? undefined
          : cue;
    const isVerb =
      token.class === 'verb' && !/(?:ing|ed)$/.test(token.lower) && s.tokens[at - 1]?.class !== 'preposition';
    if ((token.class === 'auxiliary' && !/^['’]s?$/.test(token.lower)) || isVerb) return undefined;
  }
  return undefined;
}

const MOST_GAUGED = 16;
const QUANTIFIED = /^(?:at|above|below|over|under|near|around)$/;

/** “18 per cent [above] June” */
const isCompared = ({ tokens }: Sentence, at: number) =>
  /^(?:above|below|over|under)$/.test(tokens[at]?.lower ?? '') &&
  tokens.slice(at - 3, at).some(({ class: it }) => it === 'number');

/** “He put”, “analysts value”, “has linked”; not “the rate of”, “list at”. */
function canGauge({ tokens }: Sentence, i: number): boolean {
  const before = tokens[i - 1];
  if (!before || /^(?:determiner|adjective|number)$/.test(before.class)) return false;
  if (/^(?:pronoun|auxiliary|name|adverb|mark|conjunction)$/.test(before.class)) return true;
  return (
    before.lower === 'to' ||
    (/(?:ed|puts?|set)$/.test(tokens[i]?.lower ?? '') && before.class === 'noun') ||
    isActor(before.lower) ||
    isWriting(before.lower)
  );
}

const hasQuantity = ({ tokens }: Sentence, at: number) =>
  tokens.slice(at, at + 5).some(({ class: it, text }) => it === 'number' || QUANTITY.test(text));
const QUANTITY =
  /\d|^[$€£¥]$|^(?:two|three|four|five|six|seven|eight|nine|ten|half|quarter|third|fifth|tenth|one|zero|nil|twice|double|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\p{L}+)?)$/u;

/** Of what somebody says in a quotation, only this is kept: the sources that the speaker relays. */
const RELAYING = /^(?:say|tell|report|claim|announce|write|confirm|deny|reveal|argue|warn|allege|admit)$/;
const isThirdParty = (s: Sentence, { source }: Found) => {
  const last = s.tokens[(source[0]?.to ?? 0) - 1];
  return last !== undefined && (/^(?:noun|name)$/.test(last.class) || /^(?:he|she)$/.test(last.lower));
};

function statementAt(s: Sentence, verb: number, cue: Cue, earlier: readonly Found[]): Found | null {
  const group = verbGroupOf(s, verb, cue.form);
  if (cue.lemma === LET_KNOW) group.to += 3;
  if (cue.lemma === HAS_IT || (cue.needsNext && /^(?:slip|known?)$/.test(s.tokens[group.to]?.lower ?? ''))) group.to++;
  const quotation = s.inQuotation[verb];
  if (
    isLeftToRelays(s, group, cue) ||
    isMereAside(s, group) ||
    isWorthSaying(s, group) ||
    isApparent(s, group) ||
    isAnonymity(s, group)
  )
    return null;
  const least = quotation === undefined ? boundary(s, earlier, group.from) : (s.quotations[quotation]?.from ?? 0) + 1;
  // “files leaked to the Post show”
  if (cue.lemma === 'leak' && s.tokens[group.to]?.lower === 'to' && isWriting(s.tokens[group.from - 1]?.lower ?? ''))
    return null;
  const base = { kind: cue.kind, lemma: cue.lemma, inQuotation: quotation !== undefined, negated: group.negated };
  // “They felt safe, said Lee”: all of it is what Lee says.
  const begins = least === group.from - 1 ? 0 : least;
  const inverted = invertedSubject(s, group, cue, begins);
  if (inverted) {
    const left = contentBefore(s, group.from, begins);
    // “Not so fast, says Ann Lee: [the bridge is open]”
    const exclaimed = left && afterExclamation(s, left, inverted.to);
    if (exclaimed)
      return { ...base, source: [inverted], cue: [group], content: [exclaimed], rule: 'source, cue, content' };
    if (left)
      return {
        ...base,
        source: [inverted],
        cue: [group],
        content: [
          left,
          ...rightPiece(s, isQuoteBefore(s, group.from) ? afterAdverbials(s, inverted.to) : inverted.to, left),
        ],
        rule: 'content, cue, source',
      };
  }
  const gauged = group.passive && 'link' in cue ? gaugedBy(s, group, least, base) : null;
  if (gauged) return gauged;
  if (group.passive) return passiveStatement(s, group, cue, least, base);
  if (group.infinitive) return toldOnPurpose(s, group, cue, base);
  if (isAsked(s, group, cue)) return beforeAnswer(s, passiveStatement(s, group, cue, least, base));
  const own = subjectOfInserted(s, group, earlier) ?? subjectBefore(s, group, least);
  // “said that talks with the union would resume”: “that” begins what is said
  if (
    own &&
    own.to - own.from === 1 &&
    s.tokens[own.from]?.lower === 'that' &&
    earlier.some(({ content }) => content[0]?.from === own.from)
  )
    return null;
  // “…, a claim the council denies”: what is said of what was said
  if (own && s.tokens[own.from - 1]?.text === ',' && isClaimOf(s, own)) return null;
  const within = own && s.tokens[own.from - 1]?.text === ',' ? withinCue(group, own, earlier) : null;
  if (own && within) return { ...base, source: [own], cue: [group], content: within, rule: 'content, source, cue' };
  const asSaid = own ? afterAs(s, group, own) : null;
  if (own && asSaid) return { ...base, source: [own], cue: [group], content: [asSaid], rule: 'source, cue, content' };
  // “…, jury told” in a headline: nobody is named who says so.
  if (own && cue.lemma === 'tell' && group.to === s.tokens.length && isCourt(s, own)) return null;
  // “repeated what a cousin had heard from the cook”: nobody tells what that is
  if (own && s.tokens[own.from - 1]?.lower === 'what' && /^(?:hear|learn|read)$/.test(cue.lemma)) return null;
  // “Let me say what we know”
  if (own && /^(?:me|us)$/.test(s.tokens[own.from]?.lower ?? '') && s.tokens[own.from - 1]?.lower === 'let')
    return null;
  const around = own ? aroundAs(s, group, own, least) : null;
  if (own && around) return { ...base, source: [own], ...around, rule: 'content, source, cue' };
  const source = own ?? sharedSubject(s, group, earlier, cue);
  const after = withoutAsSaying(s, cue, complementAfter(s, group.to, cue.lemma, cue.kind));
  const right = after && {
    ...after,
    content: beforeMainClause(s, own, deniedOnly(s, cue, withinRelative(s, own, after.content))),
  };
  const relative = own && right?.how === 'clause' ? saidOfRelative(s, own, right.content) : null;
  if (relative)
    return {
      ...base,
      source: [relative.source],
      cue: [group],
      content: relative.content,
      rule: 'source, cue, content',
    };
  let left =
    own && cue.kind !== 'stance' && cue.kind !== 'naming' && cue.kind !== 'intent' && !isRelative(s, own)
      ? contentBefore(s, own.from, least)
      : null;
  // “It fell, Lee said, and Kim told the court of it”: all of that is what Lee says
  const isAround =
    own !== null &&
    earlier.some(
      ({ content }) => content.length > 1 && content.slice(1).some(({ from, to }) => from <= own.from && own.from < to),
    );
  if (isAround || (left && right && (isAdverbial(s, left) || isOnTitle(s, left)))) left = null;
  const rest = own && left && insertedRest(s, group, own, left);
  if (own && left && rest) {
    const [last, before] = [s.tokens[left.to - 1], s.tokens[left.to - 2]];
    const isOwn =
      OPENS_RIGHT.test(last?.lower ?? '') &&
      // “a fire which, she says, was set”
      (last?.lower !== 'which' || before?.class === 'preposition') &&
      left.to - left.from > 1 &&
      s.tokens[rest.right.from]?.class !== 'conjunction' &&
      looksLikeClause(s, rest.right);
    return {
      ...base,
      source: [own],
      cue: [{ from: group.from, to: rest.cueTo }],
      content: isOwn ? [rest.right] : [left, rest.right],
      rule: isOwn ? 'source, cue, content' : 'content, source, cue',
    };
  }
  // “When London sent home nine, Moscow replied with ten”
  if (left && isOpenOnly(s, left)) left = null;
  // ““…,” the minutes have Lee saying”
  const holder = own && !right && cue.form === 'gerund' ? holderOf(s, own) : null;
  if (own && holder) {
    const said = contentBefore(s, holder.from, least);
    if (said) return { ...base, source: [own], cue: [group], content: [said], rule: 'content, source, cue' };
  }
  // “…, two bankers told the Herald, Reuters reported”: Reuters reported all of it.
  if (own && left && isRestOf(earlier, left)) left = contentBefore(s, own.from, 0);
  if (left && (isQuoteBefore(s, own?.from ?? 0) || !right || right.how === 'about')) {
    return {
      ...base,
      source: own ? [own] : [],
      cue: [group],
      content: [left, ...rightPiece(s, afterAdverbials(s, group.to), left)],
      rule: 'content, source, cue',
    };
  }
  // “Lee said it was so, two officials said”: all of it is what they said.
  const all =
    own &&
    !isAround &&
    (!right || isWhere(s, right)) &&
    /^(?:report|evidence)$/.test(cue.kind) &&
    (s.tokens[own.from - 1]?.text === ',' || isQuotationEnd(s, own.from - 1)) &&
    !isRelative(s, own)
      ? contentBefore(s, own.from, 0)
      : null;
  if (own && all) {
    const more = insertedRest(s, group, own, all);
    const cue = more ? { from: group.from, to: more.cueTo } : group;
    return {
      ...base,
      source: [own],
      cue: [cue],
      content: more ? [all, more.right] : [all],
      rule: 'content, source, cue',
    };
  }
  if (right?.how === 'about' && /^(?:hear|learn)$/.test(cue.lemma)) return null;
  // “leaked to the Post by a clerk”
  if (right?.how === 'about' && cue.lemma === 'leak') return null;
  // “Posting on Facebook, Lee said it was over”
  if (
    right?.how === 'about' &&
    group.from < 2 &&
    (isWhere(s, right) ||
      /^(?:writing|posting|tweeting|commenting|replying|responding|reacting|speaking|talking|referring|alluding)$/.test(
        s.tokens[verb]?.lower ?? '',
      ))
  )
    return null;
  // “Trust told to find savings”: whoever is told does not tell. “had written to the family”
  if (right?.how === 'about' && /^(?:tell|write)$/.test(cue.lemma) && s.tokens[group.to]?.lower === 'to') return null;
  // “The recipe says to add salt”
  if (right?.how === 'about' && cue.lemma === 'say' && s.tokens[group.to]?.lower === 'to') return null;
  // “A court ruled against the purge”
  if (right?.how === 'about' && cue.lemma === 'rule') return null;
  // “He shouts at the telly”
  if (right?.how === 'about' && /^(?:shout|yell)$/.test(cue.lemma) && s.tokens[group.to]?.lower === 'at') return null;
  // “the man accused of the theft”
  if (right?.how === 'about' && cue.lemma === 'accuse' && s.tokens[group.to]?.lower === 'of') return null;
  if (!right || isPredicate(s, cue, right) || isMereObject(s, cue, right)) return null;
  if (
    ((cue.needsClause && !isQuotingAs(s, cue, right.content)) || isCitingOnly(s, cue, right.content)) &&
    !isShowing(s, cue, own) &&
    !isFinding(s, cue, right.content) &&
    !isCounting(s, cue, own, right.content) &&
    !isFoundSo(s, cue, right.content) &&
    !isForeseeing(s, cue, right.content) &&
    !isSeeingAs(s, cue, right.content) &&
    !(
      right.how === 'that' ||
      right.how === 'quotation' ||
      (right.how === 'clause' && looksLikeClause(s, right.content))
    )
  )
    return null;
  // “the peso has found its floor”
  if (
    cue.lemma === 'find' &&
    right.how !== 'that' &&
    /^(?:its|his|her|their)$/.test(s.tokens[right.content.from]?.lower ?? '')
  )
    return null;
  // “a person who has read it told us”
  if (cue.needsClause && own && isRelative(s, own) && isObjectOnly(s, right.content)) return null;
  // “its role in promoting aids”, “decided against recommending charges”
  const isDoing = !own && /ing$/.test(s.tokens[verb]?.lower ?? '') && s.tokens[verb - 1]?.class === 'preposition';
  // “the Americans supporting the wall”
  const isReduced = own?.to === verb && group.from === verb && /ing$/.test(s.tokens[verb]?.lower ?? '');
  const isTold = () => right.how === 'that' || right.how === 'quotation' || looksLikeClause(s, right.content);
  if ((isDoing || isReduced) && !isTold()) return null;
  const said = source ? { source, content: right.content } : openingGerund(s, group, right.content);
  if (!said) return null;
  const cueTo = Math.max(group.to, right.cueEnd);
  // “Lee, calling it a farce[, left]”
  const closing = !own && cue.form === 'gerund' ? asideCloses(s, said.content.from) : -1;
  if (closing > said.content.from && closing < said.content.to) said.content = { ...said.content, to: closing };
  // “The court heard that he lied”: nobody is named who says so.
  const isHeard = cue.lemma === 'hear' && isCourt(s, said.source);
  return {
    ...base,
    source: isHeard ? [] : [said.source],
    cue: [{ from: isHeard ? said.source.from : group.from, to: cueTo }],
    content: [said.content],
    rule: own ? 'source, cue, content' : 'cue of the same source',
  };
}

/**
 * “[Kim believes], Reuters writes, [that it leaks]”: what is passed on around an inserted speaker; the cue before ends
 * there. Null where nobody is inserted.
 */
function withinCue(group: VerbGroup, own: Range, earlier: readonly Found[]): Range[] | null {
  for (const one of earlier) {
    const [[cue], [source], [content]] = [one.cue, one.source, one.content];
    if (!cue || !source || !content || !(cue.from < own.from && group.to <= cue.to && source.to <= cue.from)) continue;
    cue.to = own.from - 1;
    return [{ from: source.from, to: own.from - 1 }, content];
  }
  return null;
}

/** “When it was cut”: a clause that another one must follow. */
const isOpenOnly = ({ tokens, inQuotation }: Sentence, { from, to }: Range): boolean =>
  /^(?:when|while|although|though|because|since|after|before|once|if|unless|whereas)$/.test(
    tokens[from]?.lower ?? '',
  ) && tokens.slice(from, to).every(({ text }, i) => text !== ',' && inQuotation[from + i] === undefined);

/** “In 2019”, “Meanwhile”, “On the same day”: it says when or where. */
const isAdverbial = ({ tokens, inQuotation }: Sentence, { from, to }: Range): boolean =>
  /^(?:adverb|preposition)$/.test(tokens[from]?.class ?? '') &&
  tokens
    .slice(from, to)
    .every(
      ({ class: it, lower, text }, i) =>
        inQuotation[from + i] === undefined &&
        text !== ',' &&
        it !== 'auxiliary' &&
        (it !== 'verb' || /ing$/.test(lower)),
    );

/** “In an interview on “Face the Nation,””: where it was said, and not what. */
function isOnTitle(s: Sentence, { from, to }: Range): boolean {
  const title = s.quotations[s.inQuotation[to - 1] ?? -1];
  if (!title || title.from <= from || s.tokens[from]?.class !== 'preposition') return false;
  const isBare = s.tokens
    .slice(from, title.from)
    .every(({ class: it }, i) => it !== 'mark' && !(isFiniteVerb(s, from + i) && !isNounHere(s, from + i)));
  const isNamed = ({ text }: Token) => text.length < 4 || !/^\p{Ll}/u.test(text);
  return isBare && s.tokens.slice(title.from, title.to).every(isNamed);
}

/** “the mayor[’s broadcast]” */
const isNounHere = (s: Sentence, i: number) =>
  isPossessive(s, i) || /^(?:determiner|adjective)$/.test(s.tokens[i - 1]?.class ?? '') || isPossessive(s, i - 1);

/** “Hours before Lee said it was safe[, a crack had opened]”: what is said ends where the main clause begins. */
function beforeMainClause(s: Sentence, own: Range | null, { from, to }: Range): Range {
  const { tokens } = s;
  const begins = openingOf(s);
  if (!own || !opensBeside(tokens, begins, own.from)) return { from, to };
  for (let i = from + 1; i < to - 2; i++) {
    if (tokens[i]?.text !== ',' || s.inQuotation[i] !== undefined) continue;
    const subject = nounPhraseAfter(s, i + 1, to);
    if (!subject || subject.to >= to) continue;
    const verb = tokens[subject.to]?.class === 'adverb' ? subject.to + 1 : subject.to;
    if (isFiniteVerb(s, verb)) return { from, to: i };
  }
  return { from, to };
}

const BESIDE = /^(?:if|unless|should|after|before|since|while|when|although|though|because|once|until|whereas)$/;
const LONGEST_TIME = 4;

/** “After [Lee]”, “A month before [Lee]”: whether a clause beside the main one begins the sentence. */
function opensBeside(tokens: Sentence['tokens'], from: number, subject: number): boolean {
  const words = tokens.slice(from, subject);
  return (
    words.length > 0 &&
    words.length <= LONGEST_TIME + 1 &&
    BESIDE.test(words.at(-1)?.lower ?? '') &&
    words
      .slice(0, -1)
      .every(({ class: it, lower }) => /^(?:determiner|number|noun|adverb)$/.test(it) || isTimeNoun(lower))
  );
}

const isTimeNoun = (lower: string) =>
  /^(?:minutes?|hours?|days?|weeks?|months?|years?|barely|just|only|even|and|but)$/.test(lower);

/** “denied that it leaked[, though pictures show it]”: what the writer holds against it. */
function deniedOnly(s: Sentence, { lemma }: Cue, { from, to }: Range): Range {
  if (!/^(?:deny|dispute|refute|rebut|contest)$/.test(lemma)) return { from, to };
  for (let i = from + 1; i < to - 1; i++)
    if (
      s.tokens[i]?.text === ',' &&
      s.inQuotation[i] === undefined &&
      /^(?:though|although|even|despite|after|while|when|whereas)$/.test(s.tokens[i + 1]?.lower ?? '')
    )
      return { from, to: i };
  return { from, to };
}

/** “a tiger that she said was a gift”, “the fire, which officials say was set”: what is said, with what it is said of. */
function saidOfRelative(s: Sentence, own: Range, content: Range): { source: Range; content: Range[] } | null {
  const isWithin = /^(?:who|which|that)$/.test(s.tokens[own.from]?.lower ?? '') && own.to - own.from > 1;
  const relative = isWithin ? own.from : own.from - 1;
  const verb = s.tokens[content.from]?.class === 'adverb' ? content.from + 1 : content.from;
  // “which experts say backs the rebels”
  const looksFinite =
    /[^s]s$/.test(s.tokens[verb]?.lower ?? '') &&
    s.tokens[verb]?.class === 'noun' &&
    s.tokens[verb + 1]?.class === 'determiner';
  const isSaid = (isFiniteVerb(s, verb) || looksFinite) && s.inQuotation[verb] === undefined;
  const of = isSaid ? antecedentOf(s, relative) : null;
  if (!of) return null;
  const source = { from: relative + 1, to: own.to };
  return { source, content: [of, { from: content.from, to: relativeEnd(s, relative, content) }] };
}

/** “Turnout is put at 61 percent by the commission” */
function gaugedBy(
  s: Sentence,
  { from, to }: VerbGroup,
  least: number,
  base: Pick<Found, 'kind' | 'lemma' | 'inQuotation' | 'negated'>,
): Found | null {
  const by = s.tokens.findIndex(({ lower, class: it }, i) => i > to && (lower === 'by' || it === 'mark'));
  const source = s.tokens[by]?.lower === 'by' ? nounPhraseAfter(s, by + 1) : null;
  const patient = subjectBefore(
    s,
    { from, to, verb: to - 1, passive: true, infinitive: false, finite: true, negated: false },
    least,
  );
  if (!source || !patient || !/^(?:name|people|thing|writing)$/.test(headOf(s, source).kind)) return null;
  const content = [patient, { from: to, to: by }];
  return { ...base, source: [source], cue: [{ from, to }], content, rule: 'content, passive cue, source' };
}

const REACHING =
  /^(?:call|phon|telephon|ring|rang|rung|e-?mail|wr(?:ite|ote|itten|iting)|text|messag|post|tweet|cabl|wir|went|gone|go|interrupt|stepp|came|faxed|contact)(?:s|ed|ing|ped|es|e)?$/;
const FARTHEST_PURPOSE = 8;

/** “phoned [to say] that it was shut”, “emailed customers [to warn] them that”: both verbs tell it. */
function toldOnPurpose(
  s: Sentence,
  group: VerbGroup,
  cue: Cue,
  base: Pick<Found, 'kind' | 'lemma' | 'inQuotation' | 'negated'>,
): Found | null {
  const { tokens } = s;
  // “went so far as to call it a farce”
  const isFar = tokens[group.from - 2]?.lower === 'as' && tokens[group.from - 3]?.lower === 'far';
  if (
    !isFar &&
    !/^(?:say|tell|warn|announce|inform|complain|deny|confirm|remind|explain|ask|report|assure|declare|insist)$/.test(
      cue.lemma,
    )
  )
    return null;
  const to = group.from - 1;
  for (let i = to - 1; i > Math.max(0, to - FARTHEST_PURPOSE); i--) {
    const token = tokens[i];
    if (!token || s.inQuotation[i] !== s.inQuotation[group.verb] || token.class === 'mark') return null;
    if (REACHING.test(token.lower) && /^(?:verb|noun)$/.test(token.class) && tokens[i - 1]?.class !== 'determiner') {
      const outer = verbGroupOf(s, i, formByEnding(token.lower));
      const source = outer.passive || outer.infinitive ? null : subjectBefore(s, outer);
      const right = complementAfter(s, group.to, cue.lemma, cue.kind);
      if (!source || !right || right.how === 'about' || (right.how === 'object' && !isFar)) return null;
      const said = { source: [source], cue: [{ from: outer.from, to: Math.max(group.to, right.cueEnd) }] };
      return { ...base, negated: outer.negated, ...said, content: [right.content], rule: 'source, cue, content' };
    }
    if (token.class === 'verb' || token.class === 'auxiliary' || token.class === 'conjunction') return null;
  }
  return null;
}

/** “The office, asked where he was[, said it was shut]”: the answer is no part of the question. */
function beforeAnswer(s: Sentence, asked: Found | null): Found | null {
  const [content] = asked?.content ?? [];
  if (!asked || !content) return asked;
  for (let i = content.from + 1; i < content.to; i++) {
    const cue = s.tokens[i]?.text === ',' ? cueOf(s.tokens[i + 1]?.lower ?? '') : undefined;
    if (cue && /^(?:past|third)$/.test(cue.form)) return { ...asked, content: [{ from: content.from, to: i }] };
  }
  return asked;
}

/** “, which first reported it”: what stands before is who does so. */
const isRelative = ({ tokens }: Sentence, { from }: Range) =>
  /^(?:who|which|that|whose)$/.test(tokens[from]?.lower ?? '');

const isObjectOnly = ({ tokens }: Sentence, { from }: Range) =>
  /^(?:it|this|them)$/.test(tokens[from]?.lower ?? '') && tokens[from + 1]?.class === 'verb';

const isClaimOf = ({ tokens }: Sentence, { from }: Range) =>
  /^an?$/.test(tokens[from]?.lower ?? '') &&
  /^(?:claim|finding|charge|allegation)$/.test(tokens[from + 1]?.lower ?? '');

const OPEN_LEFT =
  /^(?:if|unless|until|although|though|while|whereas|when|whenever|because|since|as|after|before|once|should|had|were|given|despite|what|whoever|whatever|not|compared)$/;

/** “It reflected, she said, the position then”, “It was not, he said, his”: a verb still wants what follows. */
function isUnfinished({ tokens }: Sentence, { from, to }: Range): boolean {
  const last = tokens[to - 1];
  if (last?.lower === 'not') return tokens[to - 2]?.class === 'auxiliary';
  return to - from === 2 && tokens[from]?.class === 'pronoun' && last?.class === 'verb' && /ed$/.test(last.lower);
}

/** “…, the Post reported [in its Sunday edition]” */
const isWhere = ({ tokens }: Sentence, { how, content: { from } }: Complement) =>
  how === 'about' && /^(?:in|on|at)$/.test(tokens[from - 1]?.lower ?? '');

/** “It shut after, [she claims, he left]”: what is said follows, and what stands before is the writer's. */
const OPENS_RIGHT =
  /^(?:after|before|because|since|as|although|though|while|when|where|whereas|that|which|and|but|so)$/;

/**
 * “The founders, he wrote on X, were orphans”, “If it comes, Lind says, dinner is on her”: the rest of what is said
 * around a speaker and a cue between two commas; null where a new clause follows.
 */
function insertedRest(s: Sentence, group: VerbGroup, own: Range, left: Range): { right: Range; cueTo: number } | null {
  const { tokens } = s;
  if (tokens[own.from - 1]?.text !== ',' || isQuotationEnd(s, left.to - 1)) return null;
  let comma = group.to;
  while (
    comma < group.to + MOST_ADVERBIALS &&
    (ADVERBIAL.has(tokens[comma]?.class ?? 'mark') || isAccompanying(tokens, comma)) &&
    s.inQuotation[comma] === undefined
  )
    comma++;
  const next = tokens[comma + 1];
  if (tokens[comma]?.text !== ',' || !next) return null;
  const [first, last] = [tokens[left.from], tokens[left.to - 1]];
  const goesOn =
    isFiniteVerb(s, comma + 1) ||
    (/^(?:adverb|conjunction)$/.test(next.class) && isFiniteVerb(s, comma + 2)) ||
    next.lower === 'that' ||
    next.lower === 'because' ||
    // “Data from his lab, he says, suggest that”
    (/^(?:show|suggest|indicate|reveal|find|imply|point)$/.test(next.lower) && isRelativeOf(s, left));
  const isOpen =
    OPEN_LEFT.test(first?.lower ?? '') ||
    isUnfinished(s, left) ||
    // “It was Lee, she said, who sold it”
    (first?.lower === 'it' && /^(?:who|that|which)$/.test(next.lower)) ||
    last?.class === 'auxiliary' ||
    OPENS_RIGHT.test(last?.lower ?? '') ||
    // “That’s why, she argued, we should be prepared”
    /^(?:why|how)$/.test(last?.lower ?? '');
  const isBare =
    !looksLikeClause(s, left) && !isTrailingSpeaker(s, comma + 1) && !/^(?:citing|quoting|adding)$/.test(next.lower);
  // “All of it is fine, he said, “down to the salt.””
  const quotation = isQuotationStart(s, comma + 1) ? s.quotations[s.inQuotation[comma + 1] ?? -1] : undefined;
  if (quotation && /^\p{Ll}/u.test(tokens[comma + 2]?.text ?? ''))
    return { right: { from: comma + 1, to: quotation.to }, cueTo: comma };
  // “Twice before, she writes in a note, it has been shut”
  const isWhen = isAdverbial(s, left) && looksLikeClause(s, { from: comma + 1, to: tokens.length });
  if (!goesOn && !isOpen && !(isBare && (tokens[group.to]?.text === ',' || isWhen))) return null;
  if (next.lower === 'that' && first?.lower !== 'it') return null;
  const to = clauseEnd(s, comma + 1, 'report');
  return to > comma + 1 ? { right: { from: comma + 1, to }, cueTo: comma } : null;
}

/** “Data”, “Data that his lab has”, “The minutes of the meeting”: things and what is said of them. */
const isRelativeOf = ({ tokens }: Sentence, { from, to }: Range): boolean =>
  tokens.slice(from, from + 4).some(({ lower }) => /^(?:that|which)$/.test(lower)) ||
  tokens.slice(from, to).every(({ class: it }) => !/^(?:verb|auxiliary|mark)$/.test(it));

/** “in an [accompanying] note” */
const isAccompanying = (tokens: readonly Token[], i: number) =>
  tokens[i]?.class === 'verb' && tokens[i - 1]?.class === 'determiner' && tokens[i + 1]?.class === 'noun';

/** “[The audit], the Post added, also [questions] the sale”: the subject before whoever passes it on. */
function subjectOfInserted(s: Sentence, group: VerbGroup, earlier: readonly Found[]): Range | null {
  for (const { content, rule, inQuotation } of earlier) {
    const [left, right] = content;
    if (!left || right?.from !== group.from || inQuotation || rule !== 'content, source, cue') continue;
    const isBare = s.tokens
      .slice(left.from, left.to)
      .every(({ class: it, text }) => /^['’]s?$/.test(text) || !/^(?:verb|auxiliary|mark)$/.test(it));
    return isBare || isRelativeOf(s, left) ? left : null;
  }
  return null;
}

/** “Is it true, as Lee said, [that we do]”, “But as Lee said in March, [we need no money]”: what follows, or null. */
function afterAs(s: Sentence, group: VerbGroup, { from }: Range): Range | null {
  const { tokens } = s;
  const before = tokens[from - 2];
  if (tokens[from - 1]?.lower !== 'as' || !(before?.class === 'mark' || before?.class === 'conjunction')) return null;
  const comma = pastAdverbials(s, group);
  const opens = before?.text !== ',' || tokens[comma + 1]?.lower === 'that';
  if (tokens[comma]?.text !== ',' || !opens) return null;
  const to = clauseEnd(s, comma + 1, 'report');
  return looksLikeClause(s, { from: comma + 1, to }) ? { from: comma + 1, to } : null;
}

/** “[The rule], as the ministry put it in March, [is a joke]”: what is said around it, or null. */
function aroundAs(s: Sentence, group: VerbGroup, own: Range, least: number): Pick<Found, 'cue' | 'content'> | null {
  const { tokens } = s;
  if (tokens[own.from - 1]?.lower !== 'as' || tokens[own.from - 2]?.text !== ',') return null;
  const comma = pastAdverbials(s, group);
  if (tokens[comma]?.text !== ',') return null;
  const left = { from: least, to: own.from - 2 };
  while (left.from < left.to && tokens[left.from]?.class === 'mark') left.from++;
  const quotation = s.quotations[s.inQuotation[comma + 1] ?? -1];
  const isClause = isFiniteVerb(s, comma + 1) && !hasFiniteVerb(s, left.from, left.to);
  if (left.to <= left.from || !(isClause || (quotation && isQuotationStart(s, comma + 1)))) return null;
  const right = { from: comma + 1, to: isClause ? clauseEnd(s, comma + 1, 'report') : (quotation?.to ?? comma + 2) };
  return { cue: [{ from: group.from, to: comma }], content: [left, right] };
}

/** “put it [in March], is”: what stands after when, where and to whom it was said. */
function pastAdverbials({ tokens }: Sentence, { to }: VerbGroup): number {
  let at = to;
  while (at < to + MOST_ADVERBIALS && ADVERBIAL.has(tokens[at]?.class ?? 'mark')) at++;
  return at;
}

const MOST_ADVERBIALS = 10;
const ADVERBIAL: ReadonlySet<string> = new Set([
  'preposition',
  'determiner',
  'adjective',
  'noun',
  'name',
  'number',
  'adverb',
  'pronoun',
]);

/** “Despite admitting that he lied, Brandt stayed”: who says it follows, where the content ends. */
function openingGerund(s: Sentence, { from, verb }: VerbGroup, content: Range) {
  if (from > 1 || !/ing$/.test(s.tokens[verb]?.lower ?? '')) return null;
  for (let i = content.from + 1; i <= content.to; i++) {
    if (s.tokens[i]?.text !== ',' || s.inQuotation[i] !== undefined) continue;
    const phrase = nounPhraseAfter(s, i + 1);
    if (!phrase) continue;
    // “Brandt stayed in office”: here the verb is no part of who stayed.
    const inside = s.tokens.slice(phrase.from + 1, phrase.to).findIndex(({ class: it }) => it === 'verb');
    const source = { from: phrase.from, to: inside < 0 ? phrase.to : phrase.from + 1 + inside };
    if (/^(?:verb|auxiliary|adverb)$/.test(s.tokens[source.to]?.class ?? ''))
      return { source, content: { from: content.from, to: i } };
  }
  return null;
}

/** “The singer, who said she would quit, has returned”: the clause goes on after the comma. */
function withinRelative(s: Sentence, source: Range | null, content: Range): Range {
  if (!source || !/^(?:who|which|that|whose)$/.test(s.tokens[source.from]?.lower ?? '')) return content;
  // “A man who admitted selling fish [was jailed]”
  if (/ing$/.test(s.tokens[content.from]?.lower ?? '') || s.tokens[content.from]?.class === 'noun')
    for (let i = content.from + 1; i < content.to - 1; i++) {
      const [before, token] = [s.tokens[i - 1], s.tokens[i]];
      if (s.inQuotation[i] !== undefined || token?.class === 'mark' || !/^(?:noun|name)$/.test(before?.class ?? ''))
        continue;
      if (/^(?:is|are|was|were|has|have|had|will)$/.test(token?.lower ?? '') || isAccusation(token))
        return { from: content.from, to: i };
    }
  for (let i = content.from + 1; i < content.to - 1; i++)
    if (s.tokens[i]?.text === ',' && s.inQuotation[i] === undefined && isFiniteVerb(s, i + 1))
      return { from: content.from, to: i };
  return content;
}

const isAccusation = (token: Token | undefined) =>
  token?.class === 'verb' && /^(?:said|told|accused|called|warned|denied)$/.test(token.lower);

const isFiniteVerb = ({ tokens }: Sentence, i: number) =>
  tokens[i]?.class === 'auxiliary' || (tokens[i]?.class === 'verb' && !/ing$/.test(tokens[i]?.lower ?? ''));

/** “…, Reuters quoted a source as saying”: what is said stands before. */
const withoutAsSaying = (s: Sentence, { lemma }: Cue, right: Complement | null) =>
  right && /^(?:quote|cite|record)$/.test(lemma) && s.tokens[right.content.to - 2]?.lower === 'as' ? null : right;

/** “quoted the report”, but not “quoted him as saying”. */
const isCitingOnly = (s: Sentence, cue: Cue, content: Range) => CITING.test(cue.lemma) && !isQuotingAs(s, cue, content);

/** “quoted him as saying”, “record him as objecting” */
const isQuotingAs = (s: Sentence, { lemma }: Cue, { from, to }: Range) =>
  CITING.test(lemma) &&
  s.tokens.slice(from, to).some(({ lower }, i) => lower === 'as' && /ing$/.test(s.tokens[from + i + 1]?.lower ?? ''));
const CITING = /^(?:quote|cite|record)$/;

/** “It is worth mentioning that”, “bears repeating”: the writer says so. */
const isWorthSaying = ({ tokens }: Sentence, { from }: VerbGroup) =>
  /^(?:worth|bears?|merits?|deserves?)$/.test(tokens[from - 1]?.lower ?? '') && /ing$/.test(tokens[from]?.lower ?? '');

/** “asked not to be named”, “requested anonymity”, “declined to be identified”: of whoever says something else. */
function isAnonymity({ tokens }: Sentence, { to, verb }: VerbGroup): boolean {
  const rest = tokens
    .slice(to, to + 5)
    .map(({ lower }) => lower)
    .join(' ');
  return (
    /^(?:ask|request|declin|refus|insist|want|prefer|demand)/.test(tokens[verb]?.lower ?? '') &&
    /^(?:not )?(?:to be (?:named|identified|quoted)|to (?:remain|stay) anonymous|(?:for |on |their |his |her )?anonymity|(?:that )?(?:his|her|their) name|not being named)/.test(
      rest,
    )
  );
}

/** “The results appear to rule it out”: the writer thinks so. */
const isApparent = ({ tokens }: Sentence, { from, verb }: VerbGroup) =>
  tokens.slice(from, verb).some(({ lower }) => /^(?:seems?|seemed|appears?|appeared)$/.test(lower));

const isRestOf = (earlier: readonly Found[], { from }: Range) =>
  earlier.some(({ cue, source }) => cue.some((by) => by.to === from && (source[0]?.to ?? 0) <= by.from));
/** “the desk, citing a notice, had closed”: an aside in what another says is no statement. */
const isMereAside = (s: Sentence, group: VerbGroup) =>
  /^(?:citing|quoting|referring|speaking|noting)$/.test(s.tokens[group.verb]?.lower ?? '') &&
  s.tokens[group.from - 1]?.text === ',' &&
  asideEnd(s, group.from - 1) > 0;

/** “the harm claimed was …”: what follows is said of the subject. */
const isPredicate = ({ tokens, inQuotation }: Sentence, { lemma }: Cue, { content: { from } }: Complement) =>
  !/^(?:say|know|think|believe|argue|tell)$/.test(lemma) &&
  inQuotation[from] === undefined &&
  tokens[from]?.class === 'auxiliary' &&
  /^(?:is|are|was|were|has|have|had|will)$/.test(tokens[from]?.lower ?? '');

/** “wrote 340 letters”, “read him his statement”, “called me at noon”: nothing is said. */
function isMereObject(s: Sentence, cue: Cue, { how, content: { from, to } }: Complement): boolean {
  if (!/^(?:write|read|call|tell)$/.test(cue.lemma) || s.inQuotation[from] !== undefined) return false;
  if (how === 'that' || how === 'quotation' || how === 'about') return false;
  const [first, next] = [s.tokens[from], s.tokens[from + 1]];
  if (cue.lemma === 'call')
    return /^(?:me|him|her|us|them|you)$/.test(first?.lower ?? '') && (from + 1 >= to || next?.class === 'preposition');
  const isRelative = (i: number) => /^(?:who|which|that|whose)$/.test(s.tokens[i]?.lower ?? '');
  if (cue.lemma === 'tell' && looksLikeClause(s, { from, to })) return false;
  for (let i = from; i < Math.min(to, from + 14); i++) {
    if (isRelative(i)) return cue.lemma !== 'tell';
    const it = s.tokens[i]?.class;
    if (it === 'auxiliary' || it === 'verb' || s.inQuotation[i] !== undefined) return false;
  }
  return true;
}

/** “a report cited by Reuters”, “…, citing two officials”: who passes something on is found elsewhere. */
function isLeftToRelays(s: Sentence, group: VerbGroup, cue: Cue): boolean {
  const next = s.tokens[group.to];
  // “a letter shown to the Post”
  if (cue.form === 'participle' && !s.tokens.slice(group.from, group.to).some(({ class: it }) => it === 'auxiliary'))
    return true;
  if (isReducedClause(s, group, cue)) return true;
  const isSpoken = /^(?:say|add|tell|insist|reply|answer)$/.test(cue.lemma);
  if (next?.lower === 'by' && !group.passive && !isSpoken && (cue.form === 'past' || cue.form === 'participle'))
    return true;
  if (/^(?:quote|cite)$/.test(cue.lemma) && /^(?:who|which)$/.test(s.tokens[group.from - 1]?.lower ?? '')) return true;
  // “is now quoting a guard”
  return /^(?:citing|quoting)$/.test(s.tokens[group.verb]?.lower ?? '') && group.from === group.verb;
}

/** “…, people [briefed] on it said”, “cells [declared] as toys”: what was done to them, and not what they say. */
function isReducedClause(s: Sentence, group: VerbGroup, { form, lemma }: Cue): boolean {
  const { tokens } = s;
  const [before, next] = [tokens[group.from - 1], tokens[group.to]];
  if (form !== 'past' || group.from !== group.verb || !/^(?:noun|pronoun)$/.test(before?.class ?? '')) return false;
  if (/^(?:declare|describe|label|name|list|record|brand|classify)$/.test(lemma) && next?.lower === 'as') return true;
  if (!/^(?:brief|inform|warn|tell|notify)$/.test(lemma) || !/^(?:on|of|about)$/.test(next?.lower ?? '')) return false;
  for (let i = group.to + 1; i < Math.min(tokens.length, group.to + LONGEST_REDUCED); i++) {
    const token = tokens[i];
    if (!token || token.class === 'mark' || s.inQuotation[i] !== undefined) return false;
    const cue = cueOf(token.lower);
    if (cue && /^(?:past|third)$/.test(cue.form) && cue.kind === 'report' && token.class === 'verb') return true;
  }
  return false;
}

const LONGEST_REDUCED = 10;

/** “polls show her ahead”: figures and texts show things; people show themselves. */
const isShowing = (s: Sentence, cue: Cue, source: Range | null) =>
  cue.kind === 'evidence' &&
  source !== null &&
  s.tokens.slice(source.from, source.to).some(({ lower }) => MEASURED.test(lower) || isWriting(lower));
/** “found no sign of fraud”, “found three errors” */
const isFinding = (s: Sentence, { lemma, form }: Cue, { from, to }: Range) =>
  (to - from > 1 || s.tokens[from]?.class === 'number') &&
  (lemma === 'measure'
    ? hasQuantity(s, from) || hasQuantity(s, from + 4)
    : lemma === 'find'
      ? form === 'past'
      : (/^(?:count|tally)$/.test(lemma) && form === 'third') || /^(?:list|record|note)$/.test(lemma)) &&
  (lemma === 'measure' ||
    /^(?:no|little|few|evidence|traces|signs)$/.test(s.tokens[from]?.lower ?? '') ||
    (lemma !== 'find' && /^(?:only|about|nearly|almost|over|some)$/.test(s.tokens[from]?.lower ?? '')) ||
    s.tokens[from]?.class === 'number');
/** “A survey counted 31,000 boar” */
const isCounting = (s: Sentence, { lemma }: Cue, own: Range | null, { from }: Range) =>
  /^(?:count|tally)$/.test(lemma) &&
  own !== null &&
  (s.tokens[from]?.class === 'number' || QUANTITY.test(s.tokens[from]?.text ?? '')) &&
  headOf(s, own).kind === 'writing';
/** “found the distinction “thin””, “ruled the strike “legal”” */
const isFoundSo = (s: Sentence, { lemma }: Cue, { from, to }: Range) =>
  /^(?:find|rule|consider|pronounce)$/.test(lemma) &&
  /^(?:determiner|pronoun|name)$/.test(s.tokens[from]?.class ?? '') &&
  s.tokens.slice(from + 1, Math.min(to, from + 8)).some((_, i) => isQuotationStart(s, from + 1 + i));

/** “sees sales of $2 billion”, “now sees capital spending at 18 billion” */
const isForeseeing = (s: Sentence, { lemma, form }: Cue, { from, to }: Range) =>
  (lemma === 'project' ? form !== 'gerund' : lemma === 'see' && (form === 'third' || form === 'base')) &&
  s.tokens[from]?.class !== 'pronoun' &&
  (s.tokens.slice(from, to).some((_, i) => i < 12 && hasQuantity(s, from + i)) ||
    // “sees orders peaking”
    (lemma === 'see' &&
      s.tokens[from]?.class === 'noun' &&
      s.tokens.slice(from + 1, from + 4).some(({ class: it, lower }) => it === 'verb' && /ing$/.test(lower))));
const MEASURED =
  /^(?:polls?|polling|surveys?|data|figures?|numbers?|stud(?:y|ies)|reports?|research|analys[ie]s|results?|records?|documents?|emails?|averages?|statistics|filings?|video|footage|films?|photographs?|photos?|images|recordings?|tapes?|scans?|measurements?|maps?|markets?|estimates?|tall(?:y|ies))$/;

/** “sees it as a threat”. */
const isSeeingAs = (s: Sentence, cue: Cue, { from, to }: Range) =>
  /^(?:see|view|regard)$/.test(cue.lemma) &&
  s.tokens.slice(from, Math.min(to, from + 8)).some(({ lower }) => lower === 'as');

/** “[If] Lee says so, it fails”: what is only supposed is part of what somebody says further on. */
const isCondition = (s: Sentence, source: Range | undefined) => {
  const begins = openingOf(s);
  return source?.from === begins + 1 && /^(?:if|unless|should)$/.test(s.tokens[begins]?.lower ?? '');
};

/** Where the previous content ends, so that nothing is taken twice. */
function boundary(s: Sentence, earlier: readonly Found[], before: number): number {
  let least = 0;
  // “The office, asked where he was, said”: the aside ends nothing.
  for (const { source, cue, content, inQuotation, kind } of earlier)
    if (
      !inQuotation &&
      !isCondition(s, source[0]) &&
      // “Eurocontrol, the agency that adds up minutes, said”
      !(s.tokens[before - 1]?.text === ',' && source[0] && isRelative(s, source[0])) &&
      // “Acme, blaming the heat, called it off”
      !(s.tokens[before - 1]?.text === ',' && source[0]?.to === (cue[0]?.from ?? 0) - 1 && isGerund(s, cue[0])) &&
      // “Her relatives, who asked to see it, left, lawyers said”
      !(source[0] && isRelative(s, source[0]) && isClosedAside(s, content.at(-1)?.to ?? 0)) &&
      !(kind === 'question' && source.length === 0 && s.tokens[(cue[0]?.from ?? 0) - 1]?.text === ',')
    )
      for (const { to } of [...cue, ...content, ...source]) if (to <= before) least = Math.max(least, to);
  return least;
}

const isGerund = ({ tokens }: Sentence, cue: Range | undefined) =>
  tokens[(cue?.from ?? 0) - 1]?.text === ',' && /ing$/.test(tokens[cue?.from ?? 0]?.lower ?? '');

const isClosedAside = (s: Sentence, comma: number) =>
  s.tokens[comma]?.text === ',' && isFiniteVerb(s, comma + 1) && !cueOf(s.tokens[comma + 1]?.lower ?? '');

const isAnswered = (lemma: string) => /^(?:deny|dispute|refute|rebut|contest|confirm|acknowledge|repeat)$/.test(lemma);
const CLAIM = /^(?:claim|allegation|accusation|charge|report|rumou?r|suggestion|story|account|finding|version)s?$/;

/** ““…,” said Ms. Lee”: the subject after a verb, where a quotation or a comma stands before it. */
function invertedSubject(s: Sentence, group: VerbGroup, cue: Cue, least: number): Range | null {
  if (
    !(cue.kind === 'report' || cue.kind === 'question' || /^(?:believe|think)$/.test(cue.lemma)) ||
    /^(?:tell|quote|cite)$/.test(cue.lemma) ||
    group.from !== group.verb ||
    !(cue.form === 'past' || cue.form === 'third' || (cue.form === 'base' && isPluralNext(s, group.to)))
  )
    return null;
  const before = s.tokens[group.from - 1];
  if (!before || !(before.text === ',' || isQuotationEnd(s, group.from - 1) || /^[–—?!]$|^--/.test(before.text)))
    return null;
  // “…,” points out Ann Lee
  const after = cue.needsNext?.test(s.tokens[group.to]?.lower ?? '') ? group.to + 1 : group.to;
  const subject = subjectAfter(s, { ...group, to: after }, least, before);
  // “The owner, Acme, denied the claim”
  return subject && isAnswered(cue.lemma) && CLAIM.test(headOf(s, subject).noun) ? null : subject;
}

function subjectAfter(s: Sentence, group: VerbGroup, least: number, before: Token): Range | null {
  const next = s.tokens[group.to];
  if (!next || isWithinWords(s, group.from - 1)) return null;
  // ““It is over,” says she.”
  if (
    /^(?:he|she)$/.test(next.lower) &&
    isQuoteBefore(s, group.from) &&
    /^[.,;]$/.test(s.tokens[group.to + 1]?.text ?? '.')
  )
    return { from: group.to, to: group.to + 1 };
  if (/^(?:that|he|she|it|they|we|i|us|me|him|them|you)$/.test(next.lower)) return null;
  const subject = speakerAfter(s, group.to);
  if (!subject || !canSpeak(s, subject, group.verb)) return null;
  const after = s.tokens[subject.to];
  // “Hans Brandt, the mayor, said the plan …” has its subject before the comma, “The plan, said Lee, is dead” has not.
  const isClause =
    isQuoteBefore(s, group.from) ||
    hasFiniteVerb(s, least, group.from - 1) ||
    (isLastSpeaker(s, group, subject) && isOneStretch(s, least, group.from - 1)) ||
    after?.text === ':';
  if (
    /^[,–—]$|^--/.test(before.text) &&
    !isClause &&
    !(isWithinClause(s, subject) && isPlain(s, least, group.from - 1))
  )
    return null;
  // “…, says a memo that Reuters has obtained”: only of people does “that” begin what they say.
  const isTold = after?.lower === 'that' && headOf(s, subject).kind !== 'writing';
  if (isQuotationStart(s, subject.to) || isTold) return null;
  // “…, said the plan would work”: another verb follows, so it is not a subject.
  const isPassedOn =
    headOf(s, subject).kind === 'writing' &&
    /^(?:dated|seen|shown|leaked|passed|obtained|sent|given|written|signed|prepared|published|released)$/.test(
      after?.lower ?? '',
    );
  const further =
    after?.lower === 'no' && s.tokens[subject.to + 1]?.lower === 'longer' ? s.tokens[subject.to + 2] : after;
  if (
    after &&
    (further?.class === 'verb' || further?.class === 'auxiliary') &&
    !isPassedOn &&
    !isQuotationEnd(s, group.from - 1)
  )
    return null;
  return subject;
}

/** What follows a colon after a speaker, where only a word or two stand before: “Nonsense, says Ann Lee: …”. */
function afterExclamation(s: Sentence, left: Range, colon: number): Range | null {
  if (s.tokens[colon]?.text !== ':' || left.to - left.from > 4) return null;
  if (s.inQuotation[left.from] !== undefined || looksLikeClause(s, left)) return null;
  const content = { from: colon + 1, to: clauseEnd(s, colon + 1, 'report') };
  return looksLikeClause(s, content) || isQuotationStart(s, colon + 1) ? content : null;
}

/** “said it “categorically” denied”: a word or two in quotation marks, not what somebody says. In: where it ends. */
function isWithinWords(s: Sentence, at: number): boolean {
  const quotation = isQuotationEnd(s, at) ? s.quotations[s.inQuotation[at] ?? -1] : undefined;
  const before = quotation && s.tokens[quotation.from - 1];
  return (
    quotation !== undefined &&
    before !== undefined &&
    before.class !== 'mark' &&
    s.tokens[at - 1]?.class !== 'mark' &&
    quotation.to - quotation.from < 6
  );
}

/** “…, say scientists at the lab” */
const isPluralNext = (s: Sentence, at: number) => {
  const subject = nounPhraseAfter(s, at);
  const noun = subject && headOf(s, subject).noun;
  const after = subject && s.tokens[subject.to];
  // “…, say ITV.”
  if (subject && s.tokens[at]?.class === 'name' && headOf(s, subject).kind === 'name')
    return !after || /^[.,]$/.test(after.text);
  return !!noun && /[^s]s$|^(?:people|men|women|police)$/.test(noun) && isPersonNoun(noun);
};

/** “…, says harbour board” */
const SPEAKS =
  /^(?:says?|said|concedes?|admits?|argues?|warns?|warned|reports?|reveals?|finds?|found|claims?|reckons?|believes?|thinks?|insists?|adds?|explains?|predicts?|tells?|writes?)$/;

/** “…, denies negligence”: a thing without an article is what somebody denies. */
function canSpeak(s: Sentence, subject: Range, verb: number): boolean {
  const { kind, core, noun } = headOf(s, subject);
  const first = s.tokens[core.from]?.class;
  // “says the first six engines are here”
  if (core.to - core.from === 1 && /^(?:the|an?|its?|his|her|their|our|my)$/.test(noun)) return false;
  return (
    kind !== 'thing' ||
    first === 'determiner' ||
    (SPEAKS.test(s.tokens[verb]?.lower ?? '') && isActor(noun)) ||
    s.tokens.slice(core.from, core.to).some(({ class: it }) => it === 'name')
  );
}

/** “…, said Lee, is dead”, “…, says lead author Maria Keller.”: where the speaker ends. */
function isWithinClause({ tokens }: Sentence, { to }: Range): boolean {
  const [last, after, next] = [tokens[to - 1], tokens[to], tokens[to + 1]];
  if (after?.text === ',') return next?.class === 'auxiliary' || next?.class === 'verb';
  return (after === undefined || after.text === '.') && last?.class === 'name' && !isTime(last);
}

/** “Whales sing lower songs, say scientists at Woods Hole who listened”: nothing but what is said of them follows. */
function isLastSpeaker(s: Sentence, { from }: VerbGroup, subject: Range): boolean {
  const after = s.tokens[subject.to];
  return (
    SPEAKS.test(s.tokens[from]?.lower ?? '') &&
    /^(?:people|name|writing)$/.test(headOf(s, subject).kind) &&
    (after === undefined ||
      /^[.,]$/.test(after.text) ||
      /^(?:who|which|whose)$/.test(after.lower) ||
      /^(?:verb|preposition)$/.test(after.class))
  );
}

const FEWEST_WORDS = 4;

/** Whether words are long enough for a clause, and one piece. */
const isOneStretch = ({ tokens }: Sentence, from: number, to: number) =>
  to - from >= FEWEST_WORDS && tokens.slice(from, to).every(({ text }) => text !== ',');

/** Whether nothing but adverbs stands between commas: “The plan, however” is no name with what it is. */
function isPlain({ tokens, inQuotation }: Sentence, from: number, to: number): boolean {
  const comma = tokens.findLastIndex(
    ({ text }, i) => i >= from && i < to && text === ',' && inQuotation[i] === undefined,
  );
  return comma < 0 || tokens.slice(comma + 1, to).every(({ class: it }) => it === 'adverb');
}

/** “says lead author Dr Keller”: a verb cannot follow, so “lead” is part of who says it. */
function speakerAfter(s: Sentence, verb: number): Range | null {
  const phrase = phraseOfSpeaker(s, verb);
  // “says the prosecutor, Ann Lee, paid”
  if (!phrase || s.tokens[phrase.to]?.text !== ',' || s.tokens[phrase.to + 1]?.class !== 'name') return phrase;
  let to = phrase.to + 1;
  while (s.tokens[to]?.class === 'name') to++;
  return s.tokens[to]?.text === ',' && s.tokens[phrase.from]?.lower === 'the' ? { from: phrase.from, to } : phrase;
}

function phraseOfSpeaker(s: Sentence, verb: number): Range | null {
  // “affirmed this Wednesday the director”
  const at = /^(?:this|on|last)$/.test(s.tokens[verb]?.lower ?? '') && isTime(s.tokens[verb + 1]) ? verb + 2 : verb;
  const isModifier =
    (s.tokens[at]?.class === 'verb' || s.tokens[at]?.lower === 'first') && s.tokens[at + 1]?.class === 'noun';
  const phrase = nounPhraseAfter(s, isModifier ? at + 1 : at);
  return phrase && isModifier ? { ...phrase, from: at } : phrase;
}

/** Whether words have a verb of their own that is not in a relative clause right before their end. */
function hasFiniteVerb(s: Sentence, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const token = s.tokens[i];
    if (!token || s.inQuotation[i] !== undefined) continue;
    if (/^(?:who|whose|which)$/.test(token.lower)) return false;
    if (isFiniteVerb(s, i) && !isPossessive(s, i) && !isReduced(s, i)) return true;
  }
  return false;
}

/** “one of the mayor[’s] closest aides” */
const isPossessive = ({ tokens }: Sentence, i: number) =>
  /^['’]s?$/.test(tokens[i]?.text ?? '') &&
  /^(?:noun|name)$/.test(tokens[i - 1]?.class ?? '') &&
  /^(?:noun|name|adjective|number|verb|mark)$/.test(tokens[i + 1]?.class ?? '') &&
  !/^(?:been|said|told|called|got|gone)$/.test(tokens[i + 1]?.lower ?? '');

/** “A spokesman, [reached by phone], said” */
const isReduced = ({ tokens }: Sentence, i: number) =>
  tokens[i - 1]?.text === ',' &&
  /(?:ed|en|wn|ung|ought|aught|ade|eld)$/.test(tokens[i]?.lower ?? '') &&
  /^(?:preposition|adverb)$/.test(tokens[i + 1]?.class ?? '');

const isQuoteBefore = (s: Sentence, at: number) =>
  isQuotationEnd(s, at - 1) || (s.tokens[at - 1]?.text === ',' && isQuotationEnd(s, at - 2));

/** The words before a trailing speaker: a quotation, or a clause and a comma. */
function contentBefore(s: Sentence, before: number, least: number): Range | null {
  // “…, or so the Herald understands”
  const at = s.tokens[before - 1]?.lower === 'so' && s.tokens[before - 2]?.lower === 'or' ? before - 2 : before;
  let to = at;
  const mark = s.tokens[at - 1];
  if (!mark || at <= least) return null;
  if (mark.text === ',' || /^[–—]$|^--/.test(mark.text)) to = at - 1;
  else if (!isQuotationEnd(s, at - 1)) return null;
  let from = clauseStart(s, least, to);
  while (from < to && /^[,;:.–—]$|^--/.test(s.tokens[from]?.text ?? '')) from++;
  // “According to her, the roof leaks”
  const isPhrase = s.tokens[from]?.lower === 'according' && !s.tokens.slice(from, to).some(({ text }) => text === ',');
  return to > from && !isPhrase ? { from, to } : null;
}

/** After the last semicolon or colon: what stands before it is the writer's. */
function clauseStart(s: Sentence, least: number, to: number): number {
  for (let i = to - 1; i > least; i--)
    // “at 07:40” is one piece.
    if (
      /^[;:]$/.test(s.tokens[i]?.text ?? '') &&
      s.inQuotation[i] === undefined &&
      s.tokens[i]?.end !== s.tokens[i + 1]?.start
    )
      return i + 1;
  return least;
}

/** “It fell, she said; [nobody was hurt].”: hers, where nobody else is named as saying so. */
function restAfterSemicolon(s: Sentence, at: number, left: Range): Range[] {
  const { tokens } = s;
  const to = tokens.length - (/^[.!?]$/.test(tokens.at(-1)?.text ?? '') ? 1 : 0);
  const rest = tokens.slice(at + 1, to);
  const isTold =
    rest.some(({ lower, class: it }) => (it === 'verb' || cueOf(lower)?.form === 'third') && cueOf(lower)) ||
    rest.some(({ lower }) => lower === 'according');
  // “; Kim has it from the bank”: what another does
  if (
    isTold ||
    rest[0]?.class === 'name' ||
    isQuotationEnd(s, left.to - 1) ||
    !looksLikeClause(s, { from: at + 1, to })
  )
    return [];
  return [{ from: at + 1, to }];
}

/** What continues after “…, Ms. Lee said,”. */
function rightPiece(s: Sentence, at: number, left: Range): Range[] {
  const { tokens } = s;
  if (tokens[at]?.text === ';') return restAfterSemicolon(s, at, left);
  if (tokens[at]?.text !== ',' && tokens[at]?.text !== ':') return [];
  const next = tokens[at + 1];
  if (!next) return [];
  // “rescuers said, while residents accused the city”
  if (/^(?:while|whereas)$/.test(next.lower)) return [];
  const quotation = s.inQuotation[at + 1];
  if (quotation !== undefined) return [{ from: at + 1, to: s.quotations[quotation]?.to ?? at + 2 }];
  if (isQuotationEnd(s, left.to - 1)) return quotedOn(s, at + 1);
  if (looksLikeClause(s, left)) {
    // “It had become so bad, she noted, that it was shut”
    if (next.lower === 'that' && tokens.slice(left.from, left.to).some(({ lower }) => /^(?:so|such)$/.test(lower)))
      return [{ from: at + 1, to: clauseEnd(s, at + 1, 'report') }];
    if (tokens[at]?.text === ':' && looksLikeClause(s, { from: at + 1, to: clauseEnd(s, at + 1, 'report') }))
      return [{ from: at + 1, to: clauseEnd(s, at + 1, 'report') }];
    const rest = tokens[at]?.text === ',' ? restAfterSpeaker(s, at + 1) : null;
    return rest && rest.to > rest.from ? [rest] : [];
  }
  if (isTrailingSpeaker(s, at + 1) || /^(?:citing|quoting|cited|quoted)$/.test(next.lower)) return [];
  const last = tokens.length - (/^[.!?]$/.test(tokens.at(-1)?.text ?? '') ? 1 : 0);
  const semicolon = tokens.findIndex(({ text }, i) => i > at && text === ';' && s.inQuotation[i] === undefined);
  const end = semicolon < 0 ? last : semicolon;
  return end > at + 1 ? [{ from: at + 1, to: end }] : [];
}

/** ““I love him,” she said, [but “he has a history.”]” */
function quotedOn(s: Sentence, at: number): Range[] {
  if (!/^(?:and|but|or|so|because)$/.test(s.tokens[at]?.lower ?? '')) return [];
  for (let i = at + 1; i < at + 4; i++) {
    const token = s.tokens[i];
    const quotation = isQuotationStart(s, i) ? s.quotations[s.inQuotation[i] ?? -1] : undefined;
    if (quotation) return [{ from: at, to: isQuotationEnd(s, quotation.to - 1) ? quotation.to : s.tokens.length }];
    if (!token || !/^(?:adverb|auxiliary|preposition|determiner)$/.test(token.class)) return [];
  }
  return [];
}

/** Skips the person spoken to and when and where it was said, up to a comma: the one before a quotation, if there is. */
function afterAdverbials(s: Sentence, at: number): number {
  let comma = -1;
  for (let i = at; i < Math.min(s.tokens.length, at + 16); i++) {
    const token = s.tokens[i];
    if (token && /^[,:;]$/.test(token.text)) {
      if (comma < 0 || isQuotationStart(s, i + 1)) comma = i;
      if (token.text !== ',' || isQuotationStart(s, i + 1)) break;
    } else if (comma >= 0 && !/^(?:name|noun|number|mark)$/.test(token?.class ?? '')) break;
  }
  if (comma < 0) return at;
  return isQuotationStart(s, comma + 1) ? comma : afterGesture(s, comma);
}

/** ““It leaks,” she said, [pointing at the dam], “and it will fail.”” In and out: a comma before a quotation. */
function afterGesture(s: Sentence, comma: number): number {
  if (!/ing$/.test(s.tokens[comma + 1]?.lower ?? '')) return comma;
  for (let i = comma + 2; i < comma + MOST_GAUGED; i++) {
    const token = s.tokens[i];
    if (!token || s.inQuotation[i] !== undefined || isFiniteVerb(s, i)) return comma;
    if (token.text === ',' && isQuotationStart(s, i + 1)) return i;
  }
  return comma;
}

/** The subject of a verb without its own: that of the verb before, or of the sentence. */
function sharedSubject(s: Sentence, group: VerbGroup, earlier: readonly Found[], cue: Cue): Range | null {
  const before = s.tokens[group.from - 1];
  const joined =
    before?.class === 'conjunction' ||
    (before?.text === ',' && (cue.form === 'gerund' || cue.form === 'past')) ||
    before?.lower === 'then';
  if (!joined && cue.form !== 'gerund') return null;
  const carried = cue.form === 'gerund' && cue.kind === 'report' ? carriedWriting(s, group.from) : null;
  if (carried) return carried;
  const caught = cue.form === 'gerund' ? caughtBefore(s, group.from) : null;
  if (caught) return caught;
  // “went as far as [saying]”
  if (before?.lower === 'as' && s.tokens[group.from - 2]?.lower === 'far') return mainSubject(s, group.from);
  if (before?.lower === 'as') return quotedBefore(s, group.from - 1);
  // “booked buses before telling the union that all was well”: what was done, within what is said.
  if (cue.form === 'gerund' && /^(?:before|without)$/.test(before?.lower ?? '') && cue.lemma !== 'add') return null;
  // “blamed the network for reporting that it leaked”: whoever is blamed has said it.
  if (cue.form === 'gerund' && before?.lower === 'for') return blamedBefore(s, group.from - 1);
  const isOfNoun = ({ cue: [by] }: Found) =>
    /ing$/.test(s.tokens[by?.from ?? 0]?.lower ?? '') &&
    /^(?:noun|name)$/.test(s.tokens[(by?.from ?? 0) - 1]?.class ?? '');
  const last = earlier
    .filter((one) => !isOfNoun(one))
    .filter(({ inQuotation }) => inQuotation === (s.inQuotation[group.verb] !== undefined))
    .at(-1);
  if (last?.source[0]) return last.source[0];
  return (
    mainSubject(s, group.from) ??
    (before?.text === ',' ? besideGerund(s, group) : null) ??
    (before?.lower === 'while' ? whoDoes(s, group.from) : null)
  );
}

/** “[The union], linking the fire to a heater, called for calm”: who does both. In: the gerund. */
function besideGerund(s: Sentence, { from, to }: VerbGroup): Range | null {
  const subject = nounPhraseBefore(s, from - 1);
  const opening = openingOf(s);
  // “[Social] Justice Ireland”
  const isAll = subject?.from === opening + 1 && s.tokens[opening]?.class === 'adjective';
  if (!subject || !(isAll || subject.from === opening) || headOf(s, subject).kind === 'pronoun') return null;
  const { noun } = headOf(s, subject);
  return (canBeCited(s, subject) || isBodyByNoun(noun)) && asideCloses(s, to) > 0
    ? { from: opening, to: subject.to }
    : null;
}

/** Where the comma stands after which the sentence goes on with its verb, or -1. In: where the aside goes on. */
function asideCloses(s: Sentence, at: number): number {
  for (let i = at; i < Math.min(s.tokens.length - 1, at + LONGEST_ASIDE); i++)
    if (s.tokens[i]?.text === ',' && s.inQuotation[i] === undefined) {
      const next = s.tokens[i + 1];
      return isFiniteVerb(s, i + 1) || cueOf(next?.lower ?? '')?.form === 'third' ? i : -1;
    }
  return -1;
}

const LONGEST_ASIDE = 24;

/** “[Ann Lee], who signed it while calling it a mess, left” */
function whoDoes(s: Sentence, before: number): Range | null {
  const relative = s.tokens.findLastIndex(({ lower }, i) => i < before && lower === 'who');
  return relative < 0 || before - relative > LONGEST_ASIDE ? null : antecedentOf(s, relative);
}

/** “blamed [the network] for”, “[Lee] was fined for”. In: where “for” stands. */
function blamedBefore(s: Sentence, at: number): Range | null {
  if (s.tokens[at - 1]?.class === 'verb') {
    const group = verbGroupOf(s, at - 1, 'participle');
    return group.passive ? subjectBefore(s, group) : null;
  }
  const whom = nounPhraseBefore(s, at);
  if (!whom || s.tokens[whom.from - 1]?.class !== 'verb') return null;
  const { kind, core } = headOf(s, whom);
  return kind === 'thing' ? null : { from: whom.from, to: core.to };
}

const CAUGHT = /^(?:heard|overheard|filmed|caught|recorded|taped|seen|captured|shown)$/;

/** “the dentist can be heard saying”, “Lee was filmed on Monday telling”: whoever is. In: where the gerund stands. */
function caughtBefore(s: Sentence, gerund: number): Range | null {
  for (let i = gerund - 1; i > Math.max(0, gerund - MOST_GAUGED); i--) {
    const token = s.tokens[i];
    if (!token || s.inQuotation[i] !== undefined || /^[.;:]$/.test(token.text)) return null;
    if (!CAUGHT.test(token.lower)) continue;
    const group = verbGroupOf(s, i, 'participle');
    return group.passive ? subjectBefore(s, group) : null;
  }
  return null;
}

/** “quoted the minister, Ann Lee, as telling”: whoever is quoted. In: where “as” stands. */
function quotedBefore(s: Sentence, as: number): Range | null {
  for (let i = as - 1; i > Math.max(0, as - MOST_GAUGED); i--) {
    if (!/^(?:(?:quot|cit)(?:e[sd]?|ing)|record(?:s|ed|ing)?)$/.test(s.tokens[i]?.lower ?? '')) continue;
    const phrase = nounPhraseAfter(s, i + 1, as);
    if (!phrase) return null;
    const rest = s.tokens.slice(phrase.to, as);
    const to = rest.every(({ class: it, text }) => it === 'name' || text === ',') ? as : phrase.to;
    return { from: phrase.from, to: s.tokens[to - 1]?.text === ',' ? to - 1 : to };
  }
  return nounPhraseBefore(s, as);
}
