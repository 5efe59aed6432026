// @ts-check
import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { Refusal } from '../intake/refusal.mjs';
import { dialectOf, lineBreakIn } from './dialect.mjs';
import { decoderOf } from './encoding.mjs';
import { counted } from './sentences.mjs';
import { TableWriter } from './table-writer.server.mjs';

/**
 * @typedef {import('./dialect.mjs').Dialect} Dialect
 * @typedef {Partial<import('./read-table').ReadChoice>} Choice
 * @typedef {{ path: string, encoding: string, lineBreak: string, header: number | null | undefined, rowsPath: string }} Source
 * @typedef {{ row: number, how: 'never closes' | 'swallows rows' | 'stands inside' }} Mark a quotation mark that is not
 *   as it should be
 */

/** A row is no longer than this, in bytes; a quotation mark that does not close would take the rest of the file. */
const ROW_BYTES = 20_000_000;
/**
 * Reads delimited text.
 * @param {string} path
 * @param {{ encoding: string, head: string, isWhole: boolean, choice: Choice, rowsPath: string }} given `head`: the
 *   beginning of the text
 */
export async function readDelimited(path, { encoding, head, isWhole, choice, rowsPath }) {
  const whole = isWhole ? head : head.slice(0, Math.max(head.lastIndexOf('\n'), head.lastIndexOf('\r')) + 1) || head;
  const dialect = dialectOf(whole, choice);
  const source = { path, encoding, lineBreak: lineBreakIn(head), header: choice.header, rowsPath };
  let read = await readWith(source, dialect);
  if (read.mark && read.mark.how !== 'stands inside' && !read.isEven && choice.quote === undefined) {
    const asCharacters = { ...dialect, quote: null };
    const plain = await readOnce(source, asCharacters, { mustBeEven: true });
    if (plain.table) return { dialect: asCharacters, table: plain.table, notices: [PLAIN_QUOTES] };
    if (read.isRelaxed || !read.table) throw wrongQuote(read.mark, dialect);
    read = await readWith(source, dialect);
  }
  if (!read.table) throw wrongQuote(read.mark ?? { row: 1, how: 'never closes' }, dialect);
  const arePlain = dialect.quote === null && choice.quote === undefined;
  return {
    dialect,
    table: read.table,
    notices: [...(read.mark ? [noticeOf(read.mark)] : []), ...(arePlain ? [PLAIN_QUOTES] : [])],
  };
}

const PLAIN_QUOTES =
  'Quotation marks were read as characters like any other, since they do not stand around cells. You can correct this.';

/**
 * @param {Source} source
 * @param {Dialect} dialect
 */
async function readWith(source, dialect) {
  const strict = await readOnce(source, dialect);
  return strict.mark?.how === 'stands inside' ? readOnce(source, dialect, { isRelaxed: true }) : strict;
}

/**
 * @param {Source} source
 * @param {Dialect} dialect
 * @param {{ isRelaxed?: boolean, mustBeEven?: boolean }} how `isRelaxed`: quotation marks inside cells are kept, else
 *   reading ends there; `mustBeEven`: reading ends where a row has not as many cells as the header
 */
async function readOnce(
  { path, encoding, lineBreak, header, rowsPath },
  { delimiter, quote },
  { isRelaxed = false, mustBeEven = false } = {},
) {
  const writer = new TableWriter(rowsPath, header);
  const parser = parse({
    delimiter,
    quote: quote ?? false,
    escape: quote ?? null,
    record_delimiter: lineBreak === '\n' ? ['\r\n', '\n'] : ['\r'],
    relax_column_count: true,
    relax_quotes: isRelaxed,
    max_record_size: ROW_BYTES,
  });
  /** @type {Mark | undefined} */
  let mark = isRelaxed ? { row: 0, how: 'stands inside' } : undefined;
  let row = 0;
  let width = 0;
  try {
    void pour(path, encoding, parser);
    for await (const record of parser) {
      const cells = /** @type {string[]} */ (record);
      row++;
      if (
        quote !== null &&
        cells.some((cell) => cell.includes(lineBreak) && swallows(cell, delimiter, width, isRelaxed))
      )
        mark = mark?.how === 'swallows rows' ? mark : { row, how: 'swallows rows' };
      width = cells.length;
      writer.add(row, cells);
      if (mustBeEven && !writer.isEven) break;
    }
    const table = writer.finish({ isGrid: false });
    return { mark, isRelaxed, isEven: writer.isEven, table: mustBeEven && !writer.isEven ? null : table };
  } catch (error) {
    parser.destroy();
    const how = howWrong(error);
    if (!how) throw error;
    return { mark: { row: row + 1, how }, isRelaxed, isEven: false, table: null };
  } finally {
    writer.close();
  }
}

/**
 * @param {string} path
 * @param {string} encoding
 * @param {import('csv-parse').Parser} parser
 */
async function pour(path, encoding, parser) {
  const decode = decoderOf(encoding);
  try {
    for await (const bytes of createReadStream(path, { highWaterMark: 256 * 1024 })) {
      const text = decode(bytes);
      if (parser.destroyed) return;
      if (text !== '' && !parser.write(text)) await drained(parser);
    }
    parser.end(decode());
  } catch (error) {
    parser.destroy(error instanceof Error ? error : undefined);
  }
}

/** @param {import('csv-parse').Parser} parser */
const drained = (parser) =>
  new Promise((resolve) => {
    const go = () => {
      parser.off('drain', go).off('close', go);
      resolve(undefined);
    };
    parser.on('drain', go).on('close', go);
  });

/**
 * Whether a cell of several lines seems to hold rows of the table: a quotation mark opens it that should not.
 * @param {string} cell
 * @param {string} delimiter
 * @param {number} width how many cells a row has
 * @param {boolean} isRelaxed
 */
function swallows(cell, delimiter, width, isRelaxed) {
  if (isRelaxed && cell.startsWith('"')) return true;
  if (width < 2) return false;
  const lines = cell
    .split('\n')
    .slice(1, -1)
    .filter((line) => line.trim() !== '');
  // A few lines of a text may have a comma each.
  const enough = width < 4 ? 3 : 1;
  return lines.length >= enough && lines.every((line) => line.split(delimiter).length === width);
}

/**
 * @param {unknown} error
 * @returns {Mark['how'] | undefined}
 */
function howWrong(error) {
  const code = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  if (code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE') return 'never closes';
  if (code === 'INVALID_OPENING_QUOTE' || code === 'CSV_INVALID_CLOSING_QUOTE') return 'stands inside';
  return undefined;
}

/**
 * @param {Mark} mark
 * @param {Dialect} dialect
 */
const wrongQuote = ({ row, how }, { delimiter }) =>
  new Refusal(
    how === 'swallows rows'
      ? `In row ${counted(row)}, a cell in quotation marks holds several lines that look like rows of the table. Mend the quotation marks there, or choose that they are characters like any other.`
      : `In row ${counted(row)}, a quotation mark opens a cell and is never closed. Mend it in the file, or choose that quotation marks are characters like any other.`,
    'unreadable',
    { row, choice: { delimiter, quote: null } },
  );

/** @param {Mark} mark */
const noticeOf = ({ row, how }) =>
  how === 'stands inside'
    ? 'Some quotation marks stand inside cells. They are kept as they are.'
    : `In row ${counted(row)}, a cell in quotation marks holds several lines that look like rows of the table. Look whether they are.`;
