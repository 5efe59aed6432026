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

/**
 * @typedef {{ path: string, encoding: string, kind: 'jsonl' | 'claimreview', areLines: boolean, rowsPath: string }} Given
 * @typedef {{ row: number, value: unknown }} Numbered
 */

/**
 * Reads objects of JSON, one a line or in a list, as a table.
 * @param {Given} given
 */
export function readObjects(given) {
  return tableOf(given, new Columns(), ({ row, value }, columns, writer) => {
    if (value !== undefined && !isObject(value)) throw noObject(row, given.areLines);
    writer.add(row, value === undefined ? [] : columns.cellsOf(value));
  });
}

/**
 * Reads fact-checks (ClaimReview), one a row.
 * @param {Given} given
 */
export async function readClaimReviews(given) {
  let count = 0;
  const columns = new Columns(claimReviewColumns);
  const read = await tableOf(given, columns, ({ value }, _, writer) => {
    for (const review of reviewsIn(value)) writer.add(++count, columns.cellsOf(review));
  });
  if (count === 0) throw new Refusal('This file has no fact-check (ClaimReview) in it. Choose another kind of file.');
  return read;
}

/**
 * @param {Given} given
 * @param {Columns} columns
 * @param {(one: Numbered, columns: Columns, writer: TableWriter) => void} take
 */
async function tableOf(given, columns, take) {
  const writer = new TableWriter(given.rowsPath, null);
  try {
    for await (const one of given.areLines ? valuesOfLines(given) : valuesOfWhole(given)) take(one, columns, writer);
    return { ...writer.finish({ isGrid: true }), headers: columns.names };
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
    if (line.trim() === '') yield { row, value: undefined };
    else yield { row, value: parsed(line, () => noObject(row, true)) };
  }
}

/**
 * The objects of a list, or the one object. Of a very long object, those of the lists in it.
 * @param {Given} given
 * @returns {AsyncGenerator<Numbered>}
 */
async function* valuesOfWhole(given) {
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
  yield { row: 1, value: parsed(text + decode(), notJson) };
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
    for (const one of cutter.take(decode(bytes))) yield { row: ++row, value: parsed(one, () => noObject(row, false)) };
    if (cutter.hasOthers && depth === 1) throw noObject(row + 1, false);
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
 * @param {number} row
 * @param {boolean} isLine
 */
const noObject = (row, isLine) =>
  new Refusal(
    `${isLine ? 'Line' : 'Item'} ${counted(row)} is not a JSON object. Nothing was read; mend it and try again.`,
    'unreadable',
    { row },
  );
