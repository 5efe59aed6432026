import { Moment } from '@/components/dates/moment';
import type { JudgementDetail } from '@/lib/claims/claim-detail';
import { claimStatuses } from '@/lib/vocabulary';
import { ConfidenceBar } from './confidence-bar';
import { FoldedList } from './folded-list';

/** The editors' judgements with their reasons, latest first, including those of claims merged into this one. */
export function JudgementList({ judgements, all }: { judgements: readonly JudgementDetail[]; all: boolean }) {
  if (judgements.length === 0) {
    return <p className="muted">No editor has judged this claim yet. The values above are suggested by a rule.</p>;
  }
  const items = judgements.map(({ id, confidence, likelihood, status, reason, author, judgedAt, of }) => (
    <li key={id}>
      <ConfidenceBar confidence={confidence} likelihood={likelihood} judged />
      <span>{claimStatuses[status].label}</span>
      <span className="muted">
        <bdi>{author}</bdi>, <Moment at={judgedAt} show="day" focusable />
      </span>
      <p className="reason" dir="auto">
        {reason}
      </p>
      {of !== null && (
        <p className="muted">
          Of “<bdi>{of}</bdi>”, before it was merged into this claim; it does not count for this one.
        </p>
      )}
    </li>
  ));
  return <FoldedList className="lines judgements" items={items} all={all} />;
}
