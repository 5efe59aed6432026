import type { ClaimDetail } from '@/lib/claims/detail';
import { howWellFounded } from '@/lib/claims/in-words';
import { warningInWords } from '@/lib/claims/warnings-in-words';
import { formatDate } from '@/lib/format/date';
import { confidences, likelihoods, warnings } from '@/lib/words';
import { ConfidenceBar } from './confidence-bar';
import { Derivation } from './derivation';

/** NATO AJP-2.1, credibility of information. */
const credibilities = [
  'Confirmed by other sources.',
  'Probably true.',
  'Possibly true.',
  'Doubtful.',
  'Improbable.',
  'Truth cannot be judged.',
] as const;

/** What the claim is worth and why, in words first. */
export function WellFounded({ claim }: { claim: ClaimDetail }) {
  const { judged, suggested, credibility } = claim;
  const { confidence, likelihood } = judged ?? suggested;
  return (
    <>
      <p className="verdict">
        <span title={confidences[confidence].help}>
          {confidence === 'none' ? (
            <strong>Cannot be judged</strong>
          ) : (
            <>
              <ConfidenceBar confidence={confidence} judged={judged !== null} /> confidence ({judged ? 'judged' : 'suggested'})
            </>
          )}
        </span>
        {likelihood && <span title={`${likelihoods[likelihood].help} (ICD 203)`}>{likelihoods[likelihood].label}</span>}
        <span title={`${credibilities[credibility - 1] ?? ''} (NATO AJP-2.1, suggested)`}>credibility {credibility}</span>
      </p>
      {judged && (
        <p className="muted">
          Judged by {judged.author} on {formatDate(judged.judgedAt)}: «{judged.reason}» The rule suggests{' '}
          {suggested.confidence === 'none'
            ? 'that it cannot be judged'
            : [confidences[suggested.confidence].label, suggested.likelihood && likelihoods[suggested.likelihood].label]
                .filter(Boolean)
                .join(', ')}
          .
        </p>
      )}
      <p className="paragraph">{howWellFounded(claim)}</p>
      {claim.warnings.length > 0 && (
        <ul className="warning-list">
          {claim.warnings.map((warning) => (
            <li key={warning} title={warnings[warning].help}>
              <strong>{warnings[warning].label}</strong> {warningInWords(warning, claim)}
            </li>
          ))}
        </ul>
      )}
      <Derivation claim={claim} />
    </>
  );
}
