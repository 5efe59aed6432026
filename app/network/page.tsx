import type { Metadata } from 'next';
import { ClaimsFrame } from '@/components/claims/claims-frame';
import { viewPath } from '@/components/claims/view-switch';
import { Streamed } from '@/components/data-table/streamed';
import { NetworkView } from '@/components/network/network-view';
import { claimSql } from '@/lib/claims/queries.server';
import { claimList } from '@/lib/claims/table';
import { type PageParams, readPage } from '@/lib/data-table/page.server';
import { soon } from '@/lib/data-table/soon';
import { countRows } from '@/lib/data-table/sql.server';
import { getDb } from '@/lib/db';
import { networkWords, readNetworkAddress } from '@/lib/network/address';
import { getNetwork } from '@/lib/network/queries.server';
import '@/app/styles/network.css';

export const metadata: Metadata = { title: 'Network' };

/** Milliseconds after which the page is sent without the network. */
const PATIENCE = 120;

export default async function NetworkPage({ searchParams }: { searchParams: PageParams }) {
  const [{ pool }, params] = await Promise.all([getDb(), searchParams]);
  const { address, rest } = readNetworkAddress(params);
  const { query, notices, refs, names, total } = await readPage(pool, claimList, Promise.resolve(rest), (q, r) =>
    countRows(pool, claimSql, q, r),
  );
  const reading = getNetwork(pool, query, refs);
  reading.catch(() => {});
  const [count, network] = await Promise.all([total(), soon(reading, PATIENCE)]);
  const path = viewPath('network');
  const place = { path, words: networkWords({ ...address, part: 1 }) };
  return (
    <ClaimsFrame
      title="Network"
      view="network"
      query={query}
      names={names}
      notices={notices}
      total={count}
      place={place}
    >
      <Streamed value={network} waiting={<p className="waiting">Reading who relays whom…</p>}>
        {(found) => <NetworkView network={found} query={query} address={address} path={path} />}
      </Streamed>
    </ClaimsFrame>
  );
}
