// @ts-check
import { commonest } from './dialect.mjs';

/** The names of columns stand in one of the first rows, if anywhere. */
const WITHIN = 20;
/** No column has a longer name, not even a question of a survey; what is longer is text. */
const NAME = 300;

/** @typedef {readonly [row: number, ...cells: string[]]} Row */

/**
 * The number of the row that has the names of the columns; null where none has. Above it titles may stand, which fill
 * few cells. Names are short, different from each other, and neither numbers nor dates nor addresses.
 * @param {readonly Row[]} rows the first rows
 * @returns {number | null}
 */
export function headerRowOf(rows) {
  const filled = rows.map(([, ...cells]) => cells.filter((cell) => cell.trim() !== '').length);
  const width = commonest(filled.filter((count) => count > 0));
  const most = Math.max(0, ...filled);
  const enough = Math.max(1, Math.min(width, Math.ceil(most * 0.6)));
  const at = rows.findIndex((_, i) => i < WITHIN && (filled[i] ?? 0) >= enough);
  const row = rows[at];
  return row && isHeader(row.slice(1).map(String), rows.slice(at + 1)) ? row[0] : null;
}

/**
 * @param {readonly string[]} names
 * @param {readonly Row[]} below
 */
function isHeader(names, below) {
  const given = names.map((name) => name.trim()).filter(Boolean);
  if (given.some((name) => name.length > NAME)) return false;
  const values = names.filter((name, column) => isValue(name.trim()) && !isYearAbove(name.trim(), column, below));
  if (values.length > 0) return false;
  const different = new Set(given.map((name) => name.toLowerCase())).size;
  if (different < given.length * 0.5) return false;
  // A word that comes again in its column is one of its values.
  const again = names.filter((name, column) => name.trim() !== '' && below.some((row) => row[column + 1] === name));
  return again.length <= given.length * 0.2;
}

const ADDRESS = /^(https?:\/\/|www\.)/i;
const NUMBERS = /^[-+−]?[\d.,:/\s%]*\d[\d.,:/\s%Z+-]*$/;
const TRUTH = /^(true|false|yes|no|null|n\/a)$/i;
const MOMENT = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d|$)/;

/**
 * A number, a date in numbers, an address, or a yes or no.
 * @param {string} text
 */
const isValue = (text) =>
  text.length < 2000 &&
  (ADDRESS.test(text) || TRUTH.test(text) || MOMENT.test(text) || (text.length < 60 && NUMBERS.test(text)));

/**
 * A year is the name of a column in which no years stand.
 * @param {string} name
 * @param {number} column
 * @param {readonly Row[]} below
 */
const isYearAbove = (name, column, below) =>
  isYear(name) && below.length > 0 && !below.some((row) => isYear(String(row[column + 1] ?? '').trim()));

/** @param {string} text */
const isYear = (text) => /^(19|20)\d\d$/.test(text);
