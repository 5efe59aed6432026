import { cueOf } from '@/lib/detection/cues';
import { headOf } from '@/lib/detection/heads';
import { handedBy, type Marker, markerAt } from '@/lib/detection/hop-markers';
import { canBeOutlet, isSurelyOutlet, outletIn } from '@/lib/detection/outlets';
import { nounPhraseAfter, nounPhraseBefore } from '@/lib/detection/phrases';
import { antecedentOf, subjectBefore } from '@/lib/detection/subjects';
import { isOwnVoice } from '@/lib/detection/unnamed';
import type { Sentence } from '@/lib/text/sentences';
import type { Range } from '@/lib/text/tokens';

/** What outlets do with what others wrote or said. */
const CARRIES =
  /^(?:carr(?:ied|ies)|air(?:ed|s)|broadcasts?|relay(?:ed|s)|obtain(?:ed|s)|acquired|saw|seen|sees|review(?:ed|s)|view(?:ed|s)|read|examined|received|cite[ds]|quote[ds]|unearthed|uncovered|republish(?:ed|es)|reprint(?:ed|s))$/;
/** This is also done by whoever wrote it. */
const PUBLISHES = /^(?:ran|runs|publish(?:ed|es)|print(?:ed|s)|post(?:ed|s)|release[ds]|got|has|leaked|shared|shows?)$/;
const HELPING = /^(?:has|have|had|also|first|since|now|then|later|itself|exclusively)$/;

/** “has [a copy of] a memo”, “obtained [excerpts from] it”: where the words for the piece begin. In: where it ends. */
function beforeCopy({ tokens }: Sentence, at: number): number {
  if (!/^(?:of|from)$/.test(tokens[at - 1]?.lower ?? '')) return at;
  if (
    !/^(?:cop(?:y|ies)|excerpts?|extracts?|parts?|pages|screenshots?|photographs?|drafts?)$/.test(
      tokens[at - 2]?.lower ?? '',
    )
  )
    return at;
  return tokens[at - 3]?.class === 'determiner' ? at - 3 : at - 2;
}

/** Who carries a writing: “SANA carried [a statement by Lee]”, “The Post has seen [a memo]”; null where nobody does. */
export function carrierOf(s: Sentence, writing: Range): Marker | null {
  const verb = beforeCopy(s, writing.from) - 1;
  const lower = s.tokens[verb]?.lower ?? '';
  const fits = CARRIES.test(lower) ? canBeOutlet : PUBLISHES.test(lower) ? isSurelyOutlet : null;
  if (!fits) return null;
  let from = verb;
  while (HELPING.test(s.tokens[from - 1]?.lower ?? '')) from--;
  const subject = named(s, subjectOf(s, from, verb));
  if (!subject) return null;
  // “It cites an email in which she”: whoever that is must be looked up.
  if (/^(?:cite|quote)/.test(lower) && s.tokens[subject.from]?.lower === 'it' && subject.to === subject.from + 1)
    return { way: 'down', who: subject, cue: { from, to: verb + 1 }, to: verb + 1, rule: 'passed on by a source' };
  const who = { from: subject.from, to: headOf(s, subject).core.to };
  return fits(s, who)
    ? { way: 'down', who, cue: { from, to: verb + 1 }, to: verb + 1, rule: 'passed on by a source' }
    : null;
}

const subjectOf = (s: Sentence, from: number, verb: number) =>
  subjectBefore(s, {
    ...{ from, to: verb + 1, verb, passive: false, infinitive: false, finite: true, negated: false },
  });

/** “The Post, which has seen it”, “The Post said it had seen it”: the Post. */
function named(s: Sentence, subject: Range | null): Range | null {
  const lower = s.tokens[subject?.from ?? -1]?.lower ?? '';
  if (!subject || !/^(?:which|it|they)$/.test(lower)) return subject;
  if (lower === 'which') return antecedentOf(s, subject.from);
  const said = s.tokens[subject.from - 1]?.lower === 'that' ? subject.from - 2 : subject.from - 1;
  return cueOf(s.tokens[said]?.lower ?? '')?.kind === 'report' ? subjectOf(s, said, said) : null;
}

/** “SANA carried a statement by Lee, saying”: the writing that says so, or null. In: where the gerund stands. */
export function carriedWriting(s: Sentence, gerund: number): Range | null {
  for (let i = gerund - 1; i > Math.max(0, gerund - LONGEST); i--) {
    const token = s.tokens[i];
    if (!token || s.inQuotation[i] !== undefined || /^[.;:]$/.test(token.text)) return null;
    if (!CARRIES.test(token.lower) && !PUBLISHES.test(token.lower)) continue;
    const phrase = nounPhraseAfter(s, i + 1, gerund);
    if (!phrase || headOf(s, phrase).kind !== 'writing') return null;
    const rest = s.tokens.slice(phrase.to, gerund);
    return rest.every(({ class: it, text }) => it === 'name' || text === ',')
      ? { from: phrase.from, to: gerund }
      : null;
  }
  return null;
}

const LONGEST = 24;

