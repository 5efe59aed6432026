import type { CsvColumn, ListDefinition, ListQuery } from '@/lib/list/definition';
import type { ListSql } from '@/lib/list/sql';
import { Prisma } from '@/prisma/generated/client';
import type { Cell } from './csv';

/** What one CSV file is made of: the records of a list, in the order of its table. */
export type CsvSource = {
  /** The name of the file. */
  readonly name: string;
  /** The list whose address says which records, in which order. */
  readonly list: ListDefinition;
  readonly listSql: ListSql;
  readonly columns: (query: ListQuery) => readonly CsvColumn[];
  /** The columns that no two rows share. */
  readonly key: readonly string[];
  /** What is read of one record, as text. */
  readonly select: (query: ListQuery) => Prisma.Sql;
  /** The rows that one record becomes; absent where each is one row as it was read. */
  readonly rows?: (record: readonly Cell[]) => readonly (readonly Cell[])[];
  /** How many records are read at a time. */
  readonly batch: { readonly server: number; readonly embedded: number };
};

type CsvName<L extends ListDefinition> = (L['csvAlways'][number] | L['columns'][keyof L['columns']]['csv'][number])['name'];

/** One row a record, with what stands in every file and the shown columns in their order. */
export function listSource<L extends ListDefinition>(
  list: L,
  listSql: ListSql,
  cells: Readonly<Record<CsvName<L>, Prisma.Sql>>,
): CsvSource {
  const cellOf: Readonly<Record<string, Prisma.Sql>> = cells;
  const columns = (query: ListQuery) => [...list.csvAlways, ...query.columns.flatMap((id) => list.columns[id]?.csv ?? [])];
  return {
    name: list.name,
    list,
    listSql,
    columns,
    key: ['id'],
    select: (query) => Prisma.join(columns(query).map(({ name }) => cellOf[name] ?? Prisma.sql`NULL`)),
    batch: { server: 1000, embedded: 250 },
  };
}
