import { fold } from '@/lib/format/fold';
import { isInvisible } from '@/lib/format/squeeze';
import { ownWord } from './closed-words';
import type { Field } from './fields';
import type { FileRow } from './read-table';

/** Of each column, by its place: cells that tell what it holds. */
export type ColumnCells = readonly (readonly string[])[];

/** Whether anything in a cell can be seen. */
export const isNotBlank = (cell: string): boolean => cell !== '' && !isInvisible(cell);

/** The cells of one column, without the blank ones. */
export const cellsOf = (columns: ColumnCells, place: number): string[] => (columns[place] ?? []).filter(isNotBlank);

/** The columns of these rows. */
export function columnsOf(rows: readonly FileRow[]): ColumnCells {
  const width = rows.reduce((most, row) => Math.max(most, row.length - 1), 0);
  return Array.from({ length: width }, (_, place) => rows.flatMap((row) => textAt(row, place)));
}

/** What can part several values of a cell, the surest first. */
const SEPARATORS = [';', '|', '\n', ','];

/** What parts several values in cells, the surest first. */
export const separatorsIn = (cells: readonly string[]): string[] =>
  SEPARATORS.filter((separator) => cells.some((cell) => cell.trim().includes(separator)));

/** The words of cells that are not of the list of a field, each once. */
export function strangeWords({ words = {} }: Field, cells: readonly string[]): string[] {
  const wordOf = ownWord(words);
  const others = new Map<string, string>();
  for (const cell of cells)
    if (wordOf(cell) === undefined && !others.has(fold(cell))) others.set(fold(cell), cell.trim());
  return [...others.values()];
}

/** The cell of a row in a column, or none. */
const textAt = (row: FileRow, place: number): string | [] => {
  const cell = row[place + 1];
  return typeof cell === 'string' ? cell : [];
};
