// @ts-check
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Refusal } from '../intake/refusal.mjs';
import { claimReviewColumns, reviewsIn } from './claim-review.mjs';
import { decoderOf } from './encoding.mjs';
import { Columns, isObject, jsonOf } from './json-cells.mjs';
import { ListCutter } from './json-list.mjs';
import { linesOf } from './lines.server.mjs';
import { counted } from './sentences.mjs';
import { TableWriter } from './table-writer.server.mjs';

/** One object has to be in memory as a whole. */
const WHOLE = 40_000_000;
const LINE = 20_000_000;
/** As much of what cannot be read is shown. */
const SHOWN = 200;

/**
 * @typedef {{ path: string, encoding: string, kind: 'jsonl' | 'claimreview', areLines: boolean, rowsPath: string }} Given
 * @typedef {{ row: number, value: unknown } | { row: number, problem: string }} Numbered
 */

/**
 * Reads objects of JSON, one a line or in a list, as a table. What is no object is a row that cannot be read.
 * @param {Given} given
 */
export function readObjects(given) {
  return tableOf(given, new Columns(), (one, columns, writer) => {
    if ('problem' in one) return writer.addBroken(one.row, one.problem);
    const cells = cellsOf(one.value, columns);
    if (cells) writer.add(one.row, cells);
    else writer.addBroken(one.row, `The object of row ${counted(one.row)} is nested too deeply.`);
  });
}

/**
 * The cells of an object; null where it is nested too deeply to be written.
 * @param {unknown} value
 * @param {Columns} columns
 */
