import { Prisma } from '@/prisma/generated/client';

const { sql, raw, join } = Prisma;

/**
 * Rows as a table that a statement can read: `FROM ${rowsAsTable(…)} AS d`. Their order is kept.
 *
 * Each column goes as one text, an array in the notation of PostgreSQL. To take apart as many records of JSON would cost
 * the database more than to store them.
 * @param types the columns, each with its type in the database, such as `int[]` or `jsonb`
 * @param rows what is missing in a row is NULL
 */
export function rowsAsTable<Column extends string>(
  types: Readonly<Record<Column, string>>,
  rows: readonly Readonly<Partial<Record<NoInfer<Column>, unknown>>>[],
): Prisma.Sql {
  const columns = Object.entries<string>(types).map(([name, type]) => ({ name, type }));
  const typed = columns.map(({ name, type }) => `"${name}"::${type}`).join(', ');
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const arrays = columns.map(({ name, type }) => {
    const cellOf = cellFor(type);
    return sql`${arrayText(rows.map((row) => cellOf((row as Readonly<Record<string, unknown>>)[name])))}::text[]`;
  });
  return sql`(SELECT ${raw(typed)} FROM unnest(${join(arrays)}) AS cells(${raw(names)}))`;
}

/** How a value of a type is written as text; null is NULL. */
function cellFor(type: string): (value: unknown) => string | null {
  if (/^jsonb?$/.test(type)) return (value) => (value == null ? null : JSON.stringify(value));
  const plain = (value: unknown) =>
    value == null ? null : value instanceof Date ? value.toISOString() : String(value);
  if (!type.endsWith('[]')) return plain;
  return (value) => (Array.isArray(value) ? arrayText(value.map(plain)) : plain(value));
}

/** `{"a","b \"c\"",NULL}` */
function arrayText(cells: readonly (string | null)[]): string {
  return `{${cells.map((cell) => (cell === null ? 'NULL' : `"${cell.replace(/["\\]/g, '\\$&')}"`)).join()}}`;
}
