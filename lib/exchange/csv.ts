import type { CsvColumn } from '@/lib/data-table/definition';

/** One value as the database writes it; null is an empty cell. */
export type Cell = string | null;

export type CsvOptions = {
  /** Begins with a byte order mark, by which Excel knows UTF-8. */
  bom: boolean;
  /** Text is written as it is, even if a spreadsheet would take it for a formula. */
  raw: boolean;
  /** What parts the cells. Excel takes a semicolon where commas stand in numbers. */
  sep?: Separator;
};
export type Separator = ',' | ';';

export const BOM = '\uFEFF';

/**
 * Where a formula starts in a cell, or in the middle of a text, for spreadsheets that split cells at a semicolon or
 * tab.
 */
const FORMULA = /(?<=^|[;\t])(?=['"]*[=+\-@\t\r\n＝＋－＠])/g;
const GUARDED = /(?<=^|[;\t])'(?=['"]*[=+\-@\t\r\n＝＋－＠])/g;
/** Anything one of the others may match. Most cells pass with this one test. */
const NOTABLE = /[",;\t\r\n]|^['=+\-@＝＋－＠]/;
const SPECIAL = { ',': /[",\r\n]/, ';': /[";\r\n]/ } as const;

/** Puts a “'” before anything a spreadsheet would take for a formula. */
export const guard = (text: string): string => text.replace(FORMULA, "'");

/** Undoes `guard`, so that unguard(guard(x)) is x for every text. */
export const unguard = (text: string): string => text.replace(GUARDED, '');

const quotedFor =
  (sep: Separator) =>
  (text: string): string =>
    SPECIAL[sep].test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** “2026-04-06 11:30:00+00”, as PostgreSQL writes a time in UTC, in ISO 8601. */
export const instant = (time: string): string => `${time.slice(0, 10)}T${time.slice(11, -3)}Z`;

/**
 * How a part of a row is written: text guarded and quoted; an instant in ISO 8601; everything else, one column or
 * several with their commas, as it is.
 */
export type PartKind = 'text' | 'instant' | 'plain';

export const kindOf = ({ type }: Pick<CsvColumn, 'type'>): PartKind => {
  if (type === 'string' || type === 'anyURI') return 'text';
  return type === 'dateTime' ? 'instant' : 'plain';
};

/**
 * Writes rows of parts that stand in this order: RFC 4180, each row with its line end. Parts of several columns have
 * commas between them.
 */
export function rowWriter(
  kinds: readonly PartKind[],
  raw: boolean,
  sep: Separator = ',',
): (parts: readonly Cell[]) => string {
  const quoted = quotedFor(sep);
  const write = {
    text: raw ? quoted : (text: string) => (NOTABLE.test(text) ? quoted(guard(text)) : text),
    instant,
    plain: sep === ',' ? (text: string) => text : quoted,
  };
  const writers = kinds.map((kind) => write[kind]);
  return (parts) => {
    let row = '';
    let between = '';
    for (let index = 0; index < writers.length; index++) {
      row += between;
      const part = parts[index];
      if (part) row += writers[index]?.(part);
      between = sep;
    }
    return `${row}\r\n`;
  };
}

/** The header row, after the byte order mark where one is asked for. */
export const headerRow = (columns: readonly Pick<CsvColumn, 'name'>[], bom: boolean, sep: Separator = ','): string =>
  `${bom ? BOM : ''}${columns.map(({ name }) => quotedFor(sep)(name)).join(sep)}\r\n`;
