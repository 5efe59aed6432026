import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ListPage } from '@/components/data-table/list-page';
import { DocumentsTable } from '@/components/documents/documents-table';
import { type PageParams, readPage } from '@/lib/data-table/page.server';
import { countRows } from '@/lib/data-table/sql.server';
import { getDb } from '@/lib/db';
import { documentSql, listDocuments } from '@/lib/documents/queries.server';
import { documentList } from '@/lib/documents/table';
import { may } from '@/lib/people/permissions';
import { currentActor } from '@/lib/people/session.server';

export const metadata: Metadata = { title: 'Documents' };

const shapes = [
  { path: '/documents.csv', label: 'One row per document', help: 'Everything this table shows, on all its pages.' },
];

export default async function DocumentsPage({ searchParams }: { searchParams: PageParams }) {
  const [{ pool }, actor] = await Promise.all([getDb(), currentActor()]);
  const { query, widths, notices, refs, names, total } = await readPage(pool, documentList, searchParams, (q, r) =>
    countRows(pool, documentSql, q, r),
  );
  const rows = await listDocuments(pool, query, refs);
  if (rows.length === 0 && query.page > 1) notFound();
  return (
    <ListPage
      list="documents"
      title="Documents"
      query={query}
      names={names}
      notices={notices}
      shown={rows.length}
      total={await total()}
      shapes={shapes}
      actions={
        may(actor, 'documents.write') && (
          <Link href="/documents/new" className="button primary" prefetch={false}>
            + Document
          </Link>
        )
      }
    >
      <DocumentsTable query={query} rows={rows} widths={widths} />
    </ListPage>
  );
}
