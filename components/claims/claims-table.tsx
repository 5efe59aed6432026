'use client';

import dynamic from 'next/dynamic';
import Link from 'next/link';
import { DataTable } from '@/components/data-table/data-table';
import type { ClaimRow } from '@/lib/claims/table';
import type { ListQuery } from '@/lib/data-table/definition';
import { claimCells } from './claim-cells';
import { ClaimDetails } from './claim-details';

// Readers do not load code that only editors use.
const EditableClaims = dynamic(() =>
  import('@/components/bulk/editable-claims').then((module) => module.EditableClaims),
);

const rowId = (row: ClaimRow) => String(row.id);
const details = (row: ClaimRow, close: () => void) => <ClaimDetails row={row} onClose={close} />;

type Props = {
  query: ListQuery;
  rows: readonly ClaimRow[];
  widths: Readonly<Record<string, number>>;
  filtered: boolean;
  mayEdit: boolean;
  /** How many claims match, or a promise while they are being counted. */
  total: number | Promise<number>;
};

export function ClaimsTable({ query, rows, widths, filtered, mayEdit, total }: Props) {
  const shared = {
    list: 'claims',
    query,
    widths,
    rowId,
    details,
    empty: filtered ? <NoneFits /> : <NoneYet mayEdit={mayEdit} />,
  } as const;
  if (mayEdit) return <EditableClaims {...shared} rows={rows} total={total} />;
  return <DataTable {...shared} rows={rows} cells={claimCells} />;
}

const NoneFits = () => (
  <p>
    No claim matches. Remove a filter above, or{' '}
    <Link href="/claims" prefetch={false}>
      see all claims
    </Link>
    .
  </p>
);

const NoneYet = ({ mayEdit }: { mayEdit: boolean }) =>
  mayEdit ? (
    <p>
      There are no claims here yet.{' '}
      <Link href="/claims/new" prefetch={false}>
        Add the first one
      </Link>
      .
    </p>
  ) : (
    <p>There are no claims here yet. Start the server with “--demo” to see the demonstration.</p>
  );
