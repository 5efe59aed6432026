import { figuresIn, isCount, nearestYear, ordersOf, shortYearIn } from './date-figures.mjs';
import type { DateOrder, DayCount, ShortYears } from './mapping';
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

/** The numbers in the cells of a column that may count days, each once. */
export const countsIn = (cells: readonly string[]): string[] => [
  ...new Set(cells.map((cell) => cell.trim()).filter(isCount)),
];

const DAY_MS = 86_400_000;
/** Day 0. Spreadsheets count a day too much after February 1900, and nobody means days before. */
const dayZero: Readonly<Record<DayCount, number>> = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) };

/** The date that a number of days means, as ISO 8601 has it; the time of day in no zone, to the minute. */
export function countedDate(text: string, count: DayCount): string {
  const days = Number(text);
  const iso = new Date(dayZero[count] + Math.round((days * DAY_MS) / 60_000) * 60_000).toISOString();
  return Number.isInteger(days) ? iso.slice(0, 10) : iso.slice(0, 16);
}

/** How programs write times: seconds or thousandths since 1970, from 2001 to 2033. */
const SINCE_1970 = /^1\d{9}(\d{3})?(?:\.\d+)?$/;
/** “Tue Mar 05 17:20:00 +0000 2024” or “Tue Mar 05 2024 17:20:00 GMT+0100 (…)” */
const PROGRAM =
  /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (?:(\d{4}) )?(\d\d:\d\d(?::\d\d)?) (?:GMT|UTC)?([+-]\d{4})?(?: (\d{4})| \(.*\))?$/;
const YEAR_FIRST = /^(\d{4})\. ?(\d{1,2})\. ?(\d{1,2})\.?(?=$| )/;

/** A time as programs write it, as ISO 8601 has it; null: the text is none. */
function programTime(text: string): string | null {
  const stamp = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})\d{2})?$/.exec(text);
  if (stamp) {
    const [, year, month, day, hour, minute] = stamp;
    return `${year}-${month}-${day}${hour === undefined ? '' : `T${hour}:${minute}Z`}`;
  }
  const since = SINCE_1970.exec(text);
  if (since) return `${new Date(Number(text) * (since[1] ? 1 : 1000)).toISOString().slice(0, 16)}Z`;
  const [, month, day, yearFirst, time, zone = 'Z', yearLast] = PROGRAM.exec(text) ?? [];
  const year = yearFirst ?? yearLast;
  return month && year ? `${day} ${month} ${year} ${time} ${zone}` : null;
}

/**
 * A date in figures as ISO 8601 has it, by what was decided of its column: the order of day, month and year, what years
 * of two digits stand for, and since when numbers count days; one with its month in another language as in English; any
 * other text as it is. “20240305172000” and “20240305” are times and days in UTC.
 */
export function inIso(text: string, order: DateOrder | null, years?: ShortYears, count?: DayCount): string {
  if (count && isCount(text)) return countedDate(text, count);
  const program = programTime(text);
  if (program) return program;
  const named = years && shortYearIn(text);
  if (named) return `${named.before.replace(/ ?['’]$/, ' ')}${yearOf(named.year, years)}${named.rest}`;
  const used = orderOf(text, order);
  const [short, month, day] = (used && partsIn(text, used)) ?? [];
  if (short === undefined || month === undefined || day === undefined)
    return inEnglish(text.replace(YEAR_FIRST, '$1-$2-$3'));
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
