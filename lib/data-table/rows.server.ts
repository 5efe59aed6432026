import { Prisma } from '@/prisma/generated/client';
import { type Column, type ListDefinition, type ListQuery, type RowOf, sqlFor } from './definition';
import { type Mark, searchMarks, searchTerms } from './search';
import { type Reader, run } from './sql.server';

/**
 * Rows of a list as its definition says, as plain data: dates in ISO 8601, and where the words of the search stand in
 * the field that the definition names.
 * @param queryOf the query of these rows that SELECTs what it is given
 */
export async function readRows<L extends ListDefinition>(
  pool: Reader,
  list: L,
  { q }: Pick<ListQuery, 'q'>,
  queryOf: (select: Prisma.Sql) => Prisma.Sql,
): Promise<(RowOf<L> & { marks: Mark[] })[]> {
  const terms = searchTerms(q);
  const rows = await run<Record<string, unknown>>(pool, queryOf(selectOf(list)));
  return rows.map((row) => ({
    ...(Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])) as RowOf<L>),
    marks: searchMarks(String(row[list.marked ?? ''] ?? ''), terms),
  }));
}

const plain = (value: unknown) => (value instanceof Date ? value.toISOString() : value);

/** What is read of each row, each field once. */
function selectOf(list: ListDefinition): Prisma.Sql {
  const fields = new Map(Object.entries(list.row ?? {}).map(([name, part]) => [name, sqlFor(part)]));
  for (const column of Object.values<Column>(list.columns))
    for (const [name, part] of Object.entries(column.row ?? {})) fields.set(name, sqlFor(part, column));
  return Prisma.raw([...fields].map(([name, sql]) => `${sql} AS "${name}"`).join(', '));
}
