import type { ChainStrip as Chain } from '@/lib/claims/queries';
import { counted } from '@/lib/format/number';
import { ChainStrip } from './chain-strip';
import { FoldedList } from './folded-list';

/** Chains with more hops than this fold their middle. */
const LONGEST = 6;

/** Every chain of a claim as a strip; a long one opens in place, without JavaScript. */
export function ChainList({ chains, total, all }: { chains: readonly Chain[]; total: number; all: boolean }) {
  if (chains.length === 0) return <p className="muted">Nobody is recorded as saying so.</p>;
  const items = chains.map((chain) => (
    <li key={chain.hops.map((hop) => hop.u).join()}>
      {chain.hops.length > LONGEST ? (
        <details>
          <summary>
            <ChainStrip chain={chain} />
          </summary>
          <ChainStrip chain={chain} fold={false} />
        </details>
      ) : (
        <ChainStrip chain={chain} fold={false} />
      )}
    </li>
  ));
  return (
    <>
      <FoldedList className="lines chain-lines" items={items} all={all} />
      {total > chains.length && <p className="muted">{counted(total - chains.length, ['more chain is', 'more chains are'])} not listed.</p>}
    </>
  );
}
