import { Moment } from '@/components/dates/moment';
import type { JudgementDetail } from '@/lib/claims/claim-detail';
import { claimStatuses } from '@/lib/vocabulary';
import { ConfidenceBar } from './confidence-bar';
import { FoldedList } from './folded-list';

/** What editors judged, latest first, each with its reason; also of claims that were merged into this one. */
export function JudgementList({ judgements, all }: { judgements: readonly JudgementDetail[]; all: boolean }) {
  if (judgements.length === 0) {
    return <p className="muted">No editor has judged this claim yet. The values above are suggested by a rule.</p>;
  }
  const items = judgements.map(({ id, confidence, likelihood, status, reason, author, judgedAt, of }) => (
    <li key={id}>
      <ConfidenceBar confidence={confidence} likelihood={likelihood} judged />
      <span>{claimStatuses[status].label}</span>
      <span className="muted">
        {author}, <Moment at={judgedAt} show="day" focusable />
      </span>
      <p className="reason">{reason}</p>
      {of !== null && (
        <p className="muted">Of “{of}”, before it was merged into this claim; it does not count for this one.</p>
      )}
    </li>
  ));
  return <FoldedList className="lines judgements" items={items} all={all} />;
}
