// @ts-check
import { open } from 'node:fs/promises';
import { knownEncoding } from '../intake/decode.mjs';
import { Refusal } from '../intake/refusal.mjs';
import { decoderOf } from './encoding.mjs';
import { encodingIn } from './encoding.server.mjs';
import { areLines, isNoText, kindOfBytes, kindOfText } from './file-kind.mjs';

/**
 * @typedef {import('./read-table').ReadTable} ReadTable
 * @typedef {{ path: string, name: string, rowsPath: string, choice: Partial<import('./read-table').ReadChoice> }} Given
 */

/** The beginning of a file tells how the rest is written. */
const HEAD = 256 * 1024;
const SPREADSHEET = 'Open it in a spreadsheet program and save it as .xlsx or CSV.';

/** @type {ReadTable['choice']} what does not matter for a kind of file */
const plain = { kind: 'delimited', encoding: 'utf-8', delimiter: ',', quote: '"', header: null, sheet: null };

/**
 * Reads a file as a table, and writes its rows to `rowsPath`.
 * @param {Given} given
 * @returns {Promise<ReadTable>}
 */
export async function readAsTable(given) {
  const { path, rowsPath, choice } = given;
  if (choice.encoding !== undefined && knownEncoding(choice.encoding) === undefined)
    throw new Refusal(`“${choice.encoding}” is no encoding that can be read. Choose another.`);
  const { head, size } = await headOf(path);
  if (size === 0) throw new Refusal('This file is empty.');
  const binary = kindOfBytes(head);
  if (binary && 'refusal' in binary) throw new Refusal(binary.refusal, 'wrong type');
  if (binary?.kind === 'ole') throw new Refusal(await refusalOfOle(path, head), 'wrong type');
  if (binary?.kind === 'zip') return readXlsx(given);
  if (choice.kind === 'xlsx') throw new Refusal('This is no Excel workbook (.xlsx). Choose another kind of file.');
  const { encoding, notices } = await encodingIn(path, head, choice.encoding);
  const text = decoderOf(encoding)(head);
  if (isNoText(text))
    throw new Refusal('This is not a text file and no workbook, so there is no table to read.', 'wrong type');
  if (text.trim() === '' && head.length === size) throw new Refusal('This file has no text in it.');
  const found = choice.kind ? { kind: choice.kind, areLines: areLines(text) } : kindOfText(text, head.length === size);
  if ('refusal' in found) throw new Refusal(found.refusal, 'wrong type');
  if (found.kind === 'delimited')
    return readCsv(given, { encoding, head: text, isWhole: head.length === size }, notices);
  const { readClaimReviews, readObjects } = await import('./read-json.server.mjs');
  /** @type {'claimreview' | 'jsonl'} */
  const kind = found.kind === 'claimreview' ? 'claimreview' : 'jsonl';
  const source = { path, encoding, kind, areLines: found.areLines, rowsPath };
  const table = kind === 'jsonl' ? await readObjects(source) : await readClaimReviews(source);
  return answer({ kind, encoding }, table, notices);
}

/** @param {Given} given */
async function readXlsx({ path, rowsPath, choice }) {
  const { readWorkbook } = await import('./read-workbook.server.mjs');
  const { sheet, sheets, table, notices } = await readWorkbook(path, { choice, rowsPath });
  return { ...answer({ kind: 'xlsx', sheet, header: table.header }, table, notices), sheets };
}

/**
 * @param {Given} given
 * @param {{ encoding: string, head: string, isWhole: boolean }} text
 * @param {readonly string[]} before
 */
async function readCsv({ path, name, rowsPath, choice }, text, before) {
  const { readDelimited } = await import('./read-delimited.server.mjs');
  const isNamedTabbed = /\.(tsv|tab)$/i.test(name) && text.head.includes('\t');
  const told = isNamedTabbed ? { delimiter: '\t', ...choice } : choice;
  const { dialect, table, notices } = await readDelimited(path, { ...text, choice: told, rowsPath });
  return answer({ kind: 'delimited', encoding: text.encoding, ...dialect, header: table.header }, table, [
    ...before,
    ...notices,
  ]);
}

/**
 * @param {Partial<ReadTable['choice']>} found
 * @param {Pick<ReadTable, 'headers' | 'sample' | 'telling' | 'rows' | 'blank' | 'notices'>} table
 * @param {readonly string[]} notices
 * @returns {ReadTable}
 */
const answer = (found, { headers, sample, telling, rows, blank, notices: ofTable }, notices) => ({
  choice: { ...plain, ...found },
  headers,
  sample,
  telling,
  rows,
  blank,
  sheets: [],
  notices: [...notices, ...ofTable],
});

/** @param {string} path */
async function headOf(path) {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return { head: buffer.subarray(0, bytesRead), size: (await file.stat()).size };
  } finally {
    await file.close();
  }
}

/**
 * What to say of a file in the packing of old Office programs: its table of contents tells whether it is a locked
 * workbook or an old one.
 * @param {string} path
 * @param {Buffer} head
 */
async function refusalOfOle(path, head) {
  if (head.length < 512) return `This file is damaged. ${SPREADSHEET}`;
  const file = await open(path);
  try {
    const sector = 2 ** Math.min(16, head.readUInt16LE(30));
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8192), 0, 8192, (head.readUInt32LE(48) + 1) * sector);
    const names = buffer.subarray(0, bytesRead).toString('utf16le');
    if (names.includes('EncryptedPackage'))
      return 'This workbook is locked with a password. Save a copy without a password and bring that in.';
    if (names.includes('Workbook') || names.includes('Book'))
      return `Old workbooks (.xls) cannot be read. ${SPREADSHEET}`;
    return `This is a file of an old Office program, not a table that can be read. ${SPREADSHEET}`;
  } finally {
    await file.close();
  }
}
