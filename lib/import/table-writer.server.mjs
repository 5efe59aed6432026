// @ts-check
import { closeSync, openSync, writeSync } from 'node:fs';
import { Refusal } from '../intake/refusal.mjs';
import { headerRowOf } from './header-row.mjs';
import { counted, rowsHave } from './sentences.mjs';
import { Telling } from './telling.mjs';

/** @typedef {import('./read-table').FileRow} FileRow */

/** As many columns as a spreadsheet can have. */
export const COLUMNS = 16_384;
/** The header stands within these, unless somebody says otherwise. */
const FIRST = 50;
/** The first rows are shown: so many, and fewer where they are long. */
const [SAMPLE, SAMPLE_LENGTH] = [50, 2_000_000];
const BUFFER = 1_000_000;
/** What the rows may take on disk. */
const ROWS_BYTES = 1_000_000_000;

/** Writes the rows of a table, one JSON line each, and finds where its header stands. */
export class TableWriter {
  #file;
  /** @type {string[]} */
  #lines = [];
  #length = 0;
  #bytes = 0;
  /** @type {FileRow[]} */
  #first = [];
  /** @type {FileRow[]} */
  #sample = [];
  #sampleLength = 0;
  #telling = new Telling();
  /** @type {string[] | undefined} */
  #headers;
  #header;
  #isFound;
  #rows = 0;
  #blank = 0;
  #above = 0;
  #width = 0;
  #broken = { count: 0, first: 0 };
  #nul = { count: 0, first: 0 };
  /** @type {Record<'shorter' | 'longer', { count: number, first: number }>} */
  #ragged = { shorter: { count: 0, first: 0 }, longer: { count: 0, first: 0 } };

  /**
   * @param {string} path
   * @param {number | null | undefined} header the row with the names of the columns; null: none; undefined: to be found
   */
  constructor(path, header) {
    this.#file = openSync(path, 'w');
    this.#header = header ?? null;
    this.#isFound = header !== undefined;
  }

  /**
   * Takes the next row.
   * @param {number} row
   * @param {string[]} cells
   */
  add(row, cells) {
    if (cells.length > COLUMNS)
      throw new Refusal(
        `Row ${row} has more than ${counted(COLUMNS)} columns. No table has so many; the delimiter may be wrong.`,
        'too large',
      );
    const taken = /** @type {FileRow} */ ([row, ...cells.map((cell) => this.#withoutNul(row, cell))]);
    if (this.#isFound) return this.#take(taken);
    this.#first.push(taken);
    if (this.#first.length >= FIRST) this.#find();
  }

  /**
   * Takes a row that cannot be read. It counts as one.
   * @param {number} row
   * @param {string} problem in a sentence
   */
  addBroken(row, problem) {
    this.#broken.first ||= row;
    this.#broken.count++;
    this.#rows++;
    this.#append(JSON.stringify({ row, problem }));
  }

  #find() {
    this.#isFound = true;
    this.#header = headerRowOf(this.#first);
    for (const row of this.#first) this.#take(row);
    this.#first = [];
  }

  /** @param {FileRow} taken */
  #take(taken) {
    const [row, ...cells] = taken;
    if (this.#header !== null && row <= this.#header) {
      if (row === this.#header) this.#headers = cells;
      else this.#above++;
      return;
    }
    this.#rows++;
    const isBlank = cells.every((cell) => cell.trim() === '');
    if (isBlank) this.#blank++;
    else {
      this.#compare(row, cells.length);
      this.#telling.take(cells);
    }
    const line = isBlank ? /** @type {FileRow} */ ([row]) : taken;
    this.#write(line);
  }

  /** @param {FileRow} row */
  #write(row) {
    const text = JSON.stringify(row);
    if (this.#sample.length < SAMPLE && this.#sampleLength + text.length < SAMPLE_LENGTH) {
      this.#sample.push(row);
      this.#sampleLength += text.length;
    }
    this.#append(text);
  }

  /** @param {string} text */
  #append(text) {
    this.#lines.push(text);
    this.#length += text.length + 1;
    if (this.#length > BUFFER) this.#flush();
  }

  #flush() {
    const bytes = Buffer.from(this.#lines.map((line) => `${line}\n`).join(''));
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at);
    this.#bytes += bytes.length;
    this.#lines = [];
    this.#length = 0;
    if (this.#bytes > ROWS_BYTES)
      throw new Refusal('The rows of this file take more than 1 GB. Bring it in in parts.', 'too large');
  }

  /**
   * @param {number} row
   * @param {number} width
   */
  #compare(row, width) {
    this.#width = Math.max(this.#width, width);
    const expected = this.#headers?.length;
    if (expected === undefined || width === expected) return;
    const kind = this.#ragged[width < expected ? 'shorter' : 'longer'];
    kind.first ||= row;
    kind.count++;
  }

  /**
   * @param {number} row
   * @param {string} cell
   */
  #withoutNul(row, cell) {
    if (!cell.includes('\0')) return cell;
    this.#nul.first ||= row;
    const text = cell.replaceAll('\0', '');
    this.#nul.count += cell.length - text.length;
    return text;
  }

  /** Whether all rows have as many cells as the first. */
  get isEven() {
    return this.#ragged.shorter.count + this.#ragged.longer.count === 0;
  }

  /**
   * Writes what is left, and says what the table is.
   * @param {{ isGrid: boolean }} options in a grid, all rows have as many columns as the longest
   */
  finish({ isGrid }) {
    if (!this.#isFound) this.#find();
    this.#flush();
    if (this.#header !== null && this.#headers === undefined)
      throw new Refusal(`There is no row ${this.#header}, so it cannot have the names of the columns. Choose another.`);
    const headers = [...(this.#headers ?? [])];
    if (isGrid || this.#header === null) while (headers.length < this.#width) headers.push('');
    return {
      header: this.#header,
      headers,
      sample: this.#sample,
      telling: this.#telling.columns,
      rows: this.#rows,
      blank: this.#blank,
      notices: this.#notices(isGrid),
    };
  }

  /** @param {boolean} isGrid */
  #notices(isGrid) {
    const { shorter, longer } = this.#ragged;
    const notices = [];
    if (this.#broken.count > 0)
      notices.push(
        `${counted(this.#broken.count, 'row')} cannot be read, first row ${this.#broken.first}, and will be refused.`,
      );
    if (this.#above > 0)
      notices.push(
        `The names of the columns stand in row ${this.#header}. ${counted(this.#above, 'row')} above it ${this.#above === 1 ? 'is' : 'are'} left out.`,
      );
    if (this.#nul.count > 0)
      notices.push(
        `${counted(this.#nul.count, 'character')} without a meaning (NUL) ${this.#nul.count === 1 ? 'was' : 'were'} taken out, first in row ${this.#nul.first}.`,
      );
    if (!isGrid && shorter.count > 0)
      notices.push(`${rowsHave(shorter.count, 'fewer')} cells than the header, first row ${shorter.first}.`);
    if (!isGrid && longer.count > 0)
      notices.push(`${rowsHave(longer.count, 'more')} cells than the header, first row ${longer.first}.`);
    return notices;
  }

  close() {
    closeSync(this.#file);
  }
}
