'use client';

import dynamic from 'next/dynamic';
import { type ReactNode, useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { claimCells } from '@/components/claims/claim-cells';
import { DataTable, type RowTools } from '@/components/data-table/data-table';
import { isSelected, nothingSelected, pageState, selectionReducer } from '@/lib/bulk/selection';
import type { ClaimRow } from '@/lib/claims/table';
import { claimList } from '@/lib/claims/table';
import { defaultQuery, type ListQuery } from '@/lib/data-table/definition';
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
const keys: Readonly<Record<string, CellField>> = { s: 'status', c: 'confidence', t: 'topics' };

type Props = {
  list: 'claims';
  query: ListQuery;
  widths: Readonly<Record<string, number>>;
  rows: readonly ClaimRow[];
  rowId: (row: ClaimRow) => string;
  details: (row: ClaimRow, close: () => void) => ReactNode;
  empty: ReactNode;
  total: number | Promise<number>;
};

/**
 * The claims table for people who may edit: rows can be chosen, and status, confidence and topics changed in their
 * place.
 */
export function EditableClaims({ query, rows: fresh, total, ...table }: Props) {
  const scope = writeListQuery(claimList, { ...defaultQuery(claimList), q: query.q, filters: query.filters });
  const { rows, fates, release } = useStandingRows(
    writeListQuery(claimList, { ...query, columns: defaultQuery(claimList).columns }),
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

  const onKey: RowTools<ClaimRow>['onKey'] = (event, index, focus) => {
    if (event.key === 'Escape') {
      dispatch({ type: 'clear' });
      return true;
    }
    const row = rows[index];
    if (!row) return false;
    const field = event.shiftKey ? undefined : keys[event.key];
    if (field) setEditing({ id: row.id, field });
    else if (event.key === 'x') pick(row.id, false);
    else if (event.key === 'X') pick(row.id, true);
    else if (event.shiftKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      const to = index + (event.key === 'ArrowDown' ? 1 : -1);
      dispatch({ type: 'reach', from: row.id, to: rows[to]?.id, page });
      if (rows[to]) focus(to);
    } else return false;
    return true;
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
          onKey,
          onEdit: (row, field) =>
            setEditing(cellFields.find((name) => name === field) ? { id: row.id, field: field as CellField } : null),
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
