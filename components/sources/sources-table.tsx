'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { AddLink } from '@/components/data-table/add-link';
import { DataTable, type TableState } from '@/components/data-table/data-table';
import { Marked } from '@/components/data-table/marked';
import { NotesCell } from '@/components/data-table/notes-cell';
import { NothingHere } from '@/components/data-table/nothing-here';
import { grouped } from '@/lib/format/number';
import { type SourceColumn, type SourceRow, sourceList } from '@/lib/sources/table';
import { reliabilities, sourceKinds } from '@/lib/vocabulary';

const cells: Record<SourceColumn, (row: SourceRow) => ReactNode> = {
  name: (row) => (
    <Link href={`/sources/${row.slug}`} prefetch={false} data-row className="statement" title={row.name} dir="auto">
      <Marked text={row.name} marks={row.marks} />
    </Link>
  ),
  kind: (row) => <span title={sourceKinds[row.kind].help}>{sourceKinds[row.kind].label}</span>,
  reliability: (row) =>
    row.reliability ? (
      <span title={reliabilities[row.reliability].help}>{row.reliability}</span>
    ) : (
      <span className="muted" title="not graded">
        –
      </span>
    ),
  originated: (row) => <Claims slug={row.slug} filter="origin" count={row.originated} />,
  relayed: (row) => <Claims slug={row.slug} filter="source" count={row.relayed} />,
  documents: (row) =>
    row.documents > 0 ? (
      <Link href={`/documents?publisher=${row.slug}`} prefetch={false} className="figures">
        {grouped(row.documents)}
      </Link>
    ) : (
      <span className="figures muted">0</span>
    ),
  owner: (row) =>
    row.owner ? (
      <Link href={`/sources/${row.ownerSlug}`} prefetch={false} title={row.owner} dir="auto">
        {row.owner}
      </Link>
    ) : (
      <span className="muted">–</span>
    ),
  notes: (row) => <NotesCell notes={row.notes} />,
};

function Claims({ slug, filter, count }: { slug: string; filter: 'origin' | 'source'; count: number }) {
  if (count === 0) return <span className="figures muted">0</span>;
  return (
    <Link href={`/claims?${filter}=${slug}`} prefetch={false} className="figures">
      {grouped(count)}
    </Link>
  );
}

const rowId = (row: SourceRow) => String(row.id);

export function SourcesTable({ mayEdit, ...table }: TableState<SourceRow> & { mayEdit: boolean }) {
  const empty = (
    <NothingHere list={sourceList} query={table.query}>
      <p>
        A source is anybody who can say something: an outlet, an agency, a person. Naming one in a chain adds it here.
      </p>
      {mayEdit && <AddLink href="/sources/new">Add a source</AddLink>}
    </NothingHere>
  );
  return <DataTable list="sources" {...table} rowId={rowId} cells={cells} empty={empty} />;
}
