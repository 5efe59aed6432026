import { counted } from './number';

/**
 * How much later one thing was said than another: the median over this many cases, in whole days if a date is known
 * only to the day.
 */
export type Delay = { readonly median: number; readonly unit: 'seconds' | 'days'; readonly cases: number };

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * “within 3 hours”, “the next day”, “12 days later”; negative delays read “2 hours earlier”. Days are never written as
 * hours.
 */
export function delayInWords({ median, unit }: Pick<Delay, 'median' | 'unit'>): string {
  if (unit === 'days') return daysInWords(Math.round(median));
  return median < 0 ? `${spanInWords(-median)} earlier` : `within ${spanInWords(median)}`;
}

function daysInWords(days: number): string {
  if (days === 0) return 'the same day';
  if (days === 1) return 'the next day';
  if (days === -1) return 'the day before';
  return days > 0 ? `${spanInWords(days * DAY)} later` : `${spanInWords(-days * DAY)} earlier`;
}

/**
 * A span rounded up to what one would say, so that “within” is true: minutes, hours up to two days, days up to three
 * months.
 */
function spanInWords(seconds: number): string {
  const whole = (unit: number) => Math.max(1, Math.ceil(seconds / unit));
  if (seconds <= 90 * MINUTE) return counted(whole(MINUTE), ['minute', 'minutes']);
  if (seconds < 48 * HOUR) return counted(whole(HOUR), ['hour', 'hours']);
  if (seconds < 92 * DAY) return counted(whole(DAY), ['day', 'days']);
  if (seconds < 730 * DAY) return counted(whole(30.5 * DAY), ['month', 'months']);
  return counted(whole(365.25 * DAY), ['year', 'years']);
}
