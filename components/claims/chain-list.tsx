import { ChainEditorButton } from '@/components/chains/chain-editor-button';
import type { ChainStrip as Chain } from '@/lib/claims/table';
import { counted } from '@/lib/format/number';
import { ChainStrip } from './chain-strip';
import { FoldedList } from './folded-list';

/** Longer chains fold their middle. */
const LONGEST = 6;

type Props = {
  chains: readonly Chain[];
  total: number;
  all: boolean;
  /** The claim, for people who may edit its chains. */
  claimId?: number | null;
};

/** Every chain of a claim as a strip. Long chains open in place, without JavaScript. */
export function ChainList({ chains, total, all, claimId = null }: Props) {
  const items = chains.map((chain, at) => (
    // Keyed by position, so that the button of a chain that was just edited keeps the focus.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    <li key={at}>
      {chain.hops.length > LONGEST ? (
        <details>
          <summary>
            <ChainStrip chain={chain} />
          </summary>
          <ChainStrip chain={chain} fold={false} links />
        </details>
      ) : (
        <ChainStrip chain={chain} fold={false} links />
      )}
      {claimId !== null && (
        <ChainEditorButton claimId={claimId} ids={chain.hops.map((hop) => hop.u)} name={nameOf(chain)} />
      )}
    </li>
  ));
  return (
    <>
      {items.length > 0 ? (
        <FoldedList className="lines chain-lines" items={items} all={all} />
      ) : (
        <p className="muted">Nobody is recorded as saying so.</p>
      )}
      {total > chains.length && (
        <p className="muted">{counted(total - chains.length, ['more chain is', 'more chains are'])} not listed.</p>
      )}
      {claimId !== null && <ChainEditorButton claimId={claimId} />}
    </>
  );
}

const nameOf = ({ hops }: Chain) =>
  [hops[0], hops.length > 1 && hops.at(-1)].flatMap((hop) => (hop ? hop.name : [])).join(' to ');