/** The writing in which somebody says something: “a memo in which [she]”, “a memo that [says]”; null for others. */
export function writingBefore(s: Sentence, source: Range): Range | null {
  const { tokens } = s;
  const at = /^(?:which|that)$/.test(tokens[source.from]?.lower ?? '') ? source.from : source.from - 1;
  if (!/^(?:which|that|where)$/.test(tokens[at]?.lower ?? '')) return null;
  const to = tokens[at - 1]?.lower === 'in' ? at - 1 : at;
  const phrase = nounPhraseBefore(s, tokens[to - 1]?.text === ',' ? to - 1 : to);
  return phrase && headOf(s, phrase).kind === 'writing' ? phrase : null;
}

const FAR = 30;

/** “an interview [with CNBC]” */
function withOutlet(s: Sentence, { to }: Range): Marker[] {
  const { tokens } = s;
  if (!/^(?:interview|conversation|call|chat|appearance|podcast)$/.test(tokens[to - 1]?.lower ?? '')) return [];
  const phrase = /^(?:with|to|for)$/.test(tokens[to]?.lower ?? '') ? nounPhraseAfter(s, to + 1) : null;
  const who = phrase && { from: phrase.from, to: headOf(s, phrase).core.to };
  return who && canBeOutlet(s, who)
    ? [{ way: 'down', who, cue: { from: to, to: to + 1 }, to: who.to, rule: 'told an outlet' }]
    : [];
}

/** All who pass on a writing by what is said of it in its sentence: “The memo was leaked to iFact and seen by Reuters”. */
export function carriersOf(s: Sentence, writing: Range): Marker[] {
  const found = withOutlet(s, writing);
  for (let i = writing.to; i < Math.min(s.tokens.length, writing.to + FAR); ) {
    const marker = markerAt(s, i, writing, '');
    if (marker?.way === 'down') {
      const by = handedBy(s, marker);
      found.push(...(by ? [by] : []), marker);
      i = by?.to ?? marker.to;
      continue;
    }
    const token = s.tokens[i];
    if (!token || /^[.;:]$/.test(token.text) || s.inQuotation[i] !== s.inQuotation[writing.from]) break;
    if (token.class === 'verb' && !/(?:ed|ing)$/.test(token.lower)) break;
    i++;
  }
  if (found.length > 0) return found;
  const carrier = carrierOf(s, writing);
  return carrier ? [carrier] : giversOf(s, writing);
}

const GIVES =
  /^(?:gave|sent|handed|showed|leaked|forwarded|slipped|passed|provided|supplied|shared|lent|posted|uploaded)$/;
/** These are seldom the own words of whoever shares them. */
const LEAKED =
  /^(?:documents|e-?mails|memos?|messages|screenshots?|files|papers|recordings?|minutes|chats|chat|transcripts?|slides|spreadsheets?|pages|scans?|logs?|cables?|photographs|footage)$/;
const LONGEST_OUTLET = 6;

/** “A clerk gave the Post [a memo]”, “A clerk leaked [the memo] to the Post”, “A former tester posted [screenshots]”. */
function giversOf(s: Sentence, writing: Range): Marker[] {
  const { tokens } = s;
  const at = beforeCopy(s, writing.from);
  let verb = tokens[at - 1]?.lower === 'with' ? at - 2 : at - 1;
  while (verb > at - LONGEST_OUTLET && !GIVES.test(tokens[verb]?.lower ?? '')) verb--;
  if (!GIVES.test(tokens[verb]?.lower ?? '') || s.inQuotation[verb] !== undefined) return [];
  const isFirst = verb + 1 < at - 1 || (verb + 1 < at && tokens[at - 1]?.lower !== 'with');
  const link = tokens[writing.to]?.lower ?? '';
  const phrase = isFirst
    ? nounPhraseAfter(s, verb + 1, tokens[at - 1]?.lower === 'with' ? at - 1 : at)
    : /^(?:to|with)$/.test(link)
      ? nounPhraseAfter(s, writing.to + 1)
      : null;
  const isOurs = phrase !== null && (isOwnVoice(s, phrase.from) || /^us$/.test(tokens[phrase.from]?.lower ?? ''));
  const outlet = phrase && !isOurs ? outletIn(s, phrase) : null;
  const isLeak = !phrase && LEAKED.test(tokens[writing.to - 1]?.lower ?? '') && !isOwned(s, writing);
  let from = verb;
  while (HELPING.test(tokens[from - 1]?.lower ?? '')) from--;
  const giver = subjectOf(s, from, verb);
  const kind = giver ? headOf(s, giver).kind : 'pronoun';
  if (!giver || !(outlet || isOurs || isLeak) || !/^(?:people|name)$/.test(kind) || isSurelyOutlet(s, giver)) return [];
  const cue = { from: verb, to: verb + 1 };
  const by = { from: giver.from, to: headOf(s, giver).core.to };
  const passed = (who: Range): Marker => ({ way: 'down', who, cue, to: cue.to, rule: 'passed on by a source' });
  return outlet ? [passed(by), passed(outlet)] : [passed(by)];
}

/** “posted his emails” */
const isOwned = ({ tokens }: Sentence, { from }: Range) => /^(?:his|her|its|their)$/.test(tokens[from]?.lower ?? '');
