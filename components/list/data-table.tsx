'use client';

import {
  type ColumnDef,
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { remember } from '@/components/remember';
import type { Column, ListDefinition, ListQuery } from '@/lib/list/definition';
import { listHref } from '@/lib/list/write';
import { type ListName, lists } from '@/lib/lists';
import { HeadCell } from './head-cell';
import { useRowKeys } from './row-keys';

const features = tableFeatures({ columnVisibilityFeature, columnOrderingFeature, columnSizingFeature, columnResizingFeature });

type Props<Row> = {
  list: ListName;
  query: ListQuery;
  /** Remembered widths, in pixels, by column. */
  widths: Readonly<Record<string, number>>;
  rows: readonly Row[];
  rowId: (row: Row) => string;
  cells: Readonly<Record<string, (row: Row) => ReactNode>>;
  /** What Space shows beside the table. */
  details?: (row: Row, close: () => void) => ReactNode;
  empty: ReactNode;
};

/** A table of rows that the server has filtered, sorted and cut into pages; the address holds its state. */
export function DataTable<Row extends object>({ list: name, query, widths, rows, rowId, cells, details, empty }: Props<Row>) {
  const list: ListDefinition = lists[name];
  const router = useRouter();
  const [shown, setShown] = useState<Row | null>(null);
  const columns = useMemo(
    () =>
      Object.entries<Column>(list.columns).map(
        ([id, column]): ColumnDef<typeof features, Row> => ({
          id,
          header: column.label,
          size: column.width,
          minSize: 60,
          maxSize: 900,
        }),
      ),
    [list],
  );
  const visible = useMemo(
    () => Object.fromEntries(Object.keys(list.columns).map((id) => [id, query.columns.includes(id)])),
    [list, query.columns],
  );
  const table = useTable({
    features,
    columns,
    data: rows as Row[],
    getRowId: rowId,
    initialState: { columnSizing: { ...widths } },
    state: { columnVisibility: visible, columnOrder: [...query.columns] },
    columnResizeMode: 'onEnd',
  });
  const sizing = table.state.columnSizing;
  useEffect(() => {
    if (Object.keys(sizing).length > 0) remember(`widths-${name}`, JSON.stringify(sizing));
  }, [sizing, name]);

  const setColumns = (ids: readonly string[]) => {
    remember(`columns-${name}`, ids.join(','));
    router.replace(listHref(list, { ...query, columns: ids }), { scroll: false });
  };
  const body = useRef<HTMLTableSectionElement>(null);
  useRowKeys(body, details ? (index) => setShown((now) => (now === rows[index] ? null : (rows[index] ?? null))) : undefined, () =>
    setShown(null),
  );

  const showClicked = (target: Element) => {
    if (!details || target.closest('a, button') || getSelection()?.toString()) return;
    const at = [...(body.current?.rows ?? [])].findIndex((row) => row.contains(target));
    setShown((now) => (now === rows[at] ? null : (rows[at] ?? null)));
  };
  const rendered = useMemo(
    () =>
      rows.map((row) => (
        <tr key={rowId(row)} data-current={row === shown || undefined}>
          {query.columns.map((id) => (
            <td key={id} data-column={id} className={list.columns[id]?.align}>
              {cells[id]?.(row)}
            </td>
          ))}
        </tr>
      )),
    [rows, rowId, cells, query.columns, list, shown],
  );
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  return (
    <div className="table-and-details">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="table-scroll" aria-label={`Table of ${list.noun[1]}`} tabIndex={0}>
        <table className="data-table" width={table.getTotalSize()}>
          <colgroup>
            {headers.map((header) => (
              <col key={header.id} width={header.getSize()} />
            ))}
          </colgroup>
          <thead>
            <tr>
              {headers.map((header) => (
                <HeadCell
                  key={header.id}
                  id={header.column.id}
                  list={list}
                  query={query}
                  resizing={header.column.getIsResizing()}
                  onResizeStart={header.getResizeHandler()}
                  onResizeBy={(px) => table.setColumnSizing((old) => ({ ...old, [header.column.id]: Math.max(60, header.getSize() + px) }))}
                  onMove={(from, to) => setColumns(moved(query.columns, from, to))}
                />
              ))}
            </tr>
          </thead>
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: Space does the same */}
          <tbody ref={body} onClick={(event) => showClicked(event.target as Element)}>
            {rendered}
          </tbody>
        </table>
        {rows.length === 0 && <div className="table-empty">{empty}</div>}
      </section>
      {shown && details?.(shown, () => setShown(null))}
    </div>
  );
}

function moved(columns: readonly string[], from: string, to: string): string[] {
  const others = columns.filter((id) => id !== from);
  const at = columns.indexOf(to);
  return at < 0 || from === to ? [...columns] : [...others.slice(0, at), from, ...others.slice(at)];
}
