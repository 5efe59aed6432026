'use client';

import Link from 'next/link';
import { About } from '@/components/terms/about';
import { COLUMN_WIDTHS, type ListDefinition, type ListQuery, type Sort } from '@/lib/data-table/definition';
import { listHref } from '@/lib/data-table/write';
import { bindingOf } from '@/lib/keys';

type Props = {
  id: string;
  /** The column stays in place when the table is scrolled sideways. */
  first: boolean;
  list: ListDefinition;
  query: ListQuery;
  /** In pixels, as shown. */
  width: number;
  resizing: boolean;
  onResizeStart: (event: unknown) => void;
  onResizeBy: (pixels: number) => void;
  onMove: (from: string, to: string) => void;
};

const STEP = 20;

export function HeadCell({ id, first, list, query, width, resizing, onResizeStart, onResizeBy, onMove }: Props) {
  const column = list.columns[id];
  if (!column) return null;
  const sorted = query.sort.column === id ? (query.sort.desc ? 'descending' : 'ascending') : undefined;
  return (
    <th
      scope="col"
      aria-label={column.label}
      data-column={id}
      data-first={first || undefined}
      className={column.align}
      aria-sort={sorted}
      draggable
      onDragStart={(event) => event.dataTransfer.setData('text/plain', id)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        onMove(event.dataTransfer.getData('text/plain'), id);
      }}
    >
      {column.sort ? (
        <Link
          href={listHref(list, { ...query, page: 1, sort: nextSort(list, query, id) })}
          prefetch={false}
          title={column.help}
          draggable={false}
          scroll={false}
        >
          {column.label}
          <span className="sort-mark" aria-hidden="true">
            {sorted === 'descending' ? '↓' : sorted === 'ascending' ? '↑' : ''}
          </span>
        </Link>
      ) : (
        <span title={column.help}>{column.label}</span>
      )}
      {column.term && <About term={column.term} />}
      {/* biome-ignore lint/a11y/useSemanticElements: a separator that moves is a widget, a rule is not */}
      <span
        role="separator"
        aria-orientation="vertical"
        aria-label={`Width of ${column.label}`}
        aria-valuenow={width}
        aria-valuemin={COLUMN_WIDTHS.least}
        aria-valuemax={COLUMN_WIDTHS.most}
        aria-valuetext={`${width} pixels`}
        tabIndex={0}
        className="resizer"
        data-resizing={resizing || undefined}
        draggable
        onDragStart={(event) => {
          event.preventDefault();
          event.stopPropagation();
        }}
        onMouseDown={onResizeStart}
        onTouchStart={onResizeStart}
        onKeyDown={(event) => {
          const step = bindingOf({ ArrowRight: STEP, ArrowLeft: -STEP }, event) ?? 0;
          if (step === 0) return;
          event.preventDefault();
          onResizeBy(step);
        }}
      />
    </th>
  );
}

/**
 * The first click sorts in the column's default direction, the second reverses it, the third returns to the default
 * order.
 */
function nextSort(list: ListDefinition, { sort }: ListQuery, column: string): Sort {
  const first = list.columns[column]?.sort === 'desc';
  if (sort.column !== column) return { column, desc: first };
  return sort.desc === first
    ? { column, desc: !first }
    : list.defaultSort.column === column
      ? { column, desc: first }
      : list.defaultSort;
}
