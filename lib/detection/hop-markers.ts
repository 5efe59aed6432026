import { cueOf, spokenCueOf } from '@/lib/detection/cues';
import { headOf, nameRunBefore } from '@/lib/detection/heads';
import { canBeOutlet, isSurelyOutlet } from '@/lib/detection/outlets';
import { isMedium, isWriting } from '@/lib/detection/people';
import { isTime, nounPhraseAfter } from '@/lib/detection/phrases';
import { canBeCited, isOwnVoice } from '@/lib/detection/unnamed';
import { isQuotationStart, type Sentence } from '@/lib/text/sentences';
import type { Range } from '@/lib/text/tokens';

/**
 * Words after a source that name another hop: `up` is where the source has it from, `down` is who passes it on. `who`:
 * the words of that hop; `cue`: the words that say so; `to`: where all of it ends.
 */
export type Marker = { way: 'up' | 'down'; who: Range; cue: Range; to: number; rule: string };

const PASSED_ON =
  /^(?:cited|quoted|relayed|carried|reported|seen|reviewed|obtained|read|viewed|broadcast|aired|picked|passed|republished|reprinted|translated|shared|published|examined|heard|acquired|verified|photographed|filmed|recorded|circulated|distributed|released|highlighted|repeated|noted|uncovered|unearthed|intercepted|authenticated|summarized|summarised|reproduced|excerpted|transcribed|rendered|retweeted|digitised|digitized|unsealed|referenced|consulted|retrieved|inspected|screenshotted|leaked|smuggled|forwarded)$/;
const HANDED =
  /^(?:leaked|sent|given|shown|provided|passed|supplied|forwarded|emailed|e-mailed|handed|read|made|slipped|lent|faxed|mailed|entrusted|turned|delivered|texted|dictated|relayed|described)$/;
const GIVEN = /^(?:sent|given|provided|published|broadcast|aired|carried|posted|released|printed|emailed|addressed)$/;
const BETWEEN =
  /^(?:then|later|also|first|since|initially|originally|earlier|previously|just|subsequently|up|on|out|in|turn|exclusively)$/;
const MANNER =
  /^(?:then|later|also|first|since|initially|originally|earlier|previously|just|subsequently|up|on|out|along|exclusively|at|length|in|part|full|anonymously|widely|approvingly|briefly|directly|only|partly|separately|online)$/;
const BE = /^(?:was|were|is|are|been|has|have|had|being)$/;
const CITES = /^(?:cited|cites|quoted|quotes)$/;

const lowerAt = (s: Sentence, i: number) => s.tokens[i]?.lower ?? '';
const lowersAt = (s: Sentence, at: number, length: number) =>
  s.tokens
    .slice(at, at + length)
    .map(({ lower }) => lower)
    .join(' ');
const FIRST_TO = /^(?:the )?(?:first )?to (?:publish|report|print|obtain|reveal|carry)/;
const skip = (s: Sentence, at: number, words: RegExp, most = 4) => {
  let i = at;
  while (i < at + most && words.test(lowerAt(s, i))) i++;
  return i;
};

