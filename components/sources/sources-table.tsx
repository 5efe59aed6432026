'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import { Marked } from '@/components/data-table/marked';
import type { ListQuery } from '@/lib/data-table/definition';
import { grouped } from '@/lib/format/number';
import type { SourceColumn, SourceRow } from '@/lib/sources/table';
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
  owner: (row) => (row.owner ? <bdi>{row.owner}</bdi> : <span className="muted">–</span>),
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

export function SourcesTable({
  query,
  rows,
  widths,
}: {
  query: ListQuery;
  rows: readonly SourceRow[];
  widths: Readonly<Record<string, number>>;
}) {
  return (
    <DataTable
      list="sources"
      query={query}
      rows={rows}
      widths={widths}
      rowId={rowId}
      cells={cells}
      empty={<p>No source matches.</p>}
    />
  );
}
