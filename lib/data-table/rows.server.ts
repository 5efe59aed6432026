import { z } from 'zod';
import { type Reader, rowsFrom } from '@/lib/db/rows';
import { Prisma } from '@/prisma/generated/client';
import { type Column, type ListDefinition, type ListQuery, type RowOf, sqlFor } from './definition';
import { type Mark, searchMarks, searchTerms } from './search';

/**
 * Rows of a list by its definition, as plain data. Dates are in ISO 8601, and the matches of the search are marked in
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
  const fields = fieldsOf(list);
  const rows = await rowsFrom(pool, rowOf(fields), queryOf(selectOf(fields)));
  return rows.map((row) => ({
    // `rowOf` says the same in a way that TypeScript cannot follow.
    ...(Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])) as RowOf<L>),
    marks: searchMarks(String(row[list.marked ?? ''] ?? ''), terms),
  }));
}

const plain = (value: unknown) => (value instanceof Date ? value.toISOString() : value);

type Fields = ReadonlyMap<string, { readonly sql: string; readonly holds: z.ZodType }>;

/** What is read of each row, each field once. */
function fieldsOf(list: ListDefinition): Fields {
  const fields = new Map(
    Object.entries(list.row ?? {}).map(([name, part]) => [name, { sql: sqlFor(part), holds: part.holds }]),
  );
  for (const column of Object.values<Column>(list.columns))
    for (const [name, part] of Object.entries(column.row ?? {}))
      fields.set(name, { sql: sqlFor(part, column), holds: part.holds });
  return fields;
}

const rowOf = (fields: Fields) => z.object(Object.fromEntries([...fields].map(([name, { holds }]) => [name, holds])));

const selectOf = (fields: Fields): Prisma.Sql =>
  Prisma.raw([...fields].map(([name, { sql }]) => `${sql} AS "${name}"`).join(', '));
