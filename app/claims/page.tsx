import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ClaimsTable } from '@/components/claims/claims-table';
import { ViewSwitch } from '@/components/claims/view-switch';
import { ListPage } from '@/components/data-table/list-page';
import { claimSql, listClaims } from '@/lib/claims/queries.server';
import { claimList } from '@/lib/claims/table';
import { type PageParams, readPage } from '@/lib/data-table/page.server';
import { countRows } from '@/lib/data-table/sql.server';
import { getDb } from '@/lib/db';
import { may } from '@/lib/people/permissions';
import { currentActor } from '@/lib/people/session.server';

export const metadata: Metadata = { title: 'Claims' };

const shapes = [
  { path: '/claims.csv', label: 'One row per claim', help: 'With its chains in one cell.' },
  {
    path: '/attributions.csv',
    label: 'One row per attribution',
    help: 'Every link of every chain: who credits whom, with cue, state and document.',
  },
];

export default async function ClaimsPage({ searchParams }: { searchParams: PageParams }) {
  const [{ pool }, actor] = await Promise.all([getDb(), currentActor()]);
  const mayEdit = may(actor, 'claims.write');
  const { query, widths, notices, refs, names, total } = await readPage(pool, claimList, searchParams, (q, r) =>
    countRows(pool, claimSql, q, r),
  );
  const rows = await listClaims(pool, query, refs);
  if (rows.length === 0 && query.page > 1) notFound();
  const count = await total();
  return (
    <ListPage
      list="claims"
      title="Claims"
      query={query}
      names={names}
      notices={notices}
      shown={rows.length}
      total={count}
      shapes={shapes}
      views={<ViewSwitch query={query} current="table" />}
      actions={
        mayEdit && (
          <Link href="/claims/new" className="button primary" prefetch={false}>
            + Claim
          </Link>
        )
      }
    >
      <ClaimsTable
        query={query}
        rows={rows}
        widths={widths}
        filtered={query.q !== '' || Object.keys(query.filters).length > 0}
        mayEdit={mayEdit}
        total={typeof count === 'number' ? count : count.later}
      />
    </ListPage>
  );
}
