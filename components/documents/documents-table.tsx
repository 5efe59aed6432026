'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { AddLink } from '@/components/data-table/add-link';
import { DataTable, type TableState } from '@/components/data-table/data-table';
import { Marked } from '@/components/data-table/marked';
import { NotesCell } from '@/components/data-table/notes-cell';
import { NothingHere } from '@/components/data-table/nothing-here';
import { Dated } from '@/components/dates/dated';
import { Moment } from '@/components/dates/moment';
import { type DocumentColumn, type DocumentRow, documentList } from '@/lib/documents/table';
import { grouped } from '@/lib/format/number';
import { documentKinds, documentStates } from '@/lib/vocabulary';

const cells: Record<DocumentColumn, (row: DocumentRow) => ReactNode> = {
  title: (row) => (
    <Link href={`/documents/${row.id}`} prefetch={false} data-row className="statement" title={row.title} dir="auto">
      <Marked text={row.title} marks={row.marks} />
    </Link>
  ),
  publisher: (row) => (
    <Link href={`/sources/${row.publisherSlug}`} prefetch={false} title={row.publisher} dir="auto">
      {row.publisher}
    </Link>
  ),
  published: (row) => (
    <span title={row.note || undefined}>
      <Dated at={row.published} precision={row.precision} note={row.note} />
    </span>
  ),
  claims: (row) => <span className="figures">{grouped(row.claims)}</span>,
  kind: (row) => documentKinds[row.kind].label,
  state: (row) => <span title={documentStates[row.state].help}>{documentStates[row.state].label}</span>,
  address: (row) =>
    row.url ? <a href={row.url}>{row.url.replace(/^https?:\/\//, '')}</a> : <span className="muted">–</span>,
  added: (row) => <Moment at={row.added} show="day" />,
  notes: (row) => <NotesCell notes={row.notes} />,
};

const rowId = (row: DocumentRow) => String(row.id);

export function DocumentsTable({ mayEdit, ...table }: TableState<DocumentRow> & { mayEdit: boolean }) {
  const empty = (
    <NothingHere list={documentList} query={table.query}>
      <p>A document is an article, a post or a filing in which claims stand. Its text can be kept and marked here.</p>
      {mayEdit && <AddLink href="/documents/new">Add a document</AddLink>}
    </NothingHere>
  );
  return <DataTable list="documents" {...table} rowId={rowId} cells={cells} empty={empty} />;
}
