'use client';

import dynamic from 'next/dynamic';
import { DataTable, type TableState } from '@/components/data-table/data-table';
import { NothingHere } from '@/components/data-table/nothing-here';
import { type ClaimRow, claimList } from '@/lib/claims/table';
import { claimCells } from './claim-cells';
import { ClaimDetails } from './claim-details';
import { NoClaims } from './no-claims';

// Readers do not load code that only editors use.
const EditableClaims = dynamic(() =>
  import('@/components/bulk/editable-claims').then((module) => module.EditableClaims),
);

const rowId = (row: ClaimRow) => String(row.id);
const details = (row: ClaimRow, close: () => void) => <ClaimDetails row={row} onClose={close} />;

type Props = TableState<ClaimRow> & {
  mayEdit: boolean;
  /** How many claims match, or a promise while they are being counted. */
  total: number | Promise<number>;
};

export function ClaimsTable({ mayEdit, total, ...table }: Props) {
  const empty = (
    <NothingHere list={claimList} query={table.query}>
      <NoClaims mayEdit={mayEdit} />
    </NothingHere>
  );
  const shared = { ...table, list: 'claims', rowId, details, empty } as const;
  if (mayEdit) return <EditableClaims {...shared} total={total} />;
  return <DataTable {...shared} cells={claimCells} />;
}
