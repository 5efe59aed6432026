import type { Metadata } from 'next';
import Link from 'next/link';
import { ClaimsFrame } from '@/components/claims/claims-frame';
import { viewPath } from '@/components/claims/view-switch';
import { Streamed } from '@/components/data-table/streamed';
import { OverviewView } from '@/components/overview/overview-view';
import { claimList } from '@/lib/claims/table';
import { type PageParams, readPage } from '@/lib/data-table/page.server';
import { soon } from '@/lib/data-table/soon';
import { getDb } from '@/lib/db';
import { readFigures, readOrigins, readTimes, readWarnings } from '@/lib/overview/queries.server';
import '@/app/styles/drawing.css';
import '@/app/styles/overview.css';

export const metadata: Metadata = { title: 'Overview' };

/** The page goes out without a part that takes longer, in milliseconds. */
const PATIENCE = 120;

export default async function OverviewPage({ searchParams }: { searchParams: PageParams }) {
  const { pool } = await getDb();
  const { query, notices, refs, names } = await readPage(pool, claimList, searchParams, async () => 0);
  const path = viewPath('overview');
  const reading = readFigures(pool, query, refs);
  const parts = [
    readOrigins(pool, query, refs),
    readWarnings(pool, query, refs),
    reading.then((found) => readTimes(pool, query, refs, found)),
  ] as const;
  for (const part of [reading, ...parts]) part.catch(() => {});
  const [figures, origins, warned, times] = await Promise.all([
    soon(reading, PATIENCE),
    soon(parts[0], PATIENCE),
    soon(parts[1], PATIENCE),
    soon(parts[2], PATIENCE),
  ]);
  const total = 'later' in figures ? { later: figures.later.then((found) => found.claims) } : figures.claims;
  return (
    <ClaimsFrame
      title="Overview"
      view="overview"
      query={query}
      names={names}
      notices={notices}
      total={total}
      place={{ path }}
    >
      <Streamed value={figures} waiting={<p className="waiting">Counting…</p>}>
        {(found) =>
          found.claims === 0 ? (
            <Nothing filtered={query.q !== '' || Object.keys(query.filters).length > 0} path={path} />
          ) : (
            <OverviewView query={query} figures={found} origins={origins} warned={warned} times={times} />
          )
        }
      </Streamed>
    </ClaimsFrame>
  );
}

function Nothing({ filtered, path }: { filtered: boolean; path: string }) {
  return (
    <div className="nothing">
      {filtered ? (
        <p>
          No claim matches. Remove a filter above, or{' '}
          <Link href={path} prefetch={false}>
            see all claims in figures
          </Link>
          .
        </p>
      ) : (
        <p>
          There are no claims here yet. <Link href="/claims">The table</Link> is where the first one is added.
        </p>
      )}
    </div>
  );
}
