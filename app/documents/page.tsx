import type { Metadata } from 'next';
import { AddLink } from '@/components/data-table/add-link';
import { ListPage } from '@/components/data-table/list-page';
import { DocumentsTable } from '@/components/documents/documents-table';
import { type PageParams, readTable } from '@/lib/data-table/page.server';
import { may } from '@/lib/people/permissions';
import { tables } from '@/lib/tables.server';

export const metadata: Metadata = { title: 'Documents' };

export default async function DocumentsPage({ searchParams }: { searchParams: PageParams }) {
  const { actor, frame, table } = await readTable(tables.documents, searchParams);
  const mayEdit = may(actor, 'documents.write');
  const add = mayEdit && <AddLink href="/documents/new">+ Document</AddLink>;
  return (
    <ListPage {...frame} title="Documents" actions={add}>
      <DocumentsTable {...table} mayEdit={mayEdit} />
    </ListPage>
  );
}
