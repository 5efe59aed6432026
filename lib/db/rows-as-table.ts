import { Prisma } from '@/prisma/generated/client';

const { sql, raw, join } = Prisma;

/**
 * Rows as a table that a statement can read: `FROM ${rowsAsTable(…)} AS d`. Their order is kept.
 *
 * Each column goes as one text, an array in the notation of PostgreSQL. To take apart as many records of JSON would cost
 * the database more than to store them.
 * @param types the columns, each with its type in the database, such as `int[]` or `jsonb`
 * @param rows what is missing in a row is NULL
 * @param fieldOf what a column is called in the rows, if not by its own name
 */
export function rowsAsTable(
  types: Readonly<Record<string, string>>,
  rows: readonly Readonly<Record<string, unknown>>[],
  fieldOf: (column: string) => string = (column) => column,
): Prisma.Sql {
  const columns = Object.entries(types);
  const typed = columns.map(([name, type]) => `"${name}"::${type}`).join(', ');
  const names = columns.map(([name]) => `"${name}"`).join(', ');
  const arrays = columns.map(([name, type]) => {
    const [cellOf, field] = [cellFor(type), fieldOf(name)];
    return sql`${`{${rows.map((row) => cellOf(row[field])).join()}}`}::text[]`;
  });
  return sql`(SELECT ${raw(typed)} FROM unnest(${join(arrays)}) AS cells(${raw(names)}))`;
}

/** How a value of a type stands in an array. */
function cellFor(type: string): (value: unknown) => string {
  if (/^jsonb?$/.test(type)) return (value) => (value == null ? 'NULL' : quoted(JSON.stringify(value)));
  if (!type.endsWith('[]')) return cellOf;
  return (value) => (Array.isArray(value) ? quoted(`{${value.map(cellOf).join()}}`) : cellOf(value));
}

function cellOf(value: unknown): string {
  if (value == null) return 'NULL';
  if (typeof value === 'number' || typeof value === 'boolean') return `${value}`;
  return quoted(value instanceof Date ? value.toISOString() : String(value));
}

/** `"b \"c\""` */
const quoted = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
