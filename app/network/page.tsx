import type { Metadata } from 'next';
import { ClaimsFrame } from '@/components/claims/claims-frame';
import { viewPath } from '@/components/claims/view-switch';
import { Streamed } from '@/components/list/streamed';
import { NetworkView } from '@/components/network/network-view';
import { claimList } from '@/lib/claims/list';
import { claimSql } from '@/lib/claims/queries';
import { getDb } from '@/lib/db';
import { type PageParams, readPage } from '@/lib/list/page';
import { soon } from '@/lib/list/soon';
import { countRows } from '@/lib/list/sql';
import { networkWords, readNetworkAddress } from '@/lib/network/address';
import { getNetwork } from '@/lib/network/queries';
import '@/app/styles/network.css';

export const metadata: Metadata = { title: 'Network' };

/** The page goes out without the network when that takes longer, in milliseconds. */
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
    <ClaimsFrame title="Network" view="network" query={query} names={names} notices={notices} total={count} place={place}>
      <Streamed value={network} waiting={<p className="waiting">Reading who relays whom…</p>}>
        {(found) => <NetworkView network={found} query={query} address={address} path={path} />}
      </Streamed>
    </ClaimsFrame>
  );
}
