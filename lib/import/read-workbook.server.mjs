// @ts-check
import path from 'node:path';
import { Parser } from 'htmlparser2';
import yauzl from 'yauzl';
import { Refusal } from '../intake/refusal.mjs';
import { builtInFormat, numberText, PLAIN, shownBy } from './cell-format.mjs';
import { counted } from './sentences.mjs';
import { COLUMNS, TableWriter } from './table-writer.server.mjs';

/**
 * @typedef {import('./cell-format.mjs').Shown} Shown
 * @typedef {{ name: string, isHidden: boolean, part: string }} Sheet
 * @typedef {{ count: number, first: string }} Seen how often, and where first
 * @typedef {{ zip: import('yauzl').ZipFile, entries: ReadonlyMap<string, import('yauzl').Entry> }} Package
 */

/** What parts may come to when they are unpacked: a sheet, the texts of all sheets, and anything else. */
const [SHEET, TEXTS, SMALL] = [1_500_000_000, 150_000_000, 20_000_000];
const MOST_PARTS = 10_000;
/** As many rows as a spreadsheet can have. */
const ROWS = 1_048_576;
const CELL = 10_000_000;

const damaged = () => new Refusal('This workbook is damaged. Open it in a spreadsheet program and save it again.');
const tooLarge = () =>
  new Refusal('This workbook becomes too large when it is unpacked. Save what you need of it as CSV.', 'too large');

/**
 * Reads one sheet of a workbook.
 * @param {string} file
 * @param {{ choice: Partial<import('./read-table').ReadChoice>, rowsPath: string }} given
 */
export async function readWorkbook(file, { choice, rowsPath }) {
  const zip = await yauzl
    .openPromise(file, { lazyEntries: true, autoClose: false, strictFileNames: false })
    .catch(() => {
      throw damaged();
    });
  try {
    const book = { zip, entries: await entriesOf(zip) };
    const { sheets, from1904, textsPart, stylesPart } = await contentsOf(book);
    const sheet = chosenFrom(sheets, choice.sheet ?? null);
    const styles = await stylesIn(book, stylesPart);
    const texts = await textsIn(book, textsPart);
    const writer = new TableWriter(rowsPath, choice.header);
    try {
      const notices = await readSheet(book, sheet.part, { texts, styles, from1904 }, writer);
      const table = writer.finish({ isGrid: true });
      return {
        sheet: sheet.name,
        sheets: sheets.map(({ name, isHidden }) => ({
          name,
          hidden: isHidden,
          rows: name === sheet.name ? table.rows : null,
        })),
        table,
        notices: [...noticesOfSheets(sheets, sheet, choice.sheet ?? null), ...notices],
      };
    } finally {
      writer.close();
    }
  } finally {
    zip.close();
  }
}

/** @param {import('yauzl').ZipFile} zip */
async function entriesOf(zip) {
  /** @type {Map<string, import('yauzl').Entry>} */
  const entries = new Map();
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) throw new Refusal(LOCKED);
      entries.set(entry.fileName.toLowerCase(), entry);
      if (entries.size > MOST_PARTS) throw damaged();
    }
  } catch (error) {
    throw error instanceof Refusal ? error : damaged();
  }
  return entries;
}

export const LOCKED = 'This workbook is locked with a password. Save a copy without a password and bring that in.';

/**
 * Runs through a part of the workbook. A part that is not there is left out.
 * @param {Package} book
 * @param {string} name
 * @param {number} limit
 * @param {Partial<import('htmlparser2').Handler>} handler
 */
async function runThrough({ zip, entries }, name, limit, handler) {
  const entry = entries.get(name.toLowerCase());
  if (!entry) return false;
  const parser = new Parser(handler, { xmlMode: true });
  const decoder = new TextDecoder();
  let size = 0;
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      size += chunk.length;
      if (size > limit) throw tooLarge();
      parser.write(decoder.decode(chunk, { stream: true }));
    }
  } catch (error) {
    if (error instanceof Refusal || error instanceof RangeError) throw error;
    throw damaged();
  }
  parser.end(decoder.decode());
  return true;
}

/** @param {string} name with or without a prefix */
const bare = (name) => name.slice(name.indexOf(':') + 1);

/**
 * The relations that a part has to others: their kind, and where they are.
 * @param {Package} book
 * @param {string} part
 */
