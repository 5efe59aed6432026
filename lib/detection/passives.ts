import { complementAfter } from '@/lib/detection/contents';
import type { Cue } from '@/lib/detection/cues';
import type { Found } from '@/lib/detection/found';
import { nounPhraseAfter } from '@/lib/detection/phrases';
import { subjectBefore } from '@/lib/detection/subjects';
import type { VerbGroup } from '@/lib/detection/verb-groups';
import { isQuotationEnd, type Sentence } from '@/lib/text/sentences';

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

/** “was praised by Ms. Lee”, “is expected to”. */
export function passiveStatement(
  s: Sentence,
  group: VerbGroup,
  cue: Cue,
  least: number,
  base: Pick<Found, 'kind' | 'lemma' | 'inQuotation' | 'negated'>,
): Found | null {
  const { tokens } = s;
  const patient = subjectBefore(s, group, least);
  const next = tokens[group.to];
  if (next?.lower === 'by') {
    const agent = nounPhraseAfter(s, group.to + 1);
    if (!agent || !patient) return null;
    return {
      ...base,
      source: [agent],
      cue: [{ from: group.from, to: group.to + 1 }],
      content: [patient],
      rule: 'content, passive cue, source',
    };
  }
  const right = complementAfter(s, group.to, cue.lemma, cue.kind);
  if (!right) return null;
  if (next?.lower === 'to' && patient) {
    return {
      ...base,
      source: [],
      cue: [group],
      content: [patient, { from: group.to, to: right.content.to }],
      rule: 'passive cue without a source',
    };
  }
  if (right.how === 'that' || right.how === 'quotation' || cue.kind === 'question')
    return { ...base, source: [], cue: [group], content: [right.content], rule: 'passive cue without a source' };
  return null;
}
