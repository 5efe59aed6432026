'use client';

import { memo, type ReactNode } from 'react';
import type { ListDefinition } from '@/lib/data-table/definition';

/** What a cell takes of the width of its column, in pixels. The style sheet knows the same. */
export const CELL_PADDING = 16;

/** The content of a cell. @param width that of its column, in pixels */
export type Cell<Row> = (row: Row, width: number) => ReactNode;

type Props<Row> = {
  row: Row;
  id: string;
  list: ListDefinition;
  columns: readonly string[];
  /** In pixels, by column. */
  widths: Readonly<Record<string, number>>;
  cells: Readonly<Record<string, Cell<Row>>>;
  /** Its details are being shown. */
  current: boolean;
  selected: boolean;
  /** What happened to the row, in a few words. */
  note: string | undefined;
  /** The content before the first column. */
  lead: ((row: Row, selected: boolean) => ReactNode) | undefined;
};

/** One row. It is rendered again only when something in it differs. */
export const BodyRow = memo(function BodyRow<Row>({
  row,
  id,
  list,
  columns,
  widths,
  cells,
  current,
  selected,
  note,
  lead,
}: Props<Row>) {
  return (
    <tr
      data-id={id}
      data-current={current || undefined}
      data-noted={note !== undefined || undefined}
      aria-selected={lead && selected}
    >
      {lead && <td className="lead">{lead(row, selected)}</td>}
      {columns.map((column, i) => {
        const isName = column === list.heading;
        const Tag = isName ? 'th' : 'td';
        return (
          <Tag
            key={column}
            scope={isName ? 'row' : undefined}
            data-column={column}
            data-first={i === 0 || undefined}
            className={list.columns[column]?.align}
          >
            {cells[column]?.(row, widths[column] ?? 0)}
            {i === 0 && note && <span className="row-note">{note}</span>}
          </Tag>
        );
      })}
    </tr>
  );
}) as <Row>(props: Props<Row>) => ReactNode;
