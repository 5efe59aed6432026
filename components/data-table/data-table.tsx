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
import { columnsText, moved, shownColumns } from '@/lib/data-table/columns';
import { COLUMN_WIDTHS, type Column, type ListDefinition, type ListQuery } from '@/lib/data-table/definition';
import { listHref } from '@/lib/data-table/write';
import { type ListName, lists } from '@/lib/tables';
import { BodyRow, type Cell } from './body-row';
import { HeadCell } from './head-cell';
import { type RowKeys, useRowKeys } from './row-keys';

const features = tableFeatures({
  columnVisibilityFeature,
  columnOrderingFeature,
  columnSizingFeature,
  columnResizingFeature,
});

/** What the table has for editors: a first column, notes on rows, keys, and clicks on cells. */
export type RowTools<Row> = {
  head: ReactNode;
  lead: (row: Row, selected: boolean) => ReactNode;
  isSelected: (row: Row) => boolean;
  noteOf: (row: Row) => string | undefined;
  /** Says whether the key was one of its own; `focus` puts the focus on another row. */
  keys: RowKeys;
  /** Escape, where nothing was open. */
  onLeave: () => void;
  /** A click on an element with `data-edit`. */
  onEdit: (row: Row, field: string) => void;
};

/** The width of the column before the first, in pixels. */
const LEAD = 40;

/** What the server gives a table. */
export type TableState<Row> = {
  query: ListQuery;
  /** Columns that are left out, because the result has nothing in them. */
  hidden: readonly string[];
  /** Remembered widths, in pixels, by column. */
  widths: Readonly<Record<string, number>>;
  rows: readonly Row[];
};

type Props<Row> = TableState<Row> & {
  list: ListName;
  rowId: (row: Row) => string;
  cells: Readonly<Record<string, Cell<Row>>>;
  /** The details that Space opens beside the table. */
  details?: (row: Row, close: () => void) => ReactNode;
  tools?: RowTools<Row>;
  empty: ReactNode;
};

/** A table whose rows the server filters, sorts and pages. The address holds its state. */
export function DataTable<Row extends object>({
  list: name,
  query,
  hidden,
  widths,
  rows,
  rowId,
  cells,
  details,
  tools,
  empty,
}: Props<Row>) {
  const list: ListDefinition = lists[name];
  const router = useRouter();
  const [shownId, setShownId] = useState<string | null>(null);
  const shown = useMemo(() => rows.find((row) => rowId(row) === shownId), [rows, rowId, shownId]);
  const columns = useMemo(
    () =>
      Object.entries<Column>(list.columns).map(
        ([id, column]): ColumnDef<typeof features, Row> => ({
          id,
          header: column.label,
          size: column.width,
          minSize: COLUMN_WIDTHS.least,
          maxSize: COLUMN_WIDTHS.most,
        }),
      ),
    [list],
  );
  const shownIds = useMemo(() => shownColumns(query, hidden), [query, hidden]);
  const visible = useMemo(
    () => Object.fromEntries(Object.keys(list.columns).map((id) => [id, shownIds.includes(id)])),
    [list, shownIds],
  );
  const table = useTable({
    features,
    columns,
    data: rows,
    getRowId: rowId,
    initialState: { columnSizing: { ...widths } },
    state: { columnVisibility: visible, columnOrder: shownIds },
    columnResizeMode: 'onEnd',
  });
  const sizing = table.state.columnSizing;
  useEffect(() => {
    if (Object.keys(sizing).length > 0) remember(`widths-${name}`, JSON.stringify(sizing));
  }, [sizing, name]);

  const setColumns = (ids: readonly string[]) => {
    const next = { ...query, columns: ids };
    remember(`columns-${name}`, columnsText(next));
    router.replace(listHref(list, next), { scroll: false });
  };
  const body = useRef<HTMLTableSectionElement>(null);
  const toggle = (row: Row | undefined) => setShownId((now) => (!row || now === rowId(row) ? null : rowId(row)));
  useRowKeys(body, {
    onDetails: details && ((index) => toggle(rows[index])),
    onGo(index) {
      const row = rows[index];
      if (row && shown !== undefined) setShownId(rowId(row));
    },
    onClose() {
      setShownId(null);
      return shown !== undefined;
    },
    onLeave: tools?.onLeave,
    more: tools?.keys,
  });

  const clicked = (target: Element) => {
    const row = rows[[...(body.current?.rows ?? [])].findIndex((line) => line.contains(target))];
    const field = target.closest<HTMLElement>('[data-edit]')?.dataset.edit;
    if (row && field && tools) tools.onEdit(row, field);
    else if (details && !target.closest('a, button, .lead') && !getSelection()?.toString()) toggle(row);
  };
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  const pixels = useMemo(
    () => Object.fromEntries(shownIds.map((id) => [id, sizing[id] ?? list.columns[id]?.width ?? 0])),
    [shownIds, sizing, list],
  );
  return (
    <div className="table-and-details">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="table-scroll" aria-label={`Table of ${list.noun[1]}`} tabIndex={0}>
        <table
          className="data-table"
          width={table.getTotalSize() + (tools ? LEAD : 0)}
          data-tools={tools ? true : undefined}
        >
          <colgroup>
            {tools && <col width={LEAD} />}
            {headers.map((header) => (
              <col key={header.id} width={header.getSize()} />
            ))}
          </colgroup>
          <thead>
            <tr>
              {tools && <th className="lead">{tools.head}</th>}
              {headers.map((header) => (
                <HeadCell
                  key={header.id}
                  id={header.column.id}
                  first={header.column.id === shownIds[0]}
                  list={list}
                  query={query}
                  width={header.getSize()}
                  resizing={header.column.getIsResizing()}
                  onResizeStart={header.getResizeHandler()}
                  onResizeBy={(px) =>
                    table.setColumnSizing((old) => ({
                      ...old,
                      [header.column.id]: Math.min(
                        COLUMN_WIDTHS.most,
                        Math.max(COLUMN_WIDTHS.least, header.getSize() + px),
                      ),
                    }))
                  }
                  onMove={(from, to) => setColumns(moved(query.columns, from, to))}
                />
              ))}
            </tr>
          </thead>
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: Space does the same */}
          <tbody ref={body} onClick={(event) => event.target instanceof Element && clicked(event.target)}>
            {rows.map((row) => (
              <BodyRow
                key={rowId(row)}
                row={row}
                id={rowId(row)}
                list={list}
                columns={shownIds}
                widths={pixels}
                cells={cells}
                current={row === shown}
                selected={tools?.isSelected(row) ?? false}
                note={tools?.noteOf(row)}
                lead={tools?.lead}
              />
            ))}
          </tbody>
        </table>
        {rows.length === 0 && <div className="table-empty">{empty}</div>}
      </section>
      {shown && details?.(shown, () => setShownId(null))}
    </div>
  );
}
