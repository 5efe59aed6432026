// @ts-check
import { isAhead, readDate } from '../format/read-date.mjs';

/**
 * @typedef {{ at: string, precision: import('../format/read-date.mjs').DatePrecision }} Moment `at` is an ISO text in
 * UTC
 */

const MIDNIGHT = /[T\s]00:?00(?::?00(?:[.,]0+)?)?(?:\s|z|[+-]|$)/i;

/**
 * A date as pages give it. A time without a zone gives only the day, because nobody knows where. So does midnight,
 * which pages write when they do not know the time.
 * @param {unknown} text
 * @returns {Moment | null} null where it is no date that can be read with certainty, or lies in the future
 */
export function momentIn(text) {
  if (typeof text !== 'string') return null;
  const { date } = readDate(text, { zoneless: 'day' });
  // What is vague is left to people.
  if (date?.note !== '' || isAhead(date)) return null;
  const isDay = date.precision === 'minute' && MIDNIGHT.test(text);
  return isDay ? { at: `${date.day}T00:00:00.000Z`, precision: 'day' } : { at: date.at, precision: date.precision };
}