async function relationsOf(book, part) {
  /** @type {{ id: string, kind: string, part: string }[]} */
  const relations = [];
  const folder = path.posix.dirname(part);
  await runThrough(book, path.posix.join(folder, '_rels', `${path.posix.basename(part)}.rels`), SMALL, {
    onopentag(name, { Id: id = '', Type: kind = '', Target: target = '' }) {
      if (bare(name) !== 'Relationship') return;
      const place = target.startsWith('/') ? target.slice(1) : path.posix.join(folder, target);
      relations.push({ id, kind: kind.slice(kind.lastIndexOf('/') + 1), part: place });
    },
  });
  return relations;
}

/**
 * The sheets of a workbook, and where its texts and styles are.
 * @param {Package} book
 */
async function contentsOf(book) {
  const main = (await relationsOf(book, '')).find(({ kind }) => kind === 'officeDocument')?.part ?? 'xl/workbook.xml';
  if (!book.entries.has(main.toLowerCase()) || !/\.xml$/i.test(main)) throw noWorkbook(book.entries);
  const relations = await relationsOf(book, main);
  /** @type {Sheet[]} */
  const sheets = [];
  let from1904 = false;
  let isSpreadsheet = false;
  await runThrough(book, main, SMALL, {
    onopentag(name, attributes) {
      if (bare(name) === 'workbook') isSpreadsheet = true;
      if (bare(name) === 'workbookPr') from1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
      if (bare(name) !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => /:id$/i.test(key))?.[1];
      const relation = relations.find((one) => one.id === id);
      if (relation?.kind === 'worksheet')
        sheets.push({
          name: unescaped(attributes.name ?? ''),
          isHidden: /hidden/i.test(attributes.state ?? ''),
          part: relation.part,
        });
    },
  });
  if (!isSpreadsheet) throw noWorkbook(book.entries);
  const partOf = (/** @type {string} */ kind) => relations.find((one) => one.kind === kind)?.part ?? '';
  return { sheets, from1904, textsPart: partOf('sharedStrings'), stylesPart: partOf('styles') };
}

/** @param {Package['entries']} entries */
function noWorkbook(entries) {
  const has = (/** @type {string} */ name) => entries.has(name);
  if (has('xl/workbook.bin'))
    return new Refusal('Binary workbooks (.xlsb) cannot be read. Open it and save it as .xlsx or CSV.', 'wrong type');
  if (has('content.xml') && has('mimetype'))
    return new Refusal('OpenDocument files (.ods) cannot be read. Open it and save it as .xlsx or CSV.', 'wrong type');
  if (has('index/document.iwa'))
    return new Refusal('Numbers files cannot be read. Open it and export it as .xlsx or CSV.', 'wrong type');
  if (has('word/document.xml'))
    return new Refusal(
      'This is a Word file, not a table. Copy its table into a spreadsheet and bring that in.',
      'wrong type',
    );
  return new Refusal(
    'This is an archive without a workbook in it. Unpack it and bring in the file inside.',
    'wrong type',
  );
}

/**
 * @param {readonly Sheet[]} sheets
 * @param {string | null} wanted
 */
function chosenFrom(sheets, wanted) {
  const found =
    wanted === null ? (sheets.find((one) => !one.isHidden) ?? sheets[0]) : sheets.find((one) => one.name === wanted);
  if (found) return found;
  if (wanted !== null) throw new Refusal(`This workbook has no sheet “${wanted}”. Choose another.`);
  throw new Refusal('This workbook has no sheet with cells.');
}

/**
 * @param {readonly Sheet[]} sheets
 * @param {Sheet} chosen
 * @param {string | null} wanted
 */
function noticesOfSheets(sheets, chosen, wanted) {
  const notices = [];
  if (wanted === null && sheets.length > 1)
    notices.push(
      `The workbook has ${counted(sheets.length, 'sheet')}. “${chosen.name}” is read; you can choose another.`,
    );
  const hidden = sheets.filter((one) => one.isHidden && one !== chosen).length;
  if (hidden > 0) notices.push(`${counted(hidden, 'sheet')} ${hidden === 1 ? 'is' : 'are'} hidden.`);
  return notices;
}

/**
 * What each style shows of a number.
 * @param {Package} book
 * @param {string} part
 */
