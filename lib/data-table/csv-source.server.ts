import { type Cell, kindOf, type PartKind } from '@/lib/exchange/csv';
import { Prisma } from '@/prisma/generated/client';
import { type CsvColumn, type ListDefinition, type ListQuery, sqlFor } from './definition';
import type { ListSql } from './sql.server';

/** What one CSV file is made of: the records of a list, in the order of its table. */
export type CsvSource = {
  /** The name of the file. */
  readonly name: string;
  /** The list whose address says which records, in which order. */
  readonly list: ListDefinition;
  readonly listSql: ListSql;
  readonly columns: (query: ListQuery) => readonly CsvColumn[];
  /** The columns that tell rows apart. */
  readonly key: readonly string[];
  /** What is read of one record, as text. */
  readonly select: (query: ListQuery) => Prisma.Sql;
  /** How the parts of a row are written. */
  readonly kinds: (query: ListQuery) => readonly PartKind[];
  /** The rows that one record becomes. Absent if each is one row as it was read. */
  readonly rows?: (record: readonly Cell[]) => readonly (readonly Cell[])[];
  /** The most records that one query reads if everybody shares one connection. */
  readonly batch: number;
};

type Part = { readonly kind: PartKind; readonly cells: readonly string[] };

/** One row for each record: the columns of every file, then the shown columns in their order. */
export function listSource(list: ListDefinition, listSql: ListSql): CsvSource {
  // Two columns of the table may use the same column of the file. It stands where it comes first.
  const columns = (query: ListQuery) => {
    const shown = query.columns.flatMap((id) => {
      const column = list.columns[id];
      return column?.csv.map((cell) => ({ ...cell, sql: sqlFor(cell, column) })) ?? [];
    });
    return [...new Map([...list.csvAlways, ...shown].map((cell) => [cell.name, cell])).values()];
  };
  return {
    name: list.name,
    list,
    listSql,
    columns,
    key: ['id'],
    select: (query) =>
      Prisma.raw(
        partsOf(columns(query))
          .map(({ cells }) => `concat(${cells.join(", ',', ")})`)
          .join(),
      ),
    kinds: (query) => partsOf(columns(query)).map(({ kind }) => kind),
    batch: 500,
  };
}

/** The database joins neighbouring plain cells, because reading a cell costs as much as writing it. */
function partsOf(columns: readonly (CsvColumn & { readonly sql: string })[]): Part[] {
  const parts: Part[] = [];
  for (const column of columns) {
    const kind = column.plain ? 'plain' : kindOf(column);
    const before = kind === 'plain' && parts.at(-1)?.kind === 'plain' ? parts.pop() : undefined;
    parts.push({ kind, cells: [...(before?.cells ?? []), column.sql] });
  }
  return parts;
}
