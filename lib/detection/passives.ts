import { clauseEnd, complementAfter } from '@/lib/detection/contents';
import { type Cue, cueOf } from '@/lib/detection/cues';
import type { Found } from '@/lib/detection/found';
import { headOf } from '@/lib/detection/heads';
import { isActor } from '@/lib/detection/inferences';
import { nounPhraseAfter } from '@/lib/detection/phrases';
import { antecedentOf, relativeEnd, subjectBefore } from '@/lib/detection/subjects';
import type { VerbGroup } from '@/lib/detection/verb-groups';
import { isQuotationEnd, isQuotationStart, type Sentence } from '@/lib/text/sentences';
import type { Range } from '@/lib/text/tokens';

/** “Asked whether …, she said”, “when asked about it”. */
export function isAsked(s: Sentence, group: VerbGroup, cue: Cue): boolean {
  const before = s.tokens[group.from - 1];
  return (
    cue.lemma === 'ask' &&
    cue.form === 'past' &&
    (before === undefined || /^(?:when|if|and|but|,|once|[.“"])$/.test(before.lower)) &&
    group.from === group.verb &&
    !(before && isQuotationEnd(s, group.from - 1)) &&
    !(before?.text === ',' && group.from > 1 && isQuotationEnd(s, group.from - 2))
  );
}

/** The lemma of whoever is quoted; by whom, is told by hops. */
export const QUOTED_AS = 'quoted as';

/** “The governor was quoted by Interfax as saying …”, “…, the governor was quoted as saying by Interfax”. */
function quotedAs(
  s: Sentence,
  group: VerbGroup,
  patient: Range,
): Pick<Found, 'source' | 'cue' | 'content' | 'rule'> | null {
  const by = (at: number) => (s.tokens[at]?.lower === 'by' ? nounPhraseAfter(s, at + 1) : null);
  // “quoted in the Post as saying”
  const where = /^(?:in|on)$/.test(s.tokens[group.to]?.lower ?? '') ? nounPhraseAfter(s, group.to + 1) : null;
  const at = s.tokens[group.to]?.lower === 'there' ? group.to + 1 : group.to;
  const as = (by(group.to) ?? where)?.to ?? at;
  if (s.tokens[as]?.lower !== 'as' || !isSaying(s.tokens[as + 1]?.lower ?? '')) return null;
  const said = { source: [patient], cue: [{ from: group.from, to: as + 2 }], rule: 'quoted as saying' };
  const after = by(as + 2) ? null : complementAfter(s, as + 2, 'say', 'report');
  // “…, she is recorded as saying in the minutes”
  const right = after?.how === 'about' ? null : after;
  if (right)
    return { ...said, cue: [{ from: group.from, to: Math.max(as + 2, right.cueEnd) }], content: [right.content] };
  const to = s.tokens[patient.from - 1]?.text === ',' ? patient.from - 1 : patient.from;
  return to > 0 ? { ...said, content: [{ from: 0, to }] } : null;
}

/** “[as] saying”, “[as] objecting” */
const isSaying = (lower: string) => lower === 'having' || (/ing$/.test(lower) && cueOf(lower)?.kind === 'report');

/** The lemma of whoever tells; whom, is told by hops. */
export const TOLD_BY = 'told by';

/** “The Sun was told by a friend that …”, “…, the Sun was told by a friend” */
function toldBy(
  s: Sentence,
  group: VerbGroup,
  patient: Range,
): Pick<Found, 'source' | 'cue' | 'content' | 'rule'> | null {
  const agent = nounPhraseAfter(s, group.to + 1);
  if (!agent) return null;
  const said = { source: [agent], cue: [{ from: group.from, to: group.to + 1 }], rule: 'content, passive cue, source' };
  const right = complementAfter(s, agent.to, 'say', 'report');
  if (right && right.how !== 'about') return { ...said, content: [right.content] };
  const to = s.tokens[patient.from - 1]?.text === ',' ? patient.from - 1 : 0;
  return to > 0 ? { ...said, content: [{ from: 0, to }] } : null;
}

/** “was praised by Ms. Lee”, “is expected to”. */
export function passiveStatement(
  s: Sentence,
  group: VerbGroup,
  cue: Cue,
  least: number,
  base: Pick<Found, 'kind' | 'lemma' | 'inQuotation' | 'negated'>,
): Found | null {
  const { tokens } = s;
  // “Lee is convinced that it leaks” says what Lee holds.
  if (/^(?:convince|worry|persuade|satisfy)$/.test(cue.lemma) && tokens[group.to]?.lower !== 'by') return null;
  const patient = subjectBefore(s, group, least);
  const next = tokens[group.to];
  if (/^(?:quote|cite|record|report|describe|show|hear|note|log|list)$/.test(cue.lemma) && patient) {
    const quoted = quotedAs(s, group, patient);
    if (quoted) return { ...base, kind: 'report', lemma: QUOTED_AS, ...quoted };
  }
  // “It was learned from officials that …”
  if (next?.lower === 'from' && /^(?:hear|learn)$/.test(cue.lemma)) return null;
  if (next?.lower === 'by' && /^(?:tell|inform|brief)$/.test(cue.lemma) && patient) {
    const told = toldBy(s, group, patient);
    if (told) return { ...base, kind: 'report', lemma: TOLD_BY, ...told };
  }
  if (next?.lower === 'by') {
    const whole = nounPhraseAfter(s, group.to + 1);
    const agent = whole && beforeCharge(s, whole, cue);
    if (!agent || !patient || isWay(s, agent)) return null;
    // “The memo was written by Lee” says nothing of what stands in it.
    if (/^(?:write|post|publish)$/.test(cue.lemma) && headOf(s, patient).kind === 'writing') return null;
    return {
      ...base,
      source: [agent],
      cue: [{ from: group.from, to: group.to + 1 }],
      content: [patient, ...seenAs(s, agent, cue)],
      rule: 'content, passive cue, source',
    };
  }
  const right = complementAfter(s, group.to, cue.lemma, cue.kind);
  if (!right) return null;
  if (next?.lower === 'to' && /^(?:determiner|name|pronoun|number)$/.test(tokens[group.to + 1]?.class ?? ''))
    return null;
  if (next?.lower === 'to' && patient) {
    const of = antecedentOf(s, patient.from);
    const rest = { from: group.to, to: right.content.to };
    return {
      ...base,
      source: [],
      cue: [group],
      content: of ? [of, { ...rest, to: relativeEnd(s, patient.from, rest) }] : [patient, rest],
      rule: 'passive cue without a source',
    };
  }
  // “Her book was called “Thin Walls””
  if (/^(?:call|name|title|dub|nickname)$/.test(cue.lemma)) return null;
  if (right.how === 'that' || right.how === 'quotation' || cue.kind === 'question')
    return { ...base, source: [], cue: [group], content: [right.content], rule: 'passive cue without a source' };
  return null;
}

/** “was accused by [prosecutors] of siphoning funds”: who accuses, without what of. */
function beforeCharge({ tokens }: Sentence, { from, to }: Range, { lemma }: Cue): Range {
  const link = lemma === 'accuse' ? 'of' : lemma === 'blame' ? 'for' : null;
  const charge = tokens.findIndex(
    ({ lower }, i) => i > from && i < to && lower === link && /^(?:noun|verb|name)$/.test(tokens[i + 1]?.class ?? ''),
  );
  const isDeed = /ing$/.test(tokens[charge + 1]?.lower ?? '');
  return charge > 0 && isDeed ? { from, to: charge } : { from, to };
}

/** “was described by Lee [as a farce]”, “was called by Lee [“a farce”]” */
function seenAs(s: Sentence, { to }: Range, { kind, lemma }: Cue): Range[] {
  const first = s.tokens[to]?.lower;
  // “was accused by Lee [of hiding losses]”
  if ((lemma === 'accuse' && first === 'of') || (lemma === 'blame' && first === 'for'))
    return [{ from: to, to: clauseEnd(s, to, 'stance') }];
  const opens = first === 'as' || (kind === 'naming' && isQuotationStart(s, to));
  return opens && (kind === 'naming' || /^(?:see|view|regard|dismiss|reject|praise|denounce|condemn)$/.test(lemma))
    ? [{ from: to, to: clauseEnd(s, to, 'naming') }]
    : [];
}

/** “listed by route”, “reported by phone”: how, not by whom. */
function isWay({ tokens }: Sentence, { from, to }: Range): boolean {
  const noun = tokens[from];
  return to - from === 1 && noun?.class === 'noun' && !isActor(noun.lower);
}