async function stylesIn(book, part) {
  /** @type {Map<number, string>} */
  const formats = new Map();
  /** @type {Shown[]} */
  const styles = [];
  let inCells = false;
  await runThrough(book, part, SMALL, {
    onopentag(name, { numFmtId = '', formatCode = '' }) {
      if (bare(name) === 'numFmt') formats.set(Number(numFmtId), formatCode);
      if (bare(name) === 'cellXfs') inCells = true;
      if (bare(name) === 'xf' && inCells)
        styles.push(shownBy(formats.get(Number(numFmtId)) ?? builtInFormat(Number(numFmtId))));
    },
    onclosetag(name) {
      if (bare(name) === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

/**
 * The texts that cells refer to by their number.
 * @param {Package} book
 * @param {string} part
 */
async function textsIn(book, part) {
  /** @type {string[]} */
  const texts = [];
  const gather = new TextGatherer();
  await runThrough(book, part, TEXTS, {
    onopentag: (name) => gather.open(bare(name)),
    ontext: (text) => gather.add(text),
    onclosetag(name) {
      gather.close(bare(name));
      // Copied, since a piece of a text would keep the whole of it in memory.
      if (bare(name) === 'si') texts.push(Buffer.from(gather.taken()).toString());
    },
  });
  return texts;
}

/** Gathers the words of a text, all runs of it; how it is read aloud (`rPh`) is no part of it. */
class TextGatherer {
  #text = '';
  #isOpen = false;
  #isAloud = false;

  /** @param {string} name */
  open(name) {
    if (name === 't') this.#isOpen = true;
    else if (name === 'rPh') this.#isAloud = true;
  }

  /** @param {string} text */
  add(text) {
    if (this.#isOpen && !this.#isAloud) this.#text += text;
    if (this.#text.length > CELL) throw tooLarge();
  }

  /** @param {string} name */
  close(name) {
    if (name === 't') this.#isOpen = false;
    else if (name === 'rPh') this.#isAloud = false;
  }

  taken() {
    const text = unescaped(this.#text);
    this.#text = '';
    return text;
  }
}

/**
 * Characters that XML cannot hold are written like `_x000D_`.
 * @param {string} text
 */
const unescaped = (text) =>
  text.includes('_x')
    ? text.replace(/_x([\dA-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

/**
 * Reads the rows of a sheet into the table.
 * @param {Package} book
 * @param {string} part
 * @param {{ texts: readonly string[], styles: readonly Shown[], from1904: boolean }} given
 * @param {TableWriter} writer
 * @returns {Promise<string[]>} what a person should know
 */
async function readSheet(book, part, { texts, styles, from1904 }, writer) {
  const seen = {
    errors: noneSeen(),
    unknown: noneSeen(),
    merged: noneSeen(),
    hiddenRows: noneSeen(),
    hiddenColumns: noneSeen(),
  };
  const gather = new TextGatherer();
  let isWhole = false;
  let row = 0;
  let written = 0;
  let place = -1;
  /** @type {string[]} */
  let cells = [];
  let cell = { type: '', style: PLAIN, hasFormula: false, hasValue: false };
  let value = '';
  let isValue = false;

  const cellText = () => {
    if (cell.type === 'inlineStr') return gather.taken();
    if (cell.type === 's') return texts[Number(value)] ?? refuse(damaged());
    if (cell.type === 'b') return value === '' ? '' : value === '1' || value === 'true' ? 'TRUE' : 'FALSE';
    if (cell.type === 'd') return value.replace(/T00:00(:00(\.0+)?)?Z?$/, '');
    if (cell.type === 'e') see(seen.errors, place, row);
    if (cell.type === 'e' || cell.type === 'str') return unescaped(value);
    return numberText(value, cell.style, from1904);
  };

  const there = await runThrough(book, part, SHEET, {
    onopentag(name, attributes) {
      switch (bare(name)) {
        case 'row': {
          const next = attributes.r === undefined ? row + 1 : Number(attributes.r);
          if (!Number.isInteger(next) || next <= row) throw damaged();
          if (next > ROWS)
            throw new Refusal(
              `This sheet has more than ${counted(ROWS)} rows. No workbook may have so many.`,
              'too large',
            );
          row = next;
          place = -1;
          cells = [];
          if (attributes.hidden === '1') see(seen.hiddenRows, 0, row);
          break;
        }
        case 'c': {
          place = attributes.r === undefined ? place + 1 : columnOf(attributes.r);
          if (place >= COLUMNS)
            throw new Refusal(
              `Row ${row} has more than ${counted(COLUMNS)} columns. No workbook may have so many.`,
              'too large',
            );
          const style = styles[Number(attributes.s ?? 0)] ?? PLAIN;
          cell = { type: attributes.t ?? 'n', style, hasFormula: false, hasValue: false };
          value = '';
          break;
        }
        case 'v':
          isValue = cell.hasValue = true;
          break;
        case 'f':
          cell.hasFormula = true;
          break;
        case 'mergeCell':
          seen.merged.first ||= attributes.ref ?? '';
          seen.merged.count++;
          break;
        case 'col':
          if (attributes.hidden === '1') see(seen.hiddenColumns, Number(attributes.min ?? 1) - 1, 1);
          break;
        default:
          gather.open(bare(name));
      }
    },
    ontext(text) {
      if (isValue) value += text;
      else gather.add(text);
      if (value.length > CELL) throw tooLarge();
    },
    onclosetag(name, isImplied) {
      switch (bare(name)) {
        case 'v':
          isValue = false;
          break;
        case 'c': {
          if (cell.hasFormula && !cell.hasValue) see(seen.unknown, place, row);
          const text = cellText();
          if (text === '') break;
          while (cells.length < place) cells.push('');
          cells[place] = text;
          break;
        }
        case 'row':
          if (cells.length === 0) break;
          while (++written < row) writer.add(written, []);
          writer.add(row, cells);
          break;
        case 'worksheet':
          isWhole = !isImplied;
          break;
        default:
          gather.close(bare(name));
      }
    },
  });
  if (!there || !isWhole) throw damaged();
  if (written === 0) throw new Refusal('This sheet is empty. Choose another sheet or file.');
  return noticesOf(seen);
}

const noneSeen = () => ({ count: 0, first: '' });

/**
 * @param {Seen} seen
 * @param {number} column
 * @param {number} row
 */
function see(seen, column, row) {
  seen.first ||= `${letterOf(column)}${row}`;
  seen.count++;
}

/** @param {Refusal} refusal @returns {never} */
function refuse(refusal) {
  throw refusal;
}

/**
 * @param {Record<'errors' | 'unknown' | 'merged' | 'hiddenRows' | 'hiddenColumns', Seen>} seen
 */
function noticesOf({ errors, unknown, merged, hiddenRows, hiddenColumns }) {
  const notices = [];
  const are = (/** @type {Seen} */ { count }) => (count === 1 ? 'is' : 'are');
  const have = (/** @type {Seen} */ { count }) => (count === 1 ? 'has' : 'have');
  if (errors.count > 0)
    notices.push(
      `${counted(errors.count, 'cell')} ${have(errors)} an error such as #REF!, first ${errors.first}. It is kept as text.`,
    );
  if (unknown.count > 0)
    notices.push(
      `${counted(unknown.count, 'formula')} ${have(unknown)} no stored result, first ${unknown.first}, and ${are(unknown)} read as blank. Open the file in a spreadsheet program and save it to store the results.`,
    );
  if (merged.count > 0)
    notices.push(
      `${counted(merged.count, 'group')} of cells ${are(merged)} merged, first ${merged.first}. The text stands in the first cell only.`,
    );
  if (hiddenRows.count > 0)
    notices.push(
      `${counted(hiddenRows.count, 'row')} ${are(hiddenRows)} hidden in the sheet. ${hiddenRows.count === 1 ? 'It is' : 'They are'} read too.`,
    );
  if (hiddenColumns.count > 0) notices.push('Some columns are hidden in the sheet. They are read too.');
  return notices;
}

/**
 * The place of a column, from 0, by the address of a cell.
 * @param {string} address such as `AB12`
 */
function columnOf(address) {
  let column = 0;
  for (let at = 0; at < address.length && at < 8; at++) {
    const letter = address.charCodeAt(at) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  if (column === 0) throw damaged();
  return column - 1;
}

/** @param {number} column @returns {string} */
const letterOf = (column) =>
  (column >= 26 ? letterOf(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));
