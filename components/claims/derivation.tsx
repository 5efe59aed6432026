import type { AssessedOrigin } from '@/lib/assessments/confidence';
import type { ClaimDetail, UtteranceDetail } from '@/lib/claims/detail';
import { nameIn } from '@/lib/claims/in-words';
import { certainties } from '@/lib/words';

const SHOWN = 50;

const whyNothing = {
  orphan: 'what it credited is retracted',
  circular: 'credits itself in a circle',
  unknown: 'unknown lineage never counts',
  questions: 'neither affirms nor denies',
} as const;

const figure = (n: number) => n.toFixed(2);

/** How the suggestion comes about: words first, numbers on request. */
export function Derivation({ claim: { assessment, utterances } }: { claim: Pick<ClaimDetail, 'assessment' | 'utterances'> }) {
  const { origins, fused, probability, judgeable } = assessment;
  const byId = new Map(utterances.map((utterance) => [utterance.id, utterance]));
  return (
    <details className="why">
      <summary>Why?</summary>
      <p>
        A suggestion of this product, by a fixed rule: each origin counts by the trust along its best path to a document held here and by
        its certainty; origins of one group count once. The numbers behind grades and certainties are conventions of ours, not a standard.
      </p>
      {origins.length > 0 && (
        /* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */
        <section className="plain-table" aria-label="What each origin counts" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">Origin</th>
                <th scope="col">Best path, with grades</th>
                <th scope="col">Trust</th>
                <th scope="col">Certainty</th>
                <th scope="col">For</th>
                <th scope="col">Against</th>
                <th scope="col">Group</th>
              </tr>
            </thead>
            <tbody>
              {origins.slice(0, SHOWN).map((origin) => (
                <OriginRow key={origin.utteranceId} origin={origin} byId={byId} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {origins.length > SHOWN && <p>{origins.length - SHOWN} more are not listed.</p>}
      <p className="figures">
        Together: for {figure(fused.b)}, against {figure(fused.d)}, uncertain {figure(fused.u)}
        {judgeable ? `, so a likelihood of ${Math.round(100 * probability)} %.` : ': too uncertain to be judged.'}
      </p>
    </details>
  );
}

function OriginRow({ origin, byId }: { origin: AssessedOrigin; byId: ReadonlyMap<number, UtteranceDetail> }) {
  const { utteranceId, path, vacuous, trust, certainty, certaintyFrom, opinion, cluster } = origin;
  const nameOf = (id: number) => {
    const utterance = byId.get(id);
    return utterance ? nameIn(utterance) : '–';
  };
  const readIn =
    certaintyFrom === 'default' ? 'not said, so asserted' : certaintyFrom === utteranceId ? '' : `read in ${nameOf(certaintyFrom)}`;
  return (
    <tr>
      <th scope="row">{nameOf(utteranceId)}</th>
      {vacuous || trust === 0 ? (
        <td colSpan={6}>{vacuous ? `counts nothing: ${whyNothing[vacuous]}` : 'counts nothing: nothing held here leads to it'}</td>
      ) : (
        <>
          <td>{path.map((step) => `${nameOf(step.utteranceId)} ${step.reliability ?? '(not graded)'}`).join(' → ')}</td>
          <td className="figures">{figure(trust)}</td>
          <td>
            {certainties[certainty].label} {readIn && <span className="muted">{readIn}</span>}
          </td>
          <td className="figures">{figure(opinion.b)}</td>
          <td className="figures">{figure(opinion.d)}</td>
          <td className="figures">{cluster}</td>
        </>
      )}
    </tr>
  );
}
