// @ts-check
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Refusal } from '../intake/refusal.mjs';
import { claimReviewColumns, reviewsIn } from './claim-review.mjs';
import { decoderOf } from './encoding.mjs';
import { Columns, isObject, jsonOf } from './json-cells.mjs';
import { linesOf } from './lines.server.mjs';
import { counted } from './sentences.mjs';
import { TableWriter } from './table-writer.server.mjs';

/** JSON that is no lines has to be in memory as a whole. */
const WHOLE = 40_000_000;
const LINE = 20_000_000;

/**
 * @typedef {{ path: string, encoding: string, areLines: boolean, rowsPath: string }} Given
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
 * The objects of a list, or the one object.
 * @param {Given} given
 * @returns {AsyncGenerator<Numbered>}
 */
async function* valuesOfWhole({ path, encoding }) {
  if ((await stat(path)).size > WHOLE)
    throw new Refusal(
      `JSON of more than ${counted(WHOLE / 1_000_000)} MB can only be read with one object on each line (JSON Lines). Save it like that, or in parts.`,
      'too large',
    );
  const decode = decoderOf(encoding);
  let text = '';
  for await (const bytes of createReadStream(path)) text += decode(bytes);
  const value = parsed(text + decode(), (reason) => new Refusal(`This is not JSON as it should be: ${reason}.`));
  let row = 0;
  if (Array.isArray(value)) for (const one of value) yield { row: ++row, value: one };
  else yield { row: 1, value };
}

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
