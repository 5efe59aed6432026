import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ListPage } from '@/components/data-table/list-page';
import { SourcesTable } from '@/components/sources/sources-table';
import { type PageParams, readPage } from '@/lib/data-table/page.server';
import { countRows } from '@/lib/data-table/sql.server';
import { getDb } from '@/lib/db';
import { may } from '@/lib/people/permissions';
import { currentActor } from '@/lib/people/session.server';
import { listSources, sourceSql } from '@/lib/sources/queries.server';
import { sourceList } from '@/lib/sources/table';

export const metadata: Metadata = { title: 'Sources' };

const shapes = [
  { path: '/sources.csv', label: 'One row per source', help: 'Everything this table shows, on all its pages.' },
];

export default async function SourcesPage({ searchParams }: { searchParams: PageParams }) {
  const [{ pool }, actor] = await Promise.all([getDb(), currentActor()]);
  const { query, widths, notices, refs, names, total } = await readPage(pool, sourceList, searchParams, (q, r) =>
    countRows(pool, sourceSql, q, r),
  );
  const rows = await listSources(pool, query, refs);
  if (rows.length === 0 && query.page > 1) notFound();
  return (
    <ListPage
      list="sources"
      title="Sources"
      query={query}
      names={names}
      notices={notices}
      shown={rows.length}
      total={await total()}
      shapes={shapes}
      actions={
        may(actor, 'sources.write') && (
          <Link href="/sources/new" className="button primary" prefetch={false}>
            + Source
          </Link>
        )
      }
    >
      <SourcesTable query={query} rows={rows} widths={widths} />
    </ListPage>
  );
}
