import type { Fields } from '@/lib/entities/record';
import { type Cell, unguard } from '@/lib/exchange/csv';
import type { CaseColumn } from './columns';
import type { CaseFile } from './kinds';

/** A record as the cells of its row. Null, and an empty text, is an empty cell. */
export const cellsOf = ({ columns }: Pick<CaseFile, 'columns'>, record: Fields): Cell[] =>
  Object.entries(columns).map(([field, { type }]) => {
    const value = record[field];
    if (value === null || value === undefined) return null;
    return type === 'list' || type === 'object' ? JSON.stringify(value) : String(value);
  });

/** What is wrong with a cell: its column, and why, in a sentence. */
export class BadCell extends Error {
  constructor(
    readonly field: string,
    readonly reason: string,
  ) {
    super(reason);
  }
}

/** The record that a row of cells is. @throws BadCell */
export function recordOf({ columns }: Pick<CaseFile, 'columns'>, cells: readonly string[]): Fields {
  return Object.fromEntries(
    Object.entries(columns).map(([field, column], i) => [field, valueIn(field, column, cells[i] ?? '')]),
  );
}

function valueIn(field: string, column: CaseColumn, cell: string): unknown {
  const text = unguard(cell);
  const value = text === '' && column.nullable ? null : read(column, text);
  const { success, error, data } = column.holds.safeParse(value);
  if (success) return data;
  const reason = error.issues[0]?.message ?? '';
  const isOurs = !/^(?:Invalid|Too) /.test(reason);
  throw new BadCell(field, isOurs ? reason : `“${text.slice(0, 60)}” cannot stand there.`);
}

function read({ type }: CaseColumn, text: string): unknown {
  if (type === 'integer') return /^\d{1,10}(?:\.0)?$/.test(text) ? Number(text) : text;
  // A spreadsheet program writes them in capitals.
  if (type === 'boolean') return /^true$/i.test(text) ? true : /^false$/i.test(text) ? false : text;
  if (type !== 'list' && type !== 'object') return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
