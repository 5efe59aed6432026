import type { CsvColumn } from '@/lib/data-table/definition';
import { invalid } from '@/lib/errors';
import { grouped } from '@/lib/format/number';
import { instant } from './csv';
import { type Row, rowsAsText } from './format';

/** What a sheet of Excel holds at most: rows below the header, columns, characters of a cell, links. */
export const SHEET_LIMITS = { rows: 1_048_575, columns: 16_384, text: 32_767, links: 65_530 } as const;

const CSV_INSTEAD = 'Take CSV or JSON Lines, or filter the table or leave columns out.';

/** Refuses what a sheet cannot hold. @param text says whose text is too long, as the subject of a sentence */
export const tooManyRows = () =>
  invalid(`A sheet of Excel has at most ${grouped(SHEET_LIMITS.rows)} rows, and this file has more. ${CSV_INSTEAD}`);
export const tooManyColumns = (count: number) =>
  invalid(
    `A sheet of Excel has at most ${grouped(SHEET_LIMITS.columns)} columns, and this file has ${grouped(count)}. ${CSV_INSTEAD}`,
  );
export const tooLongText = (whose: string) =>
  invalid(
    `A cell of Excel holds at most ${grouped(SHEET_LIMITS.text)} characters, and ${whose} has more. Nothing was cut. ${CSV_INSTEAD}`,
  );

/** The places of the formats in `stylesXml`. */
const STYLES = { plain: 0, header: 1, day: 2, moment: 3, link: 4, minute: 5 } as const;

/** The formats of cells: as they are, bold, a day, a moment, a link, a time. The words “UTC” say whose times they are. */
export const stylesXml = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\
<numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>\
<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss\\ &quot;UTC&quot;"/>\
<numFmt numFmtId="166" formatCode="yyyy\\-mm\\-dd\\ hh:mm\\ &quot;UTC&quot;"/></numFmts>\
<fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font>\
<font><u/><sz val="11"/><color rgb="FF0563C1"/><name val="Calibri"/></font></fonts>\
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>\
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
<cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>\
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
<xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/>\
<xf numFmtId="166" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>\
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Also what looks like a character written as “_x000D_”, which is how those are written that XML cannot hold. */
const SPECIAL = /[&<>"\uFFFE\uFFFF]|(?![\t\n])\p{Cc}|_(?=x[\dA-Fa-f]{4}_)/gu;

/** A text as it stands in the XML of a workbook. */
export const xmlText = (text: string): string =>
  text.replace(
    SPECIAL,
    (sign) => NAMED[sign] ?? `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  );

/** “A”, “Z”, “AA”: the name of a column, from 0. */
export const columnLetters = (place: number): string =>
  (place < 26 ? '' : columnLetters(Math.floor(place / 26) - 1)) + String.fromCharCode(65 + (place % 26));

type CellWriter = (cell: string, at: string) => string;

const textCell = (text: string, at: string, style: number): string => {
  if (text.length > SHEET_LIMITS.text) throw tooLongText(`the cell ${at}`);
  return `<c r="${at}" t="inlineStr"${styled(style)}><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
};
const numberCell = (value: number | string, at: string, style: number): string =>
  `<c r="${at}"${styled(style)}><v>${value}</v></c>`;
const styled = (style: number) => (style === STYLES.plain ? '' : ` s="${style}"`);

const DAY_MS = 86_400_000;
/** The number of the first day of 1970. */
const EPOCH = 25_569;
/** Sheets count a 29 February 1900, so that earlier days are numbered differently. */
const FIRST_DAY = '1900-03-01';

const asText: CellWriter = (cell, at) => textCell(cell, at, STYLES.plain);
const asNumber: CellWriter = (cell, at) => numberCell(cell, at, STYLES.plain);
const asMoment: CellWriter = (cell, at) => numberCell(Date.parse(instant(cell)) / DAY_MS + EPOCH, at, STYLES.moment);
/** A date known to the day or minute is one of the sheet. Any other stays as it is: a sheet would say more of it. */
const asDate: CellWriter = (cell, at) => {
  const found = /^\d{4}-\d\d-\d\d(T\d\d:\d\dZ)?$/.exec(cell);
  if (!found || cell < FIRST_DAY) return asText(cell, at);
  return numberCell(Date.parse(cell) / DAY_MS + EPOCH, at, found[1] ? STYLES.minute : STYLES.day);
};

function writerOf({ type, date }: CsvColumn): CellWriter {
  if (type === 'integer' || type === 'decimal') return asNumber;
  if (type === 'dateTime') return asMoment;
  return date ? asDate : asText;
}

const isShort = ({ type, plain, date }: CsvColumn) => plain || date || (type !== 'string' && type !== 'anyURI');
const widthOf = (column: CsvColumn) =>
  Math.min(60, isShort(column) ? Math.max(12, column.name.length + 3) : Math.max(32, column.name.length + 3));

type Sheet = {
  readonly columns: readonly CsvColumn[];
  /** The address to which the first cell of a row leads. */
  readonly linkOf?: (row: Row) => string;
};

/**
 * The XML of a sheet: a bold row of names that stays in place, then the rows. Whatever begins like a formula is a text.
 * @param links the addresses to which the first cells of rows lead are added to it
 */
export async function* sheetXml(
  { columns, linkOf }: Sheet,
  batches: AsyncIterable<readonly Row[]>,
  links: string[],
): AsyncGenerator<string> {
  const letters = columns.map((_, place) => columnLetters(place));
  const widths = columns.map(
    (column, place) => `<col min="${place + 1}" max="${place + 1}" width="${widthOf(column)}" customWidth="1"/>`,
  );
  const header = columns.map(({ name }, place) => textCell(name, `${letters[place]}1`, STYLES.header));
  yield `${XML}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheetViews><sheetView tabSelected="1" workbookViewId="0">\
<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>\
<sheetFormatPr defaultRowHeight="15"/><cols>${widths.join('')}</cols><sheetData><row r="1">${header.join('')}</row>`;
  const writers = columns.map(writerOf);
  let number = 1;
  const write = (row: Row) => {
    number++;
    if (number > SHEET_LIMITS.rows + 1) throw tooManyRows();
    let cells = '';
    for (let place = 0; place < writers.length; place++) {
      const cell = row[place];
      if (!cell) continue;
      const at = `${letters[place]}${number}`;
      if (place === 0 && linkOf && links.length < SHEET_LIMITS.links) {
        links.push(linkOf(row));
        cells += numberCell(cell, at, STYLES.link);
      } else cells += writers[place]?.(cell, at);
    }
    return `<row r="${number}">${cells}</row>`;
  };
  yield* rowsAsText(batches, write);
  yield '</sheetData>';
  if (links.length > 0) {
    yield '<hyperlinks>';
    for (let place = 0; place < links.length; place += 1000)
      yield links
        .slice(place, place + 1000)
        .map((_, i) => `<hyperlink ref="A${place + i + 2}" r:id="rId${place + i + 1}"/>`)
        .join('');
    yield '</hyperlinks>';
  }
  yield '</worksheet>';
}

/** The XML of the addresses to which the cells of a sheet lead. */
export function* linksXml(links: readonly string[]): Generator<string> {
  yield `${XML}<Relationships xmlns="${PACKAGE_RELATIONS}">`;
  for (let place = 0; place < links.length; place += 1000)
    yield links
      .slice(place, place + 1000)
      .map(
        (link, i) =>
          `<Relationship Id="rId${place + i + 1}" Type="${RELATIONS}/hyperlink" Target="${xmlText(link)}" TargetMode="External"/>`,
      )
      .join('');
  yield '</Relationships>';
}

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const PACKAGE_RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
