import { fold } from '@/lib/format/fold';
import type { Mapping } from '@/lib/import/mapping';

/** Which columns are listed: all, those that must be decided on, or those that become fields. */
export const columnFilters = {
  all: 'all',
  asks: 'to decide',
  field: 'that become fields',
  note: 'kept as notes',
} as const;
export type ColumnFilter = keyof typeof columnFilters;

/** So many columns are listed at once, and so many more each time. */
export const COLUMNS_AT_ONCE = 100;

/** The places of the columns that a filter and a part of their names leave, in their order. */
export function columnsShown(
  { columns }: Mapping,
  { filter, named, asks }: { filter: ColumnFilter; named: string; asks: ReadonlySet<number> },
): number[] {
  const wanted = fold(named);
  return columns.flatMap(({ header, as }, at) => {
    const isOf = filter === 'all' || (filter === 'asks' ? asks.has(at) : as.use === filter);
    return isOf && (wanted === '' || fold(header).includes(wanted)) ? [at] : [];
  });
}

/** How many columns become what, in words: “5 become fields, 3 notes, 1 is left out”. */
export function columnsInWords({ columns }: Mapping): string {
  const count = (use: string) => columns.filter(({ as }) => as.use === use).length;
  const [fields, notes, out] = [count('field'), count('note'), count('out')];
  return [
    fields > 0 && `${fields} ${fields === 1 ? 'becomes a field' : 'become fields'}`,
    notes > 0 && `${notes} kept as ${notes === 1 ? 'a note' : 'notes'}`,
    out > 0 && `${out} left out`,
  ]
    .filter(Boolean)
    .join(', ');
}
