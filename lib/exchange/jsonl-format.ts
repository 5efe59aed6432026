import { namesInChains } from '@/lib/attributions/chain-text';
import type { CsvColumn } from '@/lib/data-table/definition';
import { type Cell, instant } from './csv';
import { bytesOf, type FileFormat, type Row, rowsAsText } from './format';

/** JSON Lines: one object a line, its names those of the columns of the CSV file. */
export const jsonLines: FileFormat = {
  apart: true,
  async *write({ source, query }, batches) {
    const write = objectWriter(source.columns(query));
    for await (const text of rowsAsText(batches, write)) yield bytesOf(text);
  },
};

/** Writes a row as an object on one line. Numbers are numbers, lists are arrays, and what is empty is null. */
export function objectWriter(columns: readonly CsvColumn[]): (row: Row) => string {
  const members = columns.map((column) => ({ name: `${JSON.stringify(column.name)}:`, write: valueWriter(column) }));
  return (row) => `{${members.map(({ name, write }, place) => name + write(row[place] ?? null)).join()}}\n`;
}

function valueWriter({ type, list }: CsvColumn): (cell: Cell) => string {
  if (list) return (cell) => JSON.stringify(valuesOf(cell ?? '', list));
  const write =
    type === 'integer' || type === 'decimal'
      ? (cell: string) => cell
      : type === 'dateTime'
        ? (cell: string) => JSON.stringify(instant(cell))
        : (cell: string) => JSON.stringify(cell);
  return (cell) => (cell ? write(cell) : 'null');
}

/** The values of a list that stand in one text. */
const valuesOf = (text: string, list: 'words' | 'chains') =>
  list === 'chains' ? namesInChains(text) : text === '' ? [] : text.split('; ');
