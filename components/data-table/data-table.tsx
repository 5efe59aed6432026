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
import { COLUMN_WIDTHS, type Column, type ListDefinition, type ListQuery } from '@/lib/data-table/definition';
import { listHref } from '@/lib/data-table/write';
import { type ListName, lists } from '@/lib/tables';
import { BodyRow } from './body-row';
import { HeadCell } from './head-cell';
import { useRowKeys } from './row-keys';

const features = tableFeatures({
  columnVisibilityFeature,
  columnOrderingFeature,
  columnSizingFeature,
  columnResizingFeature,
});

/** What people who may edit have besides: a first column, notes on rows, keys and clicks of their own. */
export type RowTools<Row> = {
  head: ReactNode;
  lead: (row: Row, selected: boolean) => ReactNode;
  isSelected: (row: Row) => boolean;
  noteOf: (row: Row) => string | undefined;
  /** Says whether the key was one of its own; `focus` puts the focus on another row. */
  onKey: (event: KeyboardEvent, index: number, focus: (index: number) => void) => boolean;
  /** A click on what has `data-edit`. */
  onEdit: (row: Row, field: string) => void;
};

/** The width of the column before the first, in pixels. */
const LEAD = 40;

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
  tools?: RowTools<Row>;
  empty: ReactNode;
};

/** A table of rows that the server has filtered, sorted and cut into pages; the address holds its state. */
export function DataTable<Row extends object>({
  list: name,
  query,
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
    onKey: tools?.onKey,
  });

  const clicked = (target: Element) => {
    const row = rows[[...(body.current?.rows ?? [])].findIndex((line) => line.contains(target))];
    const field = target.closest<HTMLElement>('[data-edit]')?.dataset.edit;
    if (row && field && tools) tools.onEdit(row, field);
    else if (details && !target.closest('a, button, .lead') && !getSelection()?.toString()) toggle(row);
  };
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
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
                  first={header.column.id === query.columns[0]}
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
          <tbody ref={body} onClick={(event) => clicked(event.target as Element)}>
            {rows.map((row) => (
              <BodyRow
                key={rowId(row)}
                row={row}
                id={rowId(row)}
                list={list}
                columns={query.columns}
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

function moved(columns: readonly string[], from: string, to: string): string[] {
  const others = columns.filter((id) => id !== from);
  const at = columns.indexOf(to);
  return at < 0 || from === to ? [...columns] : [...others.slice(0, at), from, ...others.slice(at)];
}
