import { saidTwice } from '@/lib/assessments/warnings';
import type { ClaimDetail } from '@/lib/claims/claim-detail';
import { liveGraphOf } from '@/lib/claims/graph-of-detail';
import { howWellFounded } from '@/lib/claims/in-words';
import { warningInWords } from '@/lib/claims/warnings-in-words';
import { whyThisConfidence } from '@/lib/claims/why-in-words';
import { warnings } from '@/lib/vocabulary';
import { JoinUtterance } from './join-utterance';
import { Verdicts } from './verdicts';

/** What the claim is worth and why, in words first. */
export function WellFounded({ claim, mayEdit }: { claim: ClaimDetail; mayEdit: boolean }) {
  return (
    <>
      <Verdicts claim={claim} />
      <p className="paragraph">{howWellFounded(claim)}</p>
      <p className="paragraph">{whyThisConfidence(claim)}</p>
      {claim.warnings.length > 0 && (
        <ul className="warning-list">
          {claim.warnings.map((warning) => (
            <li key={warning} title={warnings[warning].help}>
              <strong>{warnings[warning].label}</strong> {warningInWords(warning, claim)}
              {warning === 'said-twice' &&
                mayEdit &&
                joinable(claim).map((it) => <JoinUtterance key={it.id} {...it} />)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Which utterances can be joined, and the documents they may belong to. */
function joinable(claim: ClaimDetail) {
  const byId = new Map(claim.utterances.map((utterance) => [utterance.id, utterance]));
  return saidTwice(liveGraphOf(claim).utterances).map(({ id, heldIds }) => ({
    id,
    name: byId.get(id)?.source.name ?? '',
    documents: heldIds.map((utteranceId) => ({ utteranceId, title: byId.get(utteranceId)?.document?.title ?? '' })),
  }));
}
