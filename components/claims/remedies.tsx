import type { ClaimDetail } from '@/lib/claims/claim-detail';
import { remedyInWords } from '@/lib/claims/why-in-words';

/** What would change the suggestion, and to what. */
export function Remedies({ claim }: { claim: ClaimDetail }) {
  return (
    <ul>
      {claim.remedies.map((remedy) => (
        <li key={remedy.kind}>{remedyInWords(remedy, claim)}</li>
      ))}
    </ul>
  );
}
