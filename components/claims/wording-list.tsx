import { Fragment } from 'react';
import type { ClaimDetail } from '@/lib/claims/claim-detail';
import { type ChainDrift, driftOf, type SilentRun } from '@/lib/claims/drift';
import { driftInWords } from '@/lib/claims/drift-in-words';
import { counted } from '@/lib/format/number';
import { certainties, wordsOf } from '@/lib/vocabulary';
import { ChainStrip } from './chain-strip';
import { DriftStepItem } from './drift-step';
import { FoldedList } from './folded-list';
import { effectOf } from './hedged-passage';
import { SourceLink } from './source-link';

type Props = { claim: Pick<ClaimDetail, 'utterances' | 'chains'>; all: boolean };

/** So many chains stand open. */
const CHAINS_SHOWN = 6;

/**
 * How the wording changes along the chains: each document's passage under that of the one it relays, and where it
 * gets surer or more cautious.
 */
export function WordingList({ claim, all }: Props) {
  const drift = driftOf(claim);
  const { chains, told, elsewhere, readings } = drift;
  const isHeld = claim.utterances.some(({ document }) => document);
  const nothing = <p className="muted">No document with this claim is held here, so its wording is not known.</p>;
  if (!isHeld && readings.length === 0) return nothing;
  const marked = new Set(readings.flatMap(({ proposal }) => proposal?.hedges ?? []).map(({ certainty }) => certainty));
  const [first, ...others] = chains;
  return (
    <>
      <p className="drift-in-words">{driftInWords(drift)}</p>
      {marked.size > 1 && (
        <p className="hedge-key muted">
          Underlined words:{' '}
          {wordsOf(certainties)
            .filter((certainty) => marked.has(certainty))
            .map((certainty, i) => (
              <Fragment key={certainty}>
                {i > 0 && ', '}
                <mark className={`hedge ${certainty}`}>{effectOf[certainty]}</mark>
              </Fragment>
            ))}
        </p>
      )}
      {first && others.length === 0 && <Steps drift={first} all={all} />}
      {others.length > 0 && (
        <FoldedList
          className="drifts"
          all={all}
          shown={CHAINS_SHOWN}
          items={chains.map((drift) => (
            <li key={drift.chain.hops.map(({ u }) => u).join()}>
              <h3>
                <ChainStrip chain={drift.chain} />
              </h3>
              <Steps drift={drift} all={all} />
            </li>
          ))}
        />
      )}
      {elsewhere.length > 0 && (
        <>
          <h3>In chains that are not listed</h3>
          <FoldedList
            className="lines wording"
            all={all}
            items={elsewhere.map((reading) => <DriftStepItem key={reading.utterance.id} step={reading} />)}
          />
        </>
      )}
      {told > 0 && (
        <p className="muted more-link">
          {counted(told, ['more chain has', 'more chains have'])} no wording of its own.
        </p>
      )}
    </>
  );
}

function Steps({ drift: { parts }, all }: { drift: ChainDrift; all: boolean }) {
  const items = parts.flatMap((part) => {
    if (!('silent' in part)) return <DriftStepItem key={part.utterance.id} step={part} />;
    // What stands above is named in the heading already.
    return part.isRepeated ? [] : <Silent key={part.silent[0]?.id} run={part} />;
  });
  return <FoldedList ordered className="lines wording" items={items} all={all} />;
}

function Silent({ run: { silent } }: { run: SilentRun }) {
  return (
    <li className="second-hand">
      <p>
        {silent.map(({ id, source }, i) => (
          <Fragment key={id}>
            {i > 0 && ' → '}
            <SourceLink source={source} />
          </Fragment>
        ))}
        <span className="muted"> · known second-hand, wording not held</span>
      </p>
    </li>
  );
}
