import Link from 'next/link';
import { Moment } from '@/components/dates/moment';
import { About } from '@/components/terms/about';
import { movedInWords } from '@/lib/assessments/suggestion';
import type { ClaimDetail } from '@/lib/claims/claim-detail';
import { type Confidence, confidences, credibilityHelp, type Likelihood, likelihoods } from '@/lib/vocabulary';
import { ConfidenceBar } from './confidence-bar';

type Props = { claim: Pick<ClaimDetail, 'id' | 'judged' | 'suggested'> };

/** The editors' judgement and the rule's suggestion, side by side and never mixed. */
export function Verdicts({ claim }: Props) {
  const { judged, suggested } = claim;
  const { credibility } = suggested;
  return (
    <>
      <dl className="verdicts">
        <div>
          <dt>
            {judged ? 'Judged by an editor' : 'Judged'} <About term="judgement" />
          </dt>
          {judged ? (
            <>
              <dd className="verdict">
                <Verdict confidence={judged.confidence} likelihood={judged.likelihood} judged />
              </dd>
              <dd className="muted">
                <bdi>{judged.author}</bdi>, <Moment at={judged.judgedAt} show="day" focusable />: “
                <bdi>{judged.reason}</bdi>”
              </dd>
            </>
          ) : (
            <dd className="muted">No editor has judged it yet.</dd>
          )}
        </div>
        <div>
          <dt>
            Suggested by the rule <About term="suggestion" />
          </dt>
          <dd className="verdict">
            <Verdict confidence={suggested.confidence} likelihood={suggested.likelihood} judged={false} />
          </dd>
          <dd className="muted">
            credibility {credibility}: {credibilityHelp(credibility)} <About term="credibility" />
          </dd>
        </div>
      </dl>
      <Moved claim={claim} />
    </>
  );
}

function Verdict({
  confidence,
  likelihood,
  judged,
}: {
  confidence: Confidence;
  likelihood: Likelihood | null;
  judged: boolean;
}) {
  if (confidence === 'none') return <strong title={confidences.none.help}>Cannot be judged</strong>;
  return (
    <>
      <span title={confidences[confidence].help}>
        <ConfidenceBar confidence={confidence} judged={judged} /> <About term="confidence" />
      </span>
      {likelihood && (
        <span>
          {likelihoods[likelihood].label} <About term="likelihood" />
        </span>
      )}
    </>
  );
}

/** A judgement made before the suggestion changed. */
function Moved({ claim: { id, judged, suggested } }: Props) {
  if (judged?.moved == null) return null;
  return (
    <div className="notice moved">
      <p>
        <strong>The judgement may be out of date.</strong> Since it was made, on{' '}
        <Moment at={judged.judgedAt} show="day" />: {movedInWords(judged.moved, suggested).join('; ')}.
      </p>
      <p>
        <Link href={`/history?record=claim:${id}`} prefetch={false}>
          See what changed
        </Link>
      </p>
    </div>
  );
}
