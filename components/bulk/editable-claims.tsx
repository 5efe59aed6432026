'use client';

import dynamic from 'next/dynamic';
import { type ReactNode, useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { claimCells } from '@/components/claims/claim-cells';
import { DataTable, type TableState } from '@/components/data-table/data-table';
import type { RowKey, RowKeys } from '@/components/data-table/row-keys';
import { isSelected, nothingSelected, pageState, selectionReducer } from '@/lib/bulk/selection';
import { type ClaimRow, claimList } from '@/lib/claims/table';
import { defaultQuery } from '@/lib/data-table/definition';
import { writeListQuery } from '@/lib/data-table/write';
import { BulkBar } from './bulk-bar';
import { type CellField, cellFields, editableCells } from './editable-cells';
import { PageBox, RowBox } from './select-boxes';
import { fateWords, useStandingRows } from './use-standing-rows';
import { useTotal } from './use-total';
import '@/app/styles/bulk.css';

const loadEditor = () => import('./cell-editor').then((module) => module.CellEditor);
const CellEditor = dynamic(loadEditor, { ssr: false });

const cells = { ...claimCells, ...editableCells };

type Props = TableState<ClaimRow> & {
  list: 'claims';
  rowId: (row: ClaimRow) => string;
  details: (row: ClaimRow, close: () => void) => ReactNode;
  empty: ReactNode;
  total: number | Promise<number>;
};

/** The claims table for editors, who can select rows and change status, confidence and topics in place. */
export function EditableClaims({ query, rows: fresh, total, ...table }: Props) {
  const bare = defaultQuery(claimList);
  const scope = writeListQuery(claimList, { ...bare, q: query.q, filters: query.filters });
  const { rows, fates, release } = useStandingRows(
    writeListQuery(claimList, { ...query, columns: bare.columns, ifFilled: bare.ifFilled }),
    fresh,
  );
  const page = useMemo(() => rows.map(({ id }) => id), [rows]);
  const count = useTotal(total);
  const [selection, dispatch] = useReducer(selectionReducer, scope, nothingSelected);
  useEffect(() => dispatch({ type: 'scope', scope }), [scope]);
  const [editing, setEditing] = useState<{ id: number; field: CellField } | null>(null);
  useEffect(() => {
    const idle = window.setTimeout(loadEditor, 1500);
    return () => window.clearTimeout(idle);
  }, []);

  const current = useRef({ page, rows });
  current.current = { page, rows };
  const pick = useCallback((id: number, extend: boolean) => {
    dispatch({ type: extend ? 'extend' : 'toggle', id, page: current.current.page });
  }, []);
  const lead = useCallback(
    (row: ClaimRow, selected: boolean) => <RowBox row={row} selected={selected} pick={pick} />,
    [pick],
  );

  const ofRow =
    (act: (row: ClaimRow) => void): RowKey =>
    (index) => {
      const row = rows[index];
      if (!row) return false;
      act(row);
    };
  const edit = (field: CellField) => ofRow(({ id }) => setEditing({ id, field }));
  const reach =
    (by: number): RowKey =>
    (index, focus) => {
      const row = rows[index];
      const to = rows[index + by];
      if (!row) return false;
      dispatch({ type: 'reach', from: row.id, to: to?.id, page });
      if (to) focus(index + by);
    };
  const keys: RowKeys = {
    s: edit('status'),
    c: edit('confidence'),
    t: edit('topics'),
    x: ofRow(({ id }) => pick(id, false)),
    'Shift+X': ofRow(({ id }) => pick(id, true)),
    'Shift+ArrowDown': reach(1),
    'Shift+ArrowUp': reach(-1),
  };

  const edited = editing && rows.find(({ id }) => id === editing.id);
  return (
    <>
      <DataTable
        {...table}
        query={query}
        rows={rows}
        cells={cells}
        tools={{
          head: <PageBox state={pageState(selection, page)} onChange={(on) => dispatch({ type: 'page', page, on })} />,
          lead,
          isSelected: (row) => isSelected(selection, row.id),
          noteOf: (row) => fateWords(fates.get(row.id)),
          keys,
          onLeave: () => dispatch({ type: 'clear' }),
          onEdit: (row, name) => {
            const field = cellFields.find((one) => one === name);
            setEditing(field ? { id: row.id, field } : null);
          },
        }}
      />
      {fates.size > 0 && (
        <p className="standing-note" role="status">
          {fates.size === 1 ? '1 row stands' : `${fates.size} rows stand`} here only until you move on.{' '}
          <button type="button" className="link-button" onClick={release}>
            Show the table as it is now
          </button>
        </p>
      )}
      {edited && editing && (
        <CellEditor
          key={`${edited.id}.${editing.field}`}
          row={edited}
          field={editing.field}
          onClose={() => {
            setEditing(null);
            document.querySelector<HTMLElement>(`tr[data-id="${edited.id}"] a[data-row]`)?.focus();
          }}
        />
      )}
      <BulkBar
        selection={selection}
        page={page}
        total={count}
        onPage={() => dispatch({ type: 'page', page, on: true })}
        onAll={() => dispatch({ type: 'all' })}
        onClear={() => dispatch({ type: 'clear' })}
      />
    </>
  );
}
