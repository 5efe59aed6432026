import { type Cell, kindOf, type PartKind } from '@/lib/exchange/csv';
import { Prisma } from '@/prisma/generated/client';
import type { CsvColumn, ListDefinition, ListQuery } from './definition';
import type { ListSql } from './sql.server';

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
  /** How the parts of a row are written. */
  readonly kinds: (query: ListQuery) => readonly PartKind[];
  /** The rows that one record becomes; absent where each is one row as it was read. */
  readonly rows?: (record: readonly Cell[]) => readonly (readonly Cell[])[];
  /** How many records one query may read where everybody shares one connection. */
  readonly batch: number;
};

type CsvName<L extends ListDefinition> = (
  | L['csvAlways'][number]
  | L['columns'][keyof L['columns']]['csv'][number]
)['name'];
type Part = { readonly kind: PartKind; readonly cells: readonly Prisma.Sql[] };

/**
 * One row a record: what stands in every file, then the shown columns in their order.
 * @param words the columns that hold a slug or a closed list's words, which can have no comma, quote or formula.
 */
export function listSource<L extends ListDefinition>(
  list: L,
  listSql: ListSql,
  cells: Readonly<Record<CsvName<L>, Prisma.Sql>>,
  words: readonly CsvName<L>[],
): CsvSource {
  const cellOf: Readonly<Record<string, Prisma.Sql>> = cells;
  const plain: ReadonlySet<string> = new Set(words);
  // Two columns of the table may hold the same column of the file; it stands where it comes first.
  const columns = (query: ListQuery) => {
    const all = [...list.csvAlways, ...query.columns.flatMap((id) => list.columns[id]?.csv ?? [])];
    return [...new Map(all.map((column) => [column.name, column])).values()];
  };
  // The database puts neighbouring plain cells together, because each cell that is read costs as much as writing it.
  const parts = (query: ListQuery) => {
    const found: Part[] = [];
    for (const column of columns(query)) {
      const kind = plain.has(column.name) ? 'plain' : kindOf(column);
      const before = kind === 'plain' && found.at(-1)?.kind === 'plain' ? found.pop() : undefined;
      found.push({ kind, cells: [...(before?.cells ?? []), cellOf[column.name] ?? Prisma.sql`NULL`] });
    }
    return found;
  };
  return {
    name: list.name,
    list,
    listSql,
    columns,
    key: ['id'],
    select: (query) =>
      Prisma.join(parts(query).map((part) => Prisma.sql`concat(${Prisma.join(part.cells, ", ',', ")})`)),
    kinds: (query) => parts(query).map(({ kind }) => kind),
    batch: 500,
  };
}
