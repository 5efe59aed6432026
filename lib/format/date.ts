import { type DatePrecision, isAhead, MONTHS, type ReadDate, readDate } from './read-date.mjs';

export type { DatePrecision } from './read-date.mjs';

/** From coarse to fine, as they sort. */
export const PRECISIONS = ['year', 'month', 'day', 'minute'] as const satisfies readonly DatePrecision[];

/** A date as it is stored: when it begins (ISO 8601), and how exactly it is known. */
export type Dated = { readonly at: string; readonly precision: DatePrecision };

/** What files say of their dates. */
export const DATE_FORM = 'as exactly as it is known (EDTF level 0: 2024, 2024-03, 2024-03-05 or 2024-03-05T17:20Z)';

export const NO_DATE = '–';
export const NO_DATE_HELP = 'date not known';

/** How much of “2024-03-05T17:20” a precision says. */
const LENGTH = { year: 4, month: 7, day: 10, minute: 16 } as const;

/**
 * A date as people read it, in UTC: “2024”, “March 2024”, “5 Mar 2024”, “5 Mar 2024, 17:20 UTC”; “–” for none.
 * `readDate` reads it back.
 */
export function formatDate(iso: string | null, precision: DatePrecision = 'day'): string {
  const date = new Date(iso ?? Number.NaN);
  if (Number.isNaN(date.getTime())) return NO_DATE;
  const [year, month = ''] = [String(date.getUTCFullYear()), MONTHS[date.getUTCMonth()]];
  if (precision === 'year') return year;
  if (precision === 'month') return `${month} ${year}`;
  const day = `${date.getUTCDate()} ${month.slice(0, 3)} ${year}`;
  return precision === 'day' ? day : `${day}, ${date.toISOString().slice(11, 16)} UTC`;
}

/** An instant in a time zone: “5 Mar 2024, 18:20”, the day alone, or with “UTC” behind it there. */
export function formatLocal(iso: string, precision: 'day' | 'minute', timeZone: string): string {
  if (timeZone === 'UTC') return formatDate(iso, precision);
  const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' } as const;
  const parts = new Intl.DateTimeFormat('en-GB', { ...numeric, hourCycle: 'h23', timeZone }).formatToParts(
    new Date(iso),
  );
  const { year, month, day, hour, minute } = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  const date = `${Number(day)} ${MONTHS[Number(month) - 1]?.slice(0, 3)} ${year}`;
  return precision === 'day' ? date : `${date}, ${hour}:${minute}`;
}

/** A date in an input field: its note if that says more, else as `formatDate` writes it; blank for none. */
export const writtenDate = (at: string | null, precision: DatePrecision, note = ''): string =>
  at === null ? '' : note || formatDate(at, precision);

/** How a date being typed is read, in words, or what is wrong with it. Neither while there is nothing to read. */
export function readingOf(typed: string): { read?: string; wrong?: string } {
  if (typed.trim() === '') return {};
  const { date, problem } = readDate(typed);
  if (!date) return { wrong: problem };
  if (isAhead(date)) return { wrong: 'The date lies in the future.' };
  return { read: `Read as ${formatDate(date.at, date.precision)}${date.note ? ', with this as a note' : ''}.` };
}

/**
 * EDTF, level 0, which is also the value of a `<time datetime>`: “2024”, “2024-03”, “2024-03-05”,
 * “2024-03-05T17:20Z”.
 */
export function machineDate(iso: string, precision: DatePrecision = 'day'): string {
  const utc = new Date(iso).toISOString().slice(0, LENGTH[precision]);
  return precision === 'minute' ? `${utc}Z` : utc;
}

/** What `machineDate` writes, read back; null for anything else. */
export function readMachineDate(text: string): Dated | null {
  const { date } = readDate(text);
  return date && machineDate(date.at, date.precision) === text ? { at: date.at, precision: date.precision } : null;
}

/** When a date begins: the first instant of its year, month, day or minute in UTC. */
export function beginOf({ at, precision }: Dated): string {
  const rest = '0000-01-01T00:00:00.000Z'.slice(LENGTH[precision]);
  return `${new Date(at).toISOString().slice(0, LENGTH[precision])}${rest}`;
}

/** When a date has ended: the first instant after it. */
export function endOf(dated: Dated): string {
  const end = new Date(beginOf(dated));
  if (dated.precision === 'year') end.setUTCFullYear(end.getUTCFullYear() + 1);
  else if (dated.precision === 'month') end.setUTCMonth(end.getUTCMonth() + 1);
  else if (dated.precision === 'day') end.setUTCDate(end.getUTCDate() + 1);
  else end.setUTCMinutes(end.getUTCMinutes() + 1);
  return end.toISOString();
}

/** The order of dates: by their beginnings, the coarser first among equal ones. */
export const compareDates = (a: Dated, b: Dated): number =>
  Date.parse(a.at) - Date.parse(b.at) || PRECISIONS.indexOf(a.precision) - PRECISIONS.indexOf(b.precision);

/**
 * A date at no more than the wanted precision. A day stays the day that was written, whatever its zone. Null if it is
 * not known that precisely.
 */
export function coarsened(
  { at, precision, day }: Pick<ReadDate, 'at' | 'precision' | 'day'>,
  wanted: DatePrecision,
): Dated | null {
  if (PRECISIONS.indexOf(wanted) > PRECISIONS.indexOf(precision)) return null;
  return {
    at: wanted === 'minute' ? at : beginOf({ at: `${day}T00:00:00.000Z`, precision: wanted }),
    precision: wanted,
  };
}
