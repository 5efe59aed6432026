import type { DateOrder } from './mapping';

const YEAR_LAST = /^(\d{1,2})([-./])(\d{1,2})\2(\d{4})(?!\d)/;

/** What a column of dates tells of the order of day and month. */
export type OrderFound =
  /** No date of it can be read in two ways. */
  | { readonly kind: 'none' }
  | { readonly kind: 'settled'; readonly order: DateOrder }
  /** Nothing settles it, or its dates contradict each other. */
  | { readonly kind: 'open'; readonly examples: readonly string[]; readonly mixed: boolean };

/** Looks for the order of day and month in the cells of a column. A day above 12 settles it. */
export function orderIn(cells: readonly string[]): OrderFound {
  const examples = new Set<string>();
  let dayFirst = false;
  let monthFirst = false;
  for (const cell of cells) {
    const [, first, , second] = YEAR_LAST.exec(cell.trim()) ?? [];
    if (first === undefined) continue;
    if (Number(first) > 12) dayFirst = true;
    else if (Number(second) > 12) monthFirst = true;
    else if (Number(first) !== Number(second)) examples.add(cell.trim());
  }
  if (dayFirst !== monthFirst) return { kind: 'settled', order: dayFirst ? 'dmy' : 'mdy' };
  if (examples.size === 0 && !dayFirst) return { kind: 'none' };
  return { kind: 'open', examples: [...examples].slice(0, 5), mixed: dayFirst };
}

/**
 * A date in figures as ISO 8601 has it, by the order of its column; any other text as it is. “20240305172000” and
 * “20240305” are times and days in UTC.
 */
export function inIso(text: string, order: DateOrder | null): string {
  const stamp = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})\d{2})?$/.exec(text);
  if (stamp) {
    const [, year, month, day, hour, minute] = stamp;
    return `${year}-${month}-${day}${hour === undefined ? '' : `T${hour}:${minute}Z`}`;
  }
  if (order !== 'dmy' && order !== 'mdy') return text;
  const [all, first = '', , second = '', year] = YEAR_LAST.exec(text) ?? [];
  if (all === undefined) return text;
  const [day, month] = order === 'dmy' ? [first, second] : [second, first];
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}${text.slice(all.length)}`;
}