/** The marker that begins at a token, past a comma or “and”; null where there is none. `target`: what it stands after. */
export function markerAt(s: Sentence, at: number, target: Range, lemma: string): Marker | null {
  if (/^(?:quote|cite|record)$/.test(lemma)) {
    const quoted = asSaying(s, at);
    if (quoted) return quoted;
  }
  const start = skip(s, at, /^(?:[,(]|and|but|–|—)$/, 2);
  return (
    upstream(s, start) ??
    downstream(s, start, target) ??
    reached(s, start) ??
    relative(s, start) ??
    (isInJournal(s, start, target) ? null : inOutlet(s, start)) ??
    asNoted(s, start) ??
    whenAsked(s, start) ??
    (start > at ? toldBy(s, start) : null)
  );
}

/** “when the Herald asked her about it”, “when the BBC reached him” */
function whenAsked(s: Sentence, at: number): Marker | null {
  const phrase = /^(?:when|after|once)$/.test(lowerAt(s, at)) ? nounPhraseAfter(s, at + 1) : null;
  const who = phrase && coreIn(s, phrase);
  const verb = who?.to ?? -1;
  if (
    !who ||
    !/^(?:asked|reached|contacted|approached|called|rang|phoned|interviewed|questioned)$/.test(lowerAt(s, verb))
  )
    return null;
  if (!/^(?:him|her|it|them)$/.test(lowerAt(s, verb + 1)) || !canBeOutlet(s, who)) return null;
  const end = s.tokens.findIndex(({ text }, i) => i > verb && /^[.,;:]$/.test(text));
  return { way: 'down', who, cue: { from: at, to: verb + 1 }, to: end < 0 ? verb + 2 : end, rule: 'told an outlet' };
}

/** “as the Herald noted on Saturday”, “as first reported by the Herald” */
function asNoted(s: Sentence, at: number): Marker | null {
  if (lowerAt(s, at) !== 'as') return null;
  const by = skip(s, skip(s, at + 1, BETWEEN), PASSED_ON, 1);
  const isBy = by > at + 1 && lowerAt(s, by) === 'by';
  // “as the Post reports”: the verb can look like a noun.
  const verbAt = s.tokens.slice(at + 2, at + 8).findIndex(({ lower }) => {
    const one = cueOf(lower);
    return one?.kind === 'report' && (one.form === 'third' || one.form === 'past');
  });
  const phrase = isBy
    ? nounPhraseAfter(s, by + 1)
    : nounPhraseAfter(s, at + 1, verbAt < 0 ? undefined : at + 2 + verbAt);
  const who = phrase && { from: phrase.from, to: headOf(s, phrase).core.to };
  if (!who || !canBeOutlet(s, who)) return null;
  const verb = skip(s, who.to, /^(?:has|had|also|first|later|earlier|itself)$/);
  const cue = cueOf(lowerAt(s, verb));
  if (!isBy && !(cue?.kind === 'report' && cue.form !== 'base' && cue.form !== 'gerund')) return null;
  const end = skip(s, isBy ? who.to : verb + 1, WHEN, 4);
  return { way: 'down', who, cue: { from: at, to: who.from }, to: end, rule: 'passed on by a source' };
}

const WHEN =
  /^(?:on|in|this|last|earlier|later|first|yesterday|today|at|the|time|week|month|year|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|\d+)$/;

/** “citing two officials”, “which quoted a letter”, “on the authority of a clerk”. */
function upstream(s: Sentence, at: number): Marker | null {
  const lower = lowerAt(s, at);
  let to = -1;
  if (/^(?:citing|quoting|relaying)$/.test(lower)) to = at + 1;
  else if (lower === 'referring' && lowerAt(s, at + 1) === 'to') to = at + 2;
  else if (/^(?:with|in)$/.test(lower) && lowerAt(s, at + 1) === 'reference' && lowerAt(s, at + 2) === 'to')
    to = at + 3;
  else if (lower === 'on' && lowerAt(s, at + 1) === 'the' && GROUNDS.test(lowerAt(s, at + 2))) to = at + 4;
  else if (RELYING.test(lower) && /^(?:on|up|upon|to|by)$/.test(lowerAt(s, at + 1))) to = at + 2;
  else if (/^(?:attributing|crediting|sourcing|ascribing|tracing)$/.test(lower)) to = toAfter(s, at + 1);
  else if (lower === 'adding' || lower === 'having') to = ownSourceAfter(s, at);
  else if (lower === 'after' && /^(?:talking|speaking)$/.test(lowerAt(s, at + 1))) to = at + 3;
  else if (/^(?:who|which|that)$/.test(lower)) {
    to = citedAfter(s, at + 1);
    if (to < 0) return sawWriting(s, at);
  }
  const quoted = isQuotationStart(s, to) ? quotedWords(s, to) : null;
  const who = to < 0 ? null : (quoted ?? nounPhraseAfter(s, to));
  return who && canBeCited(s, who)
    ? {
        way: 'up',
        who: coreIn(s, who),
        cue: { from: at, to },
        to: coreIn(s, who).to + (quoted ? 1 : 0),
        rule: 'citing a source',
      }
    : null;
}

/** “quoting “[Western sources]”” */
function quotedWords(s: Sentence, at: number): Range | null {
  const quotation = s.quotations[s.inQuotation[at] ?? -1];
  return quotation && quotation.to - quotation.from < MOST_QUOTED
    ? { from: quotation.from + 1, to: quotation.to - 1 }
    : null;
}

const MOST_QUOTED = 8;

/** “, which has seen the minutes,”: what is said by whoever has seen it stands in it. In: where “which” stands. */
function sawWriting(s: Sentence, at: number): Marker | null {
  if (lowerAt(s, at - 1) !== ',') return null;
  const verb = skip(s, at + 1, /^(?:has|had|have|also|first|exclusively)$/);
  const isSeen = /^(?:saw|seen|obtained|reviewed|read|viewed|received|examined|got)$/.test(lowerAt(s, verb));
  const who = isSeen ? nounPhraseAfter(s, verb + 1) : null;
  if (!who || headOf(s, who).kind !== 'writing' || s.tokens[who.to]?.text !== ',') return null;
  return { way: 'up', who, cue: { from: at, to: verb + 1 }, to: who.to, rule: 'citing a source' };
}

const GROUNDS = /^(?:authority|basis|word|strength|evidence|testimony|say-so)$/;
const RELYING = /^(?:relying|drawing|based|basing|pointing|picking|prompted|following)$/;

/** “attributing [this] to”, “crediting [the figure] to”: where whoever is credited begins, or -1. */
function toAfter(s: Sentence, at: number): number {
  for (let i = at; i < at + 5; i++) {
    if (lowerAt(s, i) === 'to') return i + 1;
    if (!/^(?:noun|determiner|pronoun|adjective)$/.test(s.tokens[i]?.class ?? 'mark')) return -1;
  }
  return -1;
}

/** “adding that it has this from”, “having heard it from” */
function ownSourceAfter(s: Sentence, at: number): number {
  if (lowerAt(s, at) === 'having') {
    const verb = skip(s, at + 1, /^(?:heard|got|had|learned|learnt|received|obtained)$/, 1);
    return fromAfter(s, verb);
  }
  const subject = skip(s, at + 1, /^that$/, 1);
  return /^(?:he|she|it|they)$/.test(lowerAt(s, subject)) ? citedAfter(s, subject + 1) : -1;
}

/** “[who] quoted”, “[which] has it from”: where the words of whoever is cited begin, or -1. */
function citedAfter(s: Sentence, at: number): number {
  const subject = skip(s, at, /^(?:it|he|she|they)$/, 1);
  const verb = skip(s, subject, /^(?:has|had|have|also|in|turn|itself|himself|herself)$/);
  if (CITES.test(lowerAt(s, verb))) return verb + 1;
  if (/^(?:heard|got|obtained|received|learned|learnt)$/.test(lowerAt(s, verb))) return fromAfter(s, verb + 1);
  return /^(?:had|has|have)$/.test(lowerAt(s, verb - 1)) ? fromAfter(s, verb) : -1;
}

/**
 * “It cites the sheriff.”, “She had this from a colleague, who had it from the palace.”, “The paper relied on a file.”: whom,
 * and from whom they had it.
 */
export function sourcesOfBefore(s: Sentence): Marker[] {
  // “It quoted a producer, who was not named, as saying”: that is what the producer says.
  const isSaying = s.tokens.some(({ lower }, i) => lower === 'as' && /ing$/.test(lowerAt(s, i + 1)));
  const phraseBefore = s.inQuotation[0] === undefined && !isSaying ? nounPhraseAfter(s, 0) : null;
  // “The newspaper [relied on a document]”
  const subject = phraseBefore && {
    from: phraseBefore.from,
    to: Math.min(phraseBefore.to, headOf(s, phraseBefore).core.to),
  };
  const to = subject ? Math.max(citedAfter(s, subject.to), reliedAfter(s, subject)) : -1;
  const phrase = to < 0 ? null : ((isQuotationStart(s, to) ? quotedWords(s, to) : null) ?? nounPhraseAfter(s, to));
  if (!subject || !phrase || isTime(s.tokens[phrase.from])) return [];
  const who = coreIn(s, phrase);
  const rest = s.tokens[s.inQuotation[to] === undefined ? who.to : who.to + 1];
  if (rest && !/^[.,;]$/.test(rest.text)) return [];
  const first: Marker = { way: 'up', who, cue: { from: subject.to, to }, to: who.to, rule: 'citing a source' };
  const second = markerAt(s, who.to, who, '');
  return second?.way === 'up' ? [first, second] : [first];
}

/** “It [relied on]”, “It [based this on the accounts of]”, “It [named as its source]”: where whoever is meant begins, or -1. */
function reliedAfter(s: Sentence, subject: Range): number {
  const isOutlet =
    /^(?:it|they|he|she)$/.test(lowerAt(s, subject.from)) ||
    isMedium(lowerAt(s, subject.to - 1)) ||
    isSurelyOutlet(s, subject);
  const verb = skip(s, subject.to, /^(?:has|had|have|also|itself)$/);
  const lower = lowerAt(s, verb);
  if (!isOutlet) return -1;
  if (/^(?:relied|relies|drew|draws)$/.test(lower) && lowerAt(s, verb + 1) === 'on')
    return afterAccountsOf(s, verb + 2);
  if (/^(?:named|gave|names|gives)$/.test(lower) && lowersAt(s, verb + 1, 3) === 'as its source') return verb + 4;
  const link = /^(?:based|bases)$/.test(lower)
    ? 'on'
    : /^(?:attribute[ds]|credit(?:ed|s)|sourced|traced)$/.test(lower)
      ? 'to'
      : '';
  // “attributed the loss to rust”
  const isSaid = /^(?:claim|report|story|figures?|number|information|account|news|quote|statement|tale)$/;
  const what = lowerAt(s, verb + 1);
  if (!(/^(?:this|that|it)$/.test(what) || (/^(?:the|its)$/.test(what) && isSaid.test(lowerAt(s, verb + 2)))))
    return -1;
  for (let i = verb + 1; link !== '' && i < verb + 5; i++) {
    if (lowerAt(s, i) !== link) continue;
    const at = afterAccountsOf(s, i + 1);
    const who = nounPhraseAfter(s, at);
    return who && /^(?:name|people|writing)$/.test(headOf(s, who).kind) ? at : -1;
  }
  return -1;
}

/** “[the accounts of] two guests” */
const afterAccountsOf = (s: Sentence, at: number) => {
  const noun = skip(s, at, /^the$/, 1);
  const isAccount = /^(?:accounts?|testimon(?:y|ies)|words?|statements?|recollections?)$/.test(lowerAt(s, noun));
  return isAccount && lowerAt(s, noun + 1) === 'of' ? noun + 2 : at;
};

/** “…, Reuters quoted the minister as saying”. */
function asSaying(s: Sentence, at: number): Marker | null {
  const who = nounPhraseAfter(s, at);
  // “quoted the minister, Ann Lee, as saying”
  const as = who && lowerAt(s, who.to) === ',' ? who.to + 1 : (who?.to ?? 0);
  const verb = lowerAt(s, as + 1);
  const isSaying = verb === 'having' || (/ing$/.test(verb) && cueOf(verb) !== undefined);
  // “It quotes the housing board: “…””
  if (who && s.tokens[who.to]?.text === ':' && isQuotationStart(s, who.to + 1))
    return { way: 'up', who, cue: { from: who.to, to: who.to + 1 }, to: who.to + 1, rule: 'quoted as saying' };
  if (!who || lowerAt(s, as) !== 'as' || !isSaying) return null;
  return { way: 'up', who, cue: { from: as, to: as + 2 }, to: as + 2, rule: 'quoted as saying' };
}

const fromAfter = (s: Sentence, at: number) => {
  const i = skip(s, at, /^(?:it|this|that|so)$/, 1);
  return lowerAt(s, i) === 'from' ? i + 1 : -1;
};

/** A phrase without what tells of another hop: “officials [cited in turn by …]”. */
function coreIn(s: Sentence, who: Range): Range {
  // “a leaked cable” keeps its head.
  const from = who.from + (/^(?:determiner|adjective)$/.test(s.tokens[who.from]?.class ?? '') ? 2 : 1);
  for (let i = from; i < who.to; i++) {
    // “a letter shown to MakanDay [reveals]”, “files leaked to the site Delo [show]”
    const isVerb =
      /^(?:noun|adjective)$/.test(s.tokens[i]?.class ?? '') &&
      s.tokens[i - 1]?.class === 'name' &&
      /^(?:third|base)$/.test(cueOf(lowerAt(s, i))?.form ?? '');
    if (isVerb && i === who.to - 1) return { from: who.from, to: i };
    const isPassing = s.tokens[i]?.class !== 'name' && (PASSED_ON.test(lowerAt(s, i)) || HANDED.test(lowerAt(s, i)));
    if (isPassing || /^(?:who|which|that|,)$/.test(lowerAt(s, i))) {
      const to = s.tokens[i - 1]?.text === ',' ? i - 1 : i;
      return { from: who.from, to: apposed(s, who, to) };
    }
  }
  return who;
}

/** “the interior minister, Anas al-Hallaq” stays whole. */
const apposed = (s: Sentence, who: Range, to: number) =>
  s.tokens[to]?.text === ',' && s.tokens[to + 1]?.class === 'name' ? who.to : to;

/** “cited by Reuters”, “which was picked up by MF-DJ”, “leaked to the Guardian”. */
function downstream(s: Sentence, at: number, target: Range): Marker | null {
  const relative = /^(?:who|which|that)$/.test(lowerAt(s, at)) ? at + 1 : afterCopyOf(s, at);
  const verb = skip(s, skip(s, relative, BE), BETWEEN);
  const lower = lowerAt(s, verb);
  const inTurn = lowerAt(s, verb + 1) === 'in' && lowerAt(s, verb + 2) === 'turn' ? verb + 3 : verb + 1;
  const link = afterManner(s, inTurn);
  const { kind } = headOf(s, target);
  const by = lowerAt(s, link);
  // “posted by” is said of whoever wrote it.
  const isPassedOn =
    (PASSED_ON.test(lower) || (lower === 'posted' && lowerAt(s, verb + 1) === 'online')) &&
    (by === 'by' || (by === 'in' && /^(?:cited|quoted|reported|published)$/.test(lower))) &&
    // “the chief said in an email seen by the Post”
    (kind !== 'people' || CITES.test(lower) || isWriting(lowerAt(s, at - 1)));
  // A journal in which a study stands passes nothing on.
  if (by === 'in' && lower === 'published' && STUDY.test(headOf(s, target).noun)) return null;
  const isSpokenTo = relative > at && /^(?:spoke|talked|speaking|talking)$/.test(lower) && /^(?:to|with)$/.test(by);
  const isShared = /^(?:shared|discussed)$/.test(lower) && by === 'with';
  const isHanded = isSpokenTo || isShared || (HANDED.test(lower) && by === 'to');
  if (!isPassedOn && !isHanded) return null;
  // “shown to it by an official”, “shared with this newspaper by a clerk”
  const toUs = isOwnVoice(s, link + 1)
    ? link + 3
    : /^(?:it|them|him|her|us)$/.test(lowerAt(s, link + 1))
      ? link + 2
      : -1;
  const isOwn = isHanded && toUs > 0 && lowerAt(s, toUs) === 'by';
  const from = isOwn ? toUs + 1 : link + 1;
  const who = nounPhraseAfter(s, from);
  if (!who || headOf(s, who).kind === 'pronoun' || !(canBeCited(s, who) || isSurelyOutlet(s, who))) return null;
  const core = coreIn(s, who);
  const text = by === 'in' && kind === 'people' ? headOf(s, who) : null;
  if (text?.kind === 'writing') {
    const of = text.maker ?? text.core;
    return { way: 'down', who: of, cue: { from: at, to: from }, to: who.to, rule: 'passed on by a source' };
  }
  // “that a clerk sent to Bern”
  const before = s.tokens[at - 1];
  const isActive =
    lower === 'sent' &&
    verb === at &&
    at > headOf(s, target).core.to &&
    (before?.class === 'noun' || before?.class === 'name');
  if (((isHanded && !isOwn) || by === 'in') && !(isActive ? isSurelyOutlet : canBeOutlet)(s, core)) return null;
  return { way: 'down', who: core, cue: { from: at, to: from }, to: core.to, rule: 'passed on by a source' };
}

/** “a study published today in Nature”, “the team reports in Nature”: a journal passes nothing on. */
function isInJournal(s: Sentence, at: number, target: Range): boolean {
  const { kind, noun } = headOf(s, target);
  const isStudy = STUDY.test(noun) || RESEARCHERS.test(noun);
  // “in an interview with Nature”
  return lowerAt(s, at) === 'in' && isStudy && kind !== 'name' && !/^an?$/.test(lowerAt(s, at + 1));
}

const RESEARCHERS =
  /^(?:researchers?|scientists?|teams?|authors?|\p{L}+(?:ologists?|icists?)|chemists?|astronomers?)$/u;

const STUDY =
  /^(?:stud(?:y|ies)|papers?|research|reviews?|analys[ei]s|trials?|work|results?|findings?|survey|preprint)$/;

const WHEN_PASSED =
  /^(?:on|in|this|last|earlier|later|yesterday|today|an?|two|three|few|hours?|days?|weeks?|months?|years?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|\d+)$/;

/** “published in part [by]”, “quoted at length [by]”, “cited [in]” */
function afterManner(s: Sentence, at: number): number {
  const manner = skip(s, at, MANNER);
  // “published a day later by”, “obtained on Monday by”
  const when = skip(s, manner, WHEN_PASSED, 5);
  const end = lowerAt(s, when) === 'by' ? when : manner;
  // “reported in the Post”
  return lowerAt(s, end - 1) === 'in' && end > at ? end - 1 : end;
}

/** “passed to the Courier [by a clerk]”: whoever handed it over, who had it before. */
export function handedBy(s: Sentence, { to, way, cue }: Marker): Marker | null {
  const last = lowerAt(s, cue.to - 1);
  const isHanded =
    way === 'down' &&
    ((/^(?:to|with)$/.test(last) && lowerAt(s, to) === 'by') ||
      (last === 'reached' && /^(?:through|via|from)$/.test(lowerAt(s, to))));
  const who = isHanded ? nounPhraseAfter(s, to + 1) : null;
  if (!who || !canBeCited(s, who)) return null;
  const core = { from: who.from, to: headOf(s, who).core.to };
  return { way: 'down', who: core, cue: { from: to, to: to + 1 }, to: core.to, rule: 'passed on by a source' };
}

/** “a copy of which reached the Post”, “screenshots of which reached the site Inven” */
function reached(s: Sentence, at: number): Marker | null {
  const begins = /^(?:which|that)$/.test(lowerAt(s, at)) ? at + 1 : afterCopyOf(s, at);
  const verb = skip(s, begins, BETWEEN);
  const who = begins > at && lowerAt(s, verb) === 'reached' ? nounPhraseAfter(s, verb + 1) : null;
  const core = who && coreIn(s, who);
  return core && (canBeOutlet(s, core) || isSurelyOutlet(s, core))
    ? { way: 'down', who: core, cue: { from: at, to: verb + 1 }, to: core.to, rule: 'passed on by a source' }
    : null;
}

/** “a copy of which was seen by the Post”: after “which”, or where it began. */
function afterCopyOf(s: Sentence, at: number): number {
  const [first, next] = [s.tokens[at], s.tokens[at + 1]];
  const of =
    first?.class === 'determiner' && next?.class === 'noun'
      ? at + 2
      : first?.class === 'noun' && isWriting(first.lower)
        ? at + 1
        : at;
  return lowerAt(s, of) === 'of' && lowerAt(s, of + 1) === 'which' ? of + 2 : at;
}

/** “which the minister[, Ann Lee,] passed on”: after such a name, or where it could begin. */
function afterName({ tokens }: Sentence, at: number): number {
  let to = at + 1;
  while (tokens[to]?.class === 'name') to++;
  return tokens[at]?.text === ',' && to > at + 1 && tokens[to]?.text === ',' ? to + 1 : at;
}

/** “which the Post passed on”, “that the Guardian says it has seen”. */
function relative(s: Sentence, at: number): Marker | null {
  const begins = /^(?:which|that)$/.test(lowerAt(s, at)) ? at + 1 : afterCopyOf(s, at);
  if (begins === at) return null;
  const phrase = nounPhraseAfter(s, begins);
  const whole = phrase && { from: phrase.from, to: afterName(s, phrase.to) };
  const who = whole && whole.to > phrase.to ? { ...whole, to: whole.to - 1 } : phrase && coreIn(s, phrase);
  if (!who || !canBeCited(s, who)) return null;
  for (let i = whole && whole.to > phrase.to ? whole.to : who.to; i < who.to + 8; i++) {
    const token = s.tokens[i];
    // “a copy of which the Post has”, “which the paper has got hold of”
    if (
      (/^(?:has|have|had|holds)$/.test(token?.lower ?? '') && begins > at + 2 && s.tokens[i + 1]?.text === ',') ||
      (token?.lower === 'got' && lowersAt(s, i + 1, 2) === 'hold of')
    ) {
      const to = token?.lower === 'got' ? i + 3 : i + 1;
      return { way: 'down', who, cue: { from: who.to, to }, to, rule: 'passed on by a source' };
    }
    // “which the Monitor was the first to publish”
    if (/^(?:the|first|to)$/.test(token?.lower ?? '') && FIRST_TO.test(lowersAt(s, i, 4))) continue;
    if (/^(?:publish|report|print|obtain|reveal|carry)$/.test(token?.lower ?? '') && lowerAt(s, i - 1) === 'to')
      return { way: 'down', who, cue: { from: who.to, to: i + 1 }, to: i + 1, rule: 'passed on by a source' };
    // “of which the Post has a copy”
    if (/^(?:has|have|had|holds|hold|obtained|got)$/.test(token?.lower ?? '') && lowerAt(s, i + 2) === 'copy')
      return { way: 'down', who, cue: { from: who.to, to: i + 3 }, to: i + 3, rule: 'passed on by a source' };
    if (!token || token.class === 'mark' || token.lower === 'not') return null;
    if (
      PASSED_ON.test(token.lower) ||
      /^(?:carries|carry|quotes|cites|printed|leaked|released|gave|handed|lent|forwarded|slipped|found)$/.test(
        token.lower,
      )
    )
      return { way: 'down', who, cue: { from: who.to, to: i + 1 }, to: i + 1, rule: 'passed on by a source' };
    if (!(token.class === 'auxiliary' || token.class === 'adverb' || token.class === 'pronoun' || cueOf(token.lower)))
      return null;
  }
  return null;
}

const SPOKEN =
  /^(?:said|says|confirmed|confirms|admitted|admits|explained|denied|comments?|revealed|gave|handed|lent|leaked|passed|forwarded|slipped|sent|showed)$/;

/** “insisted [to] Newstalk”, “sniffed [to] GB News”, “in remarks [to] RTÉ”. In: the word before, in lower case. */
const isSpokenTo = (before: string) =>
  SPOKEN.test(before) ||
  isWriting(before) ||
  (cueOf(before)?.kind === 'report' &&
    cueOf(before)?.needsNext === undefined &&
    !NOT_TO.test(cueOf(before)?.lemma ?? '')) ||
  spokenCueOf(before) !== undefined;

/** “an agent posted to Bern”, “wrote to Lee”, “referred to it” */
const NOT_TO = /^(?:post|write|refer|point|allude|object|testify|plead|read|list|leak|relate|cable)$/;

const LINK = /^(?:with|to|on|for|in|by)$/;
const TALK = /^(?:interview|podcast|column|op-ed|article|documentary|appearance|broadcast|programme|program)s?$/;

/** “in an interview with CNBC”, “in a reply sent to Swissinfo”, “on Halk TV”, “to the Herald”. */
function inOutlet(s: Sentence, at: number): Marker | null {
  const lower = lowerAt(s, at);
  const marker = (from: number, fits: typeof canBeOutlet): Marker | null => {
    const who = nounPhraseAfter(s, from);
    const core = who && headOf(s, who).core;
    const isOwn = /^(?:its|his|her|their|our|my)$/.test(lowerAt(s, from));
    return who && core && !isOwn && fits(s, { from: who.from, to: core.to })
      ? {
          way: 'down',
          who: { from: who.from, to: core.to },
          cue: { from: at, to: from },
          to: core.to,
          rule: 'told an outlet',
        }
      : null;
  };
  if (/^(?:speaking|talking)$/.test(lower)) {
    // “Speaking late on Monday to the BBC”
    for (let i = at + 1; i < at + 7 && s.tokens[i] && !/^(?:mark|verb|auxiliary)$/.test(s.tokens[i]?.class ?? ''); i++)
      if (/^(?:to|with|on)$/.test(lowerAt(s, i)) && !isTime(s.tokens[i + 1])) return marker(i + 1, canBeOutlet);
    return null;
  }
  // “Ann Lee, writing in the Spectator, says”
  if (lower === 'writing') return /^(?:in|for|on)$/.test(lowerAt(s, at + 1)) ? marker(at + 2, isSurelyOutlet) : null;
  if (!/^(?:in|on|to|during|via|through)$/.test(lower)) return null;
  if (lower === 'to' && !isSpokenTo(lowerAt(s, at - 1))) return null;
  for (let i = at + 1; lower !== 'to' && i < at + 8; i++) {
    const token = s.tokens[i];
    if (!token || /^(?:mark|verb|auxiliary)$/.test(token.class)) break;
    if (token.class === 'name') continue;
    if (!(isWriting(token.lower) || /^(?:call|reply|comments?|appearance|exchange)$/.test(token.lower))) continue;
    const own = TALK.test(token.lower) ? nameRunBefore(s, i, at + 1) : null;
    if (own && isSurelyOutlet(s, own))
      return { way: 'down', who: own, cue: { from: at, to: own.from }, to: i + 1, rule: 'told an outlet' };
    const given = skip(s, i + 1, GIVEN, 1);
    // “published on Sunday by the Post”, “aired late on Monday on Polsat”
    const when = given > i + 1 ? skip(s, given, WHEN, 5) : given;
    const link = [given, when, when - 1].find(
      (one) => one > i && LINK.test(lowerAt(s, one)) && !isTime(s.tokens[one + 1]),
    );
    // “In a speech in Lyon”: where, and not to whom
    const isPlace = lowerAt(s, link ?? -1) === 'in' && given === i + 1 && !TALK.test(token.lower);
    if (link !== undefined && !(lowerAt(s, link) === 'by' && link === i + 1))
      return marker(link + 1, isPlace ? isSurelyOutlet : canBeOutlet);
  }
  // “a source in the BBC” is no interview.
  const before = s.tokens[at - 1];
  const isAfterVerb =
    !before ||
    /^(?:verb|mark|adverb)$/.test(before.class) ||
    isTime(before) ||
    // “says Ann Lee on Sky News”
    (lower === 'on' && before.class === 'name');
  // “said on Polsat”
  const isOn =
    lower === 'on' &&
    isSpokenTo(before?.lower ?? '') &&
    s.tokens[at + 1]?.class === 'name' &&
    !isTime(s.tokens[at + 1]);
  return isAfterVerb ? marker(at + 1, isOn || (lower === 'to' && before) ? canBeOutlet : isSurelyOutlet) : null;
}

/** “Speaking to the BBC, …”, “Citing two officials, …”, “In an interview with RTL, …”, “Told of this by Reuters, …”. In: where the source begins. */
export function leadingMarker(s: Sentence, before: number): Marker | null {
  const start = skip(s, 0, /^(?:and|but|later|then|,)$/);
  const found = inOutlet(s, start) ?? inWriting(s, start, before) ?? toldBy(s, start) ?? citingBefore(s, start, before);
  return found && found.to <= before ? found : null;
}

/** “In a letter seen by the Express, the head says”, “In a memo, a copy of which was sent to the Post, she wrote”. */
function inWriting(s: Sentence, at: number, before: number): Marker | null {
  const phrase = writingAfterIn(s, at);
  if (!phrase) return null;
  for (let i = phrase.to; i < before; i++) {
    const marker = markerAt(s, i, phrase, '');
    if (marker?.way === 'down' && marker.to <= before) return marker;
  }
  return null;
}

/** The writing of “In the memo, she wrote”. */
export function writingAfterIn(s: Sentence, at: number): Range | null {
  if (!/^(?:in|on)$/.test(lowerAt(s, at))) return null;
  const phrase = nounPhraseAfter(s, at + 1);
  const head = phrase && headOf(s, phrase);
  return head?.kind === 'writing' ? head.core : null;
}

/** “Citing two officials, Bloomberg reported”: whoever reports is no apposition to those that it cites. */
function citingBefore(s: Sentence, at: number, before: number): Marker | null {
  const found = /^(?:citing|quoting)$/.test(lowerAt(s, at)) ? upstream(s, at) : null;
  if (!found || s.tokens[before - 1]?.text !== ',') return null;
  const to = Math.min(found.who.to, before - 1);
  return to > found.who.from ? { ...found, who: { from: found.who.from, to }, to } : null;
}

function toldBy(s: Sentence, at: number): Marker | null {
  if (
    !/^(?:told|asked|contacted|reached|interviewed|questioned|pressed|tracked|traced|found|located|visited)$/.test(
      lowerAt(s, at),
    )
  )
    return null;
  for (let i = at + 1; i < at + 8; i++) {
    if (lowerAt(s, i) !== 'by') continue;
    const phrase = nounPhraseAfter(s, i + 1);
    const who = phrase && { from: phrase.from, to: headOf(s, phrase).core.to };
    // Whoever asks on a call is no outlet.
    const fits = /^(?:told|contacted|reached|interviewed)$/.test(lowerAt(s, at)) ? canBeOutlet : isSurelyOutlet;
    return who && fits(s, who)
      ? { way: 'down', who, cue: { from: at, to: i + 1 }, to: who.to, rule: 'told an outlet' }
      : null;
  }
  return null;
}
