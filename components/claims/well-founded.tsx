import type { ClaimDetail } from '@/lib/claims/detail';
import { howWellFounded } from '@/lib/claims/in-words';
import { warningInWords } from '@/lib/claims/warnings-in-words';
import { remedyInWords, whyThisConfidence } from '@/lib/claims/why-in-words';
import { warnings } from '@/lib/words';
import { Verdicts } from './verdicts';

/** What the claim is worth and why, in words first. */
export function WellFounded({ claim }: { claim: ClaimDetail }) {
  return (
    <>
      <Verdicts claim={claim} />
      <p className="paragraph">{howWellFounded(claim)}</p>
      <p className="paragraph">{whyThisConfidence(claim)}</p>
      {claim.remedies.length > 0 && (
        <div className="remedies">
          <h3>What would change it</h3>
          <ul>
            {claim.remedies.map((remedy) => (
              <li key={remedy.kind}>{remedyInWords(remedy, claim)}</li>
            ))}
          </ul>
        </div>
      )}
      {claim.warnings.length > 0 && (
        <ul className="warning-list">
          {claim.warnings.map((warning) => (
            <li key={warning} title={warnings[warning].help}>
              <strong>{warnings[warning].label}</strong> {warningInWords(warning, claim)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
