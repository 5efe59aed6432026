import { Fragment } from 'react';
import type { AssessedOrigin } from '@/lib/assessments/confidence';
import type { ClaimDetail, UtteranceDetail } from '@/lib/claims/claim-detail';
import { nameIn } from '@/lib/claims/in-words';
import { tiesInWords } from '@/lib/claims/why-in-words';
import { certainties } from '@/lib/vocabulary';
import { ConventionsTable } from './conventions-table';
import { OpinionPicture } from './opinion-picture';

const SHOWN = 50;

const whyNothing = {
  orphan: 'what it credited is retracted',
  circular: 'credits itself in a circle',
  unknown: 'unknown lineage never counts',
  questions: 'neither affirms nor denies',
} as const;

const figure = (n: number) => n.toFixed(2);

type Props = { claim: Pick<ClaimDetail, 'assessment' | 'utterances'> };

/** How the suggestion comes about, step by step: the origins, what each counts for, and what they come to together. */
export function Derivation({ claim }: Props) {
  const { origins, clusters, fused, probability, judgeable, formulaVersion } = claim.assessment;
  const byId = new Map(claim.utterances.map((utterance) => [utterance.id, utterance]));
  const kept = new Set(clusters.flatMap((cluster) => cluster.kept));
  return (
    <details className="why">
      <summary>Why? Show the working</summary>
      <p>
        Whence suggests this by a fixed rule. Each origin counts by the trust along its best path to a document held
        here, times its certainty; origins of one group count once; what is left stays open.
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
                <OriginRow
                  key={origin.utteranceId}
                  origin={origin}
                  byId={byId}
                  claim={claim}
                  counts={kept.has(origin.utteranceId)}
                />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {origins.length > SHOWN && <p>{origins.length - SHOWN} more are not listed.</p>}
      <p>
        Together: for {figure(fused.b)}, against {figure(fused.d)}, open {figure(fused.u)}
        {judgeable
          ? `. Half of what is open is added to what speaks for it: a probability of ${Math.round(100 * probability)} %.`
          : ': too much is uncertain to name a likelihood.'}
      </p>
      <OpinionPicture opinion={fused} probability={probability} />
      <ConventionsTable version={formulaVersion} />
    </details>
  );
}

type RowProps = Props & { origin: AssessedOrigin; byId: ReadonlyMap<number, UtteranceDetail>; counts: boolean };

function OriginRow({ origin, byId, claim, counts }: RowProps) {
  const { utteranceId, path, vacuous, trust, certainty, certaintyFrom, opinion, cluster } = origin;
  const nameOf = (id: number) => {
    const utterance = byId.get(id);
    return utterance ? nameIn(utterance) : '–';
  };
  const readIn =
    certaintyFrom === 'default'
      ? 'not said, so asserted'
      : certaintyFrom === utteranceId
        ? 'of its own'
        : `read in ${nameOf(certaintyFrom)}`;
  const ties = tiesInWords(origin, claim);
  return (
    <tr>
      <th scope="row">{nameOf(utteranceId)}</th>
      {vacuous || trust === 0 ? (
        <td colSpan={6}>
          {vacuous ? `has no weight: ${whyNothing[vacuous]}` : 'has no weight: nothing held here leads to it'}
        </td>
      ) : (
        <>
          <td>
            {path.map((step, i) => (
              <Fragment key={step.utteranceId}>
                {i > 0 && ' → '}
                {nameOf(step.utteranceId)} <span className="muted">{step.reliability ?? 'not graded'}</span>
              </Fragment>
            ))}
          </td>
          <td className="figures">{figure(trust)}</td>
          <td>
            {certainties[certainty].label} <span className="muted">{readIn}</span>
          </td>
          <td className="figures">{figure(opinion.b)}</td>
          <td className="figures">{figure(opinion.d)}</td>
          <td>
            <span className="figures">{cluster}</span>{' '}
            <span className="muted">{[ties, counts ? '' : 'a surer one counts'].filter(Boolean).join('; ')}</span>
          </td>
        </>
      )}
    </tr>
  );
}
