import { condense } from '@/lib/attributions/graph';
import { compareDates } from '@/lib/format/date';
import type { ClaimDetail, UtteranceDetail } from './claim-detail';

/** Who said so in order of time; those without a date apart, origins first. */
export function timelineOf({ utterances, attributions }: Pick<ClaimDetail, 'utterances' | 'attributions'>): {
  dated: (UtteranceDetail & { reportedAt: string })[];
  undated: UtteranceDetail[];
} {
  const byId = new Map(utterances.map((utterance) => [utterance.id, utterance]));
  const originsFirst = condense({ utterances, attributions }).members.flat();
  const ordered = originsFirst.flatMap((id) => byId.get(id) ?? []);
  const dated = ordered.flatMap((utterance) =>
    utterance.reportedAt === null ? [] : [{ ...utterance, reportedAt: utterance.reportedAt }],
  );
  const dateOf = (it: (typeof dated)[number]) => ({ at: it.reportedAt, precision: it.reportedPrecision });
  dated.sort((a, b) => compareDates(dateOf(a), dateOf(b)));
  return { dated, undated: ordered.filter((utterance) => utterance.reportedAt === null) };
}
