'use client';

import { memo, type ReactNode } from 'react';
import type { ListDefinition } from '@/lib/data-table/definition';

type Props<Row> = {
  row: Row;
  id: string;
  list: ListDefinition;
  columns: readonly string[];
  cells: Readonly<Record<string, (row: Row) => ReactNode>>;
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
      {columns.map((column, i) => (
        <td key={column} data-column={column} data-first={i === 0 || undefined} className={list.columns[column]?.align}>
          {cells[column]?.(row)}
          {i === 0 && note && <span className="row-note">{note}</span>}
        </td>
      ))}
    </tr>
  );
}) as <Row>(props: Props<Row>) => ReactNode;
