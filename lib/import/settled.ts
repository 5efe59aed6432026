import { decidedList } from './arrowless';
import { decidedBlanks } from './blanks';
import { type ColumnCells, cellsOf } from './cells';
import { orderIn, proposedYears, shortYearsIn } from './date-order';
import { fieldOf } from './fields';
import type { FieldUse, Mapping } from './mapping';
import { decidedKeys } from './whole-keys';

type Dates = Pick<FieldUse, 'dates' | 'years'>;

/** What is decided of a column of dates: their order if they settle it, and what years of two digits stand for. */
function decidedDates({ dates, years }: FieldUse, cells: readonly string[]): Dates {
  const found = orderIn(cells);
  const order = dates ?? (found.kind === 'settled' ? found.order : null);
  const decided = years ?? proposedYears(shortYearsIn(cells, order));
  return { dates: order, ...(decided && { years: decided }) };
}

/** A column of which what its cells settle by themselves is decided. What somebody decided stays. */
export const settledColumn = (as: FieldUse, cells: readonly string[]): FieldUse => ({
  ...as,
  ...(fieldOf(as.field)?.date && decidedDates(as, cells)),
  words: decidedBlanks(as, cells),
  ...decidedKeys(as, cells),
  ...decidedList(as, cells),
});

/** A mapping in which what the cells of a file settle by themselves is decided. What somebody decided stays. */
export const settled = (mapping: Mapping, cells: ColumnCells): Mapping => ({
  ...mapping,
  columns: mapping.columns.map((column, place) => {
    const { as } = column;
    return as.use === 'field' ? { ...column, as: settledColumn(as, cellsOf(cells, place)) } : column;
  }),
});
