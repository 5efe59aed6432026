import { figuresIn, nearestYear, ordersOf, shortYearIn } from './date-figures.mjs';
import type { DateOrder, ShortYears } from './mapping';
import { inEnglish } from './month-names.mjs';

/** What a column of dates tells of the order of day, month and year. */
export type OrderFound =
  /** No date of it can be read in two ways. */
  | { readonly kind: 'none' }
  | { readonly kind: 'settled'; readonly order: DateOrder }
  /** Nothing settles it, or its dates contradict each other. */
  | { readonly kind: 'open'; readonly examples: readonly string[]; readonly mixed: boolean };

const EXAMPLES = 5;

/** Looks for the order of day, month and year in the cells of a column: a number above 12 is no month. */
export function orderIn(cells: readonly string[]): OrderFound {
  const examples = new Set<string>();
  let common: readonly DateOrder[] | null = null;
  for (const cell of cells) {
    const text = cell.trim();
    const orders = ordersOf(text) ?? [];
    if (orders.length === 0) continue;
    if (orders.length > 1 && readings(text, orders) > 1) examples.add(text);
    common = common === null ? orders : common.filter((order) => orders.includes(order));
  }
  const [order, another] = common ?? [];
  if (order !== undefined && another === undefined) return { kind: 'settled', order };
  const isMixed = common !== null && order === undefined;
  if (examples.size === 0 && !isMixed) return { kind: 'none' };
  return { kind: 'open', examples: [...examples].slice(0, EXAMPLES), mixed: isMixed };
}

/** In how many ways a date can be read: 05.05.2024 in one, whatever comes first. */
const readings = (text: string, orders: readonly DateOrder[]): number =>
  new Set(orders.map((order) => partsIn(text, order)?.join('-'))).size;

/** Year, month and day of a date in figures, as they are written. */
function partsIn(text: string, order: DateOrder): [year: string, month: string, day: string] | null {
  const found = figuresIn(text);
  if (!found) return null;
  const { first, second, third } = found;
  if (order === 'ymd') return [first, second, third];
  return order === 'dmy' ? [third, second, first] : [third, first, second];
}

/** The years of two digits in the cells of a column, by the order of its dates, each once and the earliest first. */
export function shortYearsIn(cells: readonly string[], order: DateOrder | null): string[] {
  const years = cells.flatMap((cell) => {
    const text = cell.trim();
    const year = shortYearIn(text)?.year ?? partsIn(text, orderOf(text, order) ?? 'dmy')?.[0];
    return year?.length === 2 ? year : [];
  });
  return [...new Set(years)].sort((a, b) => nearestYear(a) - nearestYear(b));
}

/** What is proposed for years of two digits: the nearest ones, unless some of them would lie ahead. */
export const proposedYears = (years: readonly string[]): ShortYears | undefined =>
  years.length > 0 && years.every((year) => nearestYear(year) <= new Date().getUTCFullYear()) ? 'near' : undefined;

/** The year that two digits stand for. */
const yearOf = (digits: string, years: ShortYears): string =>
  years === 'near' ? String(nearestYear(digits)) : `19${digits}`;

/** What years of two digits stand for, by the earliest and the latest of a column: “98 means 1998, 24 means 2024”. */
export const yearsInWords = (years: readonly string[], way: ShortYears): string =>
  [...new Set([...years.slice(0, 1), ...years.slice(-1)])]
    .map((digits) => `${digits} means ${yearOf(digits, way)}`)
    .join(', ');

/**
 * A date in figures as ISO 8601 has it, by the order of its column and what its years of two digits stand for; one with
 * its month in another language as in English; any other text as it is. “20240305172000” and “20240305” are times and
 * days in UTC.
 */
export function inIso(text: string, order: DateOrder | null, years?: ShortYears): string {
  const stamp = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})\d{2})?$/.exec(text);
  if (stamp) {
    const [, year, month, day, hour, minute] = stamp;
    return `${year}-${month}-${day}${hour === undefined ? '' : `T${hour}:${minute}Z`}`;
  }
  const named = years && shortYearIn(text);
  if (named) return `${named.before}${yearOf(named.year, years)}${named.rest}`;
  const used = orderOf(text, order);
  const [short, month, day] = (used && partsIn(text, used)) ?? [];
  if (short === undefined || month === undefined || day === undefined) return inEnglish(text);
  const year = short.length === 2 ? years && yearOf(short, years) : short;
  if (year === undefined) return text;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}${inEnglish(figuresIn(text)?.rest ?? '')}`;
}

/** In which order a date is read: that of its column; while it has none, one that makes no difference. */
function orderOf(text: string, order: DateOrder | null): DateOrder | null {
  const isYearLast = figuresIn(text)?.third.length === 4;
  if (order !== null && !(order === 'ymd' && isYearLast)) return order;
  const orders = ordersOf(text) ?? [];
  return readings(text, orders) === 1 ? (orders[0] ?? null) : null;
}