function cellsOf(value, columns) {
  try {
    return isObject(value) ? columns.cellsOf(value) : [];
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/**
 * Reads fact-checks (ClaimReview), one a row.
 * @param {Given} given
 */
export async function readClaimReviews(given) {
  let count = 0;
  let found = 0;
  const columns = new Columns(claimReviewColumns);
  const read = await tableOf(given, columns, (one, _, writer) => {
    if ('problem' in one) return writer.addBroken(++count, one.problem);
    for (const review of reviewsIn(one.value)) {
      writer.add(++count, columns.cellsOf(review));
      found++;
    }
  });
  if (found === 0) throw new Refusal('This file has no fact-check (ClaimReview) in it. Choose another kind of file.');
  return read;
}

/**
 * @param {Given} given
 * @param {Columns} columns
 * @param {(one: Numbered, columns: Columns, writer: TableWriter) => void} take
 */
async function tableOf(given, columns, take) {
  const writer = new TableWriter(given.rowsPath, null);
  /** @type {string[]} */
  const notices = [];
  try {
    for await (const one of given.areLines ? valuesOfLines(given) : valuesOfWhole(given, notices))
      take(one, columns, writer);
    if (columns.names.length === 0)
      throw new Refusal('This file has no JSON object with values in it, so there is no table to read.');
    const table = writer.finish({ isGrid: true });
    return { ...table, headers: columns.names, notices: [...notices, ...table.notices] };
  } finally {
    writer.close();
  }
}

/**
 * The value of each line; undefined for a blank one.
 * @param {Given} given
 * @returns {AsyncGenerator<Numbered>}
 */
async function* valuesOfLines({ path, encoding }) {
  let row = 0;
  for await (const line of linesOf(path, decoderOf(encoding), LINE)) {
    row++;
    yield line.trim() === '' ? { row, value: undefined } : objectIn(line, row, 'Line');
  }
}

/**
 * The objects of a list, of the one list in an object, or the object. Of a very long one, those of the lists in it.
 * @param {Given} given
 * @param {string[]} notices to which is added what a person should know
 * @returns {AsyncGenerator<Numbered>}
 */
async function* valuesOfWhole(given, notices) {
  const { path, encoding, kind } = given;
  const [size, isList] = [(await stat(path)).size, await startsAsList(given)];
  if (isList || (size > WHOLE && kind === 'claimreview')) {
    yield* valuesOfList(given, isList ? 1 : 2);
    return;
  }
  if (size > WHOLE)
    throw new Refusal(
      `One JSON object of more than ${counted(WHOLE / 1_000_000)} MB cannot be read. Save its rows as a list, or one on each line (JSON Lines).`,
      'too large',
    );
  const decode = decoderOf(encoding);
  let text = '';
  for await (const bytes of createReadStream(path)) text += decode(bytes);
  const whole = parsed(text + decode(), notJson);
  const rows = kind === 'jsonl' && isObject(whole) ? rowsIn(whole) : null;
  if (!rows) return void (yield { row: 1, value: whole });
  notices.push(rows.notice);
  for (const [at, value] of rows.list.entries()) yield { row: at + 1, value };
}

/** Lists lie no deeper in what programs answer. */
const DEEPEST_LIST = 3;
/** An object with one of these says something itself, whatever lists it has. */
const SAYS_IT = /^(?:claim|statement|assertion|fact|claim[_ -]?text)$/i;

/**
 * The one list of objects in an object that says nothing itself; null where there is none, or more than one.
 * @param {Readonly<Record<string, unknown>>} object
 */
function rowsIn(object) {
  const lists = listsIn(object, []);
  const [found, another] = lists;
  if (!found || another) return null;
  const beside = besideOf(object, found.names);
  const left = beside.length > 0 ? ` What stands beside it is left out: ${shortened(beside.join(', '))}.` : '';
  return { list: found.list, notice: `The rows are those of the list “${found.names.join('.')}”.${left}` };
}

/**
 * What stands beside a value, and beside the objects in which it stands.
 * @param {unknown} object
 * @param {readonly string[]} names the way to it
 * @returns {string[]}
 */
function besideOf(object, [name, ...others]) {
  if (name === undefined || !isObject(object)) return [];
  const within = besideOf(object[name], others).map((inner) => `${name}.${inner}`);
  return [...within, ...Object.keys(object).filter((one) => one !== name)];
}

/**
 * @param {Readonly<Record<string, unknown>>} object
 * @param {readonly string[]} names of those in which it stands
 * @returns {{ names: string[], list: readonly Readonly<Record<string, unknown>>[] }[]}
 */
function listsIn(object, names) {
  if (Object.entries(object).some(([name, value]) => SAYS_IT.test(name) && typeof value === 'string')) return [];
  return Object.entries(object).flatMap(([name, value]) => {
    const path = [...names, name];
    if (Array.isArray(value)) return value.length > 0 && value.every(isObject) ? [{ names: path, list: value }] : [];
    return isObject(value) && path.length < DEEPEST_LIST ? listsIn(value, path) : [];
  });
}

/**
 * @param {Given} given
 * @param {1 | 2} depth
 * @returns {AsyncGenerator<Numbered>}
 */
async function* valuesOfList({ path, encoding }, depth) {
  const cutter = new ListCutter(depth);
  const decode = decoderOf(encoding);
  let row = 0;
  for await (const bytes of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    for (const one of cutter.take(decode(bytes))) yield objectIn(one, ++row, 'Item');
    if (cutter.length > LINE)
      throw new Refusal('An item of this list has more than 20 MB. It cannot be read.', 'too large');
  }
  if (!cutter.isWhole) throw notJson('it breaks off');
}

/** @param {Given} given */
async function startsAsList({ path, encoding }) {
  for await (const bytes of createReadStream(path, { end: 1023 }))
    return decoderOf(encoding)(bytes).trimStart().startsWith('[');
  return false;
}

/** @param {string} reason */
const notJson = (reason) => new Refusal(`This is not JSON as it should be: ${reason}. Nothing was read.`);

/**
 * @param {string} text
 * @param {(reason: string) => Refusal} refusal
 */
function parsed(text, refusal) {
  try {
    return jsonOf(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw refusal(shortened(error.message));
    throw error;
  }
}

/** @param {string} reason */
const shortened = (reason) => (reason.length > 120 ? `${reason.slice(0, 120)}…` : reason);

/**
 * A line or an item that must be an object.
 * @param {string} text
 * @param {number} row
 * @param {'Line' | 'Item'} what
 * @returns {Numbered}
 */
function objectIn(text, row, what) {
  let reason = '';
  try {
    const value = jsonOf(text);
    if (isObject(value)) return { row, value };
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error;
    reason = ` (${shortened(error.message)})`;
  }
  const shown = text.trim();
  const begins = shown.length > SHOWN ? `begins with “${shown.slice(0, SHOWN)}”` : `is “${shown}”`;
  return { row, problem: `${what} ${counted(row)} is not a JSON object${reason}. It ${begins}.` };
}
