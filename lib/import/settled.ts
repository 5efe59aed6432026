import { type ColumnCells, cellsOf } from './cells';
import { orderIn } from './date-order';
import { fieldOf } from './fields';
import type { DateOrder, Mapping } from './mapping';

/** The order of day and month that the dates of a column settle; null: they do not. */
export function settledOrder(cells: readonly string[]): DateOrder | null {
  const found = orderIn(cells);
  return found.kind === 'settled' ? found.order : null;
}

/** A mapping in which what the cells of a file settle by themselves is decided. What somebody decided stays. */
export const settled = (mapping: Mapping, cells: ColumnCells): Mapping => ({
  ...mapping,
  columns: mapping.columns.map((column, place) => {
    const { as } = column;
    if (as.use !== 'field' || as.dates !== null || !fieldOf(as.field)?.date) return column;
    return { ...column, as: { ...as, dates: settledOrder(cellsOf(cells, place)) } };
  }),
});
