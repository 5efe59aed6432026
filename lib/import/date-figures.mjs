// @ts-check
import { inEnglish } from './month-names.mjs';

/** @typedef {import('./mapping').DateOrder} DateOrder */

/** Day, month and year in figures. A year of two digits ends the date; a time may follow. */
const FIGURES = /^(\d{1,2})([-./]) ?(\d{1,2})\2 ?(\d{4}(?!\d)|\d{2}(?=$|[ T,]))/;
const NAMED =
  /^(\d{1,2}(?:st|nd|rd|th)?\.?[ -](?:of )?|)([a-z]{3,9})(\.?,?(?:[ -]| ?['’]))(\d{1,2}(?:st|nd|rd|th)?,? ?[ ,]|)(\d{2})(?=$|[ T,])/i;

/** Most dates are in figures, and nothing is asked of their months. */
const HAS_WORD = /\p{L}{2}/u;

/**
 * The numbers of a date in figures, in their order, and what follows them; null: the text is none.
 * @param {string} text
 */
export function figuresIn(text) {
  const [all, first, , second, third] = FIGURES.exec(text) ?? [];
  if (first === undefined || second === undefined || third === undefined) return null;
  return { first, second, third, rest: text.slice(all?.length) };
}

/**
 * A date with the month as a word and a year of two digits, such as “5-Mar-24” or “Mar-24”: what stands before the year, the year,
 * and what follows; null: the text is none.
 * @param {string} text
 */
export function shortYearIn(text) {
  const english = HAS_WORD.test(text) ? inEnglish(text) : text;
  const [all, before, month, gap, after, year] = NAMED.exec(english) ?? [];
  if (year === undefined || (before !== '' && after !== '')) return null;
  // The day stands before the month or after it. “Mar 24” may be one; “Mar-24” is how spreadsheets write a month.
  const isMonth = before === '' && after === '';
  if (isMonth && !/[-'’]/.test(gap ?? '')) return null;
  return { before: `${before}${month}${gap}${after}`, year, rest: english.slice(all?.length) };
}

/**
 * The orders in which a date in figures can be read; null: the text is none.
 * @param {string} text
 * @returns {DateOrder[] | null}
 */
export function ordersOf(text) {
  const found = figuresIn(text);
  if (!found) return null;
  const { first, second, third } = found;
  /** @type {DateOrder[]} */
  const orders = [];
  if (isDay(first) && isMonth(second)) orders.push('dmy');
  if (isMonth(first) && isDay(second)) orders.push('mdy');
  if (third.length === 2 && first.length === 2 && isMonth(second) && isDay(third)) orders.push('ymd');
  return orders;
}

/** @param {string} text */
const isDay = (text) => Number(text) >= 1 && Number(text) <= 31;
/** @param {string} text */
const isMonth = (text) => Number(text) >= 1 && Number(text) <= 12;

/** The days from 1954 to 2064 since the end of 1899, as spreadsheets count them; a time is a part of a day. */
const COUNT = /^[2-5]\d{4}(?:\.\d{1,15})?$/;

/**
 * Whether a text can be a date as a spreadsheet stores it: a number of days.
 * @param {string} text
 */
export const isCount = (text) => COUNT.test(text);

const WHOLE = /^\d{1,15}(?:\.0)?$/;

/** So far ahead a year of two digits is still taken for one of this century; it is refused then, as all that lie ahead. */
const AHEAD = 20;

/**
 * The year nearest to now of those that end in these two digits, as far as it can be.
 * @param {string} digits
 */
export function nearestYear(digits) {
  const now = new Date().getUTCFullYear();
  const year = now - (now % 100) + Number(digits);
  return year > now + AHEAD ? year - 100 : year;
}

/**
 * What a date or number tells of those of its column, as a text that is the same for all that tell the same; null:
 * nothing.
 * @param {string} text
 */
export function dateKind(text) {
  if (isCount(text)) return 'count';
  if (WHOLE.test(text)) return text.endsWith('.0') ? 'with .0' : 'whole';
  // Most texts end otherwise, which is told quickly.
  if (!/\d/.test(text.slice(-2)) && !text.includes(':')) return null;
  const short = shortYearIn(text);
  if (short) return `named ${century(short.year)}`;
  const found = figuresIn(text);
  if (!found) return null;
  const { first, second, third } = found;
  const years = third.length === 2 ? `${century(first)} ${century(third)}` : '';
  return `${ordersOf(text)} ${first === second} ${years}`;
}

/** @param {string} digits */
const century = (digits) =>
  nearestYear(digits) > new Date().getUTCFullYear() ? 'ahead' : Math.floor(nearestYear(digits) / 100);
