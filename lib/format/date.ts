export type DatePrecision = 'day' | 'minute';

export const NO_DATE = '–';
export const NO_DATE_HELP = 'date not known';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** An ISO 8601 instant as people read it, always in UTC: «6 Apr 2026», to the minute «6 Apr 2026, 14:05 UTC»; «–» for none. */
export function formatDate(iso: string | null, precision: DatePrecision = 'day'): string {
  const date = new Date(iso ?? Number.NaN);
  if (Number.isNaN(date.getTime())) return NO_DATE;
  const day = `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  return precision === 'day' ? day : `${day}, ${date.toISOString().slice(11, 16)} UTC`;
}

/** The value of a `<time datetime>`: the day alone, or the instant to the minute. */
export function machineDate(iso: string, precision: DatePrecision = 'day'): string {
  return precision === 'day' ? iso.slice(0, 10) : `${iso.slice(0, 16)}Z`;
}
