import { type Cell, kindOf, type PartKind } from '@/lib/exchange/csv';
import { noteCells, noteColumns, notesSql, overlongNotes } from '@/lib/exchange/note-columns.server';
import { Prisma } from '@/prisma/generated/client';
import { type CsvColumn, type ListDefinition, type ListQuery, sqlFor } from './definition';
import type { NotesTable } from './notes-column';
import type { ListSql } from './sql.server';

/** What one file is made of: the records of a list, in the order of its table. */
export type CsvSource = {
  /** The name of the file. */
  readonly name: string;
  /** The list whose address says which records, in which order. */
  readonly list: ListDefinition;
  readonly listSql: ListSql;
  readonly columns: (query: ListQuery) => readonly CsvColumn[];
  /** The columns that tell rows apart. */
  readonly key: readonly string[];
  /** What is read of one record, as text. `apart`: each column by itself, or else neighbours that CSV may have joined. */
  readonly select: (query: ListQuery, apart?: boolean) => Prisma.Sql;
  /** How the parts of a row are written in CSV. */
  readonly kinds: (query: ListQuery, apart?: boolean) => readonly PartKind[];
  /** The rows that one record becomes. Absent if each is one row. */
  readonly rows?: (record: readonly Cell[]) => readonly (readonly Cell[])[];
  /** The row that one record becomes, if it is not as it was read. */
  readonly row?: (record: readonly Cell[]) => readonly Cell[];
  /** The most records that one query reads if everybody shares one connection. */
  readonly batch: number;
  /** The path of the page that the first column of a row stands for. */
  readonly pageOf?: (row: readonly Cell[]) => string;
  /** The condition that a text of a record has more characters than this, if that can be asked of the database. */
  readonly overlong?: (query: ListQuery, length: number) => Prisma.Sql;
  /** The notes on its records, and the same file with the notes of these names. */
  readonly notes?: { readonly table: NotesTable; readonly withNames: (names: readonly string[]) => CsvSource };
};

type Part = { readonly kind: PartKind; readonly cells: readonly string[] };

/**
 * One row for each record: the columns of every file, then the shown columns in their order, then the notes.
 * @param names those of the notes that become columns
 */
export function listSource(
  list: ListDefinition,
  listSql: ListSql,
  table?: NotesTable,
  names: readonly string[] = [],
): CsvSource {
  // Two columns of the table may use the same column of the file. It stands where it comes first.
  const own = (query: ListQuery) => {
    const shown = query.columns.flatMap((id) => {
      const column = list.columns[id];
      return column?.csv.map((cell) => ({ ...cell, sql: sqlFor(cell, column) })) ?? [];
    });
    return [...new Map([...list.csvAlways, ...shown].map((cell) => [cell.name, cell])).values()];
  };
  const noted = noteColumns(names);
  const hasNotes = table !== undefined && names.length > 0;
  const cellsOf = noteCells(names);
  const pageAt = list.csvAlways.length - 1;
  return {
    name: list.name,
    list,
    listSql,
    columns: (query) => [...own(query), ...noted],
    key: ['id'],
    select(query, apart = false) {
      const parts = partsOf(own(query), apart).map(({ cells }) =>
        apart ? cells.join() : `concat(${cells.join(", ',', ")})`,
      );
      const read = Prisma.raw(parts.join());
      return hasNotes ? Prisma.sql`${read}, ${notesSql(table, listSql.alias)}` : read;
    },
    kinds: (query, apart = false) => [...partsOf(own(query), apart).map(({ kind }) => kind), ...noted.map(kindOf)],
    ...(hasNotes && { row: (record) => [...record.slice(0, -1), ...cellsOf(record.at(-1) ?? null)] }),
    batch: 500,
    pageOf: (row) => `${list.path}/${row[pageAt] ?? ''}`,
    overlong(query, length) {
      const texts = own(query).filter((column) => !column.plain && kindOf(column) === 'text');
      const conditions = texts.map((column) => Prisma.sql`length(${Prisma.raw(column.sql)}) > ${length}`);
      if (hasNotes) conditions.push(overlongNotes(table, listSql.alias, length));
      return conditions.length > 0 ? Prisma.sql`(${Prisma.join(conditions, ' OR ')})` : Prisma.sql`false`;
    },
    ...(table && { notes: { table, withNames: (found) => listSource(list, listSql, table, found) } }),
  };
}

/** The database joins neighbouring plain cells, because reading a cell costs as much as writing it. */
function partsOf(columns: readonly (CsvColumn & { readonly sql: string })[], apart: boolean): Part[] {
  const parts: Part[] = [];
  for (const column of columns) {
    const kind = column.plain ? 'plain' : kindOf(column);
    const before = !apart && kind === 'plain' && parts.at(-1)?.kind === 'plain' ? parts.pop() : undefined;
    parts.push({ kind, cells: [...(before?.cells ?? []), column.sql] });
  }
  return parts;
}
