'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import { Marked } from '@/components/data-table/marked';
import { Dated } from '@/components/dates/dated';
import { Moment } from '@/components/dates/moment';
import type { ListQuery } from '@/lib/data-table/definition';
import type { DocumentColumn, DocumentRow } from '@/lib/documents/table';
import { grouped } from '@/lib/format/number';
import { documentKinds, documentStates } from '@/lib/vocabulary';

const cells: Record<DocumentColumn, (row: DocumentRow) => ReactNode> = {
  title: (row) => (
    <Link href={`/documents/${row.id}`} prefetch={false} data-row className="statement" title={row.title} dir="auto">
      <Marked text={row.title} marks={row.marks} />
    </Link>
  ),
  publisher: (row) => (
    <Link href={`/sources/${row.publisherSlug}`} prefetch={false}>
      <bdi>{row.publisher}</bdi>
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
};

const rowId = (row: DocumentRow) => String(row.id);

export function DocumentsTable({
  query,
  rows,
  widths,
}: {
  query: ListQuery;
  rows: readonly DocumentRow[];
  widths: Readonly<Record<string, number>>;
}) {
  return (
    <DataTable
      list="documents"
      query={query}
      rows={rows}
      widths={widths}
      rowId={rowId}
      cells={cells}
      empty={<p>No document matches.</p>}
    />
  );
}
