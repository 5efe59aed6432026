import { decidedList } from './arrowless';
import { decidedBlanks } from './blanks';
import { type ColumnCells, cellsOf } from './cells';
import { orderIn, proposedYears, shortYearsIn } from './date-order';
import { fieldOf } from './fields';
import type { ColumnUse, Mapping } from './mapping';
import { decidedKeys } from './whole-keys';

type Dates = Pick<Extract<ColumnUse, { use: 'field' }>, 'dates' | 'years'>;

/** What is decided of a column of dates: their order if they settle it, and what years of two digits stand for. */
export function decidedDates(cells: readonly string[], { dates, years }: Dates = { dates: null }): Dates {
  const found = orderIn(cells);
  const order = dates ?? (found.kind === 'settled' ? found.order : null);
  const decided = years ?? proposedYears(shortYearsIn(cells, order));
  return { dates: order, ...(decided && { years: decided }) };
}

/** A mapping in which what the cells of a file settle by themselves is decided. What somebody decided stays. */
export const settled = (mapping: Mapping, cells: ColumnCells): Mapping => ({
  ...mapping,
  columns: mapping.columns.map((column, place) => {
    const { as } = column;
    if (as.use !== 'field') return column;
    const own = cellsOf(cells, place);
    const dates = fieldOf(as.field)?.date ? decidedDates(own, as) : {};
    return {
      ...column,
      as: { ...as, ...dates, words: decidedBlanks(as, own), ...decidedKeys(as, own), ...decidedList(as, own) },
    };
  }),
});
