import type { Metadata } from 'next';
import { AddLink } from '@/components/data-table/add-link';
import { ListPage } from '@/components/data-table/list-page';
import { SourcesTable } from '@/components/sources/sources-table';
import { type PageParams, readTable } from '@/lib/data-table/page.server';
import { may } from '@/lib/people/permissions';
import { tables } from '@/lib/tables.server';

export const metadata: Metadata = { title: 'Sources' };

export default async function SourcesPage({ searchParams }: { searchParams: PageParams }) {
  const { actor, frame, table } = await readTable(tables.sources, searchParams);
  const mayEdit = may(actor, 'sources.write');
  const add = mayEdit && <AddLink href="/sources/new">+ Source</AddLink>;
  return (
    <ListPage {...frame} title="Sources" actions={add}>
      <SourcesTable {...table} mayEdit={mayEdit} />
    </ListPage>
  );
}
