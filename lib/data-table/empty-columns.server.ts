import { z } from 'zod';
import { type Reader, rowsFrom } from '@/lib/db/rows';
import { Prisma } from '@/prisma/generated/client';
import { blankIn } from './columns';
import type { ListDefinition, ListQuery } from './definition';
import { soon } from './soon';
import { type ListSql, type Refs, whereSql } from './sql.server';

const { sql, join, raw } = Prisma;

const filledColumn = z.object({ id: z.string() });

/**
 * Which of these columns the whole result of a query, all its pages, has nothing in. Each is looked for only until the
 * first row that has something.
 */
export async function emptyColumns(
  pool: Reader,
  list: ListDefinition,
  listSql: ListSql,
  query: ListQuery,
  refs: Refs,
  ids: readonly string[],
): Promise<string[]> {
  const where = whereSql(listSql, query, refs);
  const asked = ids.flatMap((id) => {
    const filled = list.columns[id]?.blank?.filled;
    return filled
      ? sql`SELECT ${id}::text AS id WHERE EXISTS (SELECT FROM ${listSql.from} ${where} AND ${raw(filled)})`
      : [];
  });
  if (asked.length === 0) return [];
  const found = await rowsFrom(pool, filledColumn, join(asked, ' UNION ALL '));
  const filled = new Set(found.map(({ id }) => id));
  return ids.filter((id) => !filled.has(id));
}

/**
 * The columns that are left out, because nobody chose them and the result has nothing in them. The rows of the page
 * mostly tell; where the database must be asked and is late, every column is shown.
 * @param rows those of the page
 * @param patience for how many milliseconds the database is waited for
 */
export async function hiddenColumns(
  pool: Reader,
  list: ListDefinition,
  sql: ListSql,
  query: ListQuery,
  refs: Refs,
  rows: readonly object[],
  patience: number,
): Promise<readonly string[]> {
  const blank = blankIn(list, query, rows);
  if (blank.length === 0 || (query.page === 1 && rows.length < query.size)) return blank;
  const asking = emptyColumns(pool, list, sql, query, refs, blank);
  asking.catch(() => {});
  const answer = await soon(asking, patience);
  return 'later' in answer ? [] : answer;
}
