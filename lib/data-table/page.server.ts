import { cookies } from 'next/headers';
import { notFound } from 'next/navigation';
import type { Pool } from 'pg';
import { getDb } from '@/lib/db';
import type { Actor } from '@/lib/people/permissions';
import { currentActor } from '@/lib/people/session.server';
import { preferenceOf } from '@/lib/preference-cookies';
import { readWidths } from './columns';
import type { ListDefinition, ListQuery } from './definition';
import { hiddenColumns } from './empty-columns.server';
import { soon } from './soon';
import { countRows, type ListSql, type Refs, resolveRefs } from './sql.server';
import { readListQuery } from './url';

export type PageParams = Promise<Record<string, string | string[] | undefined>>;

/** How the server reads a list for somebody. */
export type Table<Row, Name extends string = string> = {
  readonly list: ListDefinition & { readonly name: Name };
  /** Calls `viewer` only if it makes a difference who looks. */
  readonly sqlFor: (viewer: () => Promise<Actor>) => ListSql | Promise<ListSql>;
  readonly rowsFor: (viewer: Actor, pool: Pool, query: ListQuery, refs: Refs) => Promise<Row[]>;
};

/** How much longer than the rows anything about the whole result may take before the page goes out without it. */
const PATIENCE = 25;

/**
 * What every list page begins with: the query of its address, the reader's choices on this device, and the count, which
 * never holds up the rows.
 */
export async function readPage(
  pool: Pool,
  list: ListDefinition,
  searchParams: PageParams,
  count: (query: ListQuery, refs: Refs) => Promise<number>,
) {
  const params = new URLSearchParams();
  for (const [word, value] of Object.entries(await searchParams))
    for (const text of [value ?? []].flat()) params.append(word, text);
  const jar = await cookies();
  const { query, notices } = readListQuery(list, params, preferenceOf(jar, `columns-${list.name}`)?.split(','));
  const found = await resolveRefs(pool, list, query);
  const counting = count(query, found.refs);
  counting.catch(() => {});
  return {
    query,
    refs: found.refs,
    names: found.names,
    notices: [...notices, ...found.notices],
    widths: readWidths(list, preferenceOf(jar, `widths-${list.name}`)),
    total: () => soon(counting, PATIENCE),
  };
}

/**
 * The page of a list: its rows, and what `ListPage` shows around them. A page past the end is not found.
 */
export async function readTable<Row extends object, Name extends string>(
  table: Table<Row, Name>,
  searchParams: PageParams,
) {
  const [{ pool }, actor] = await Promise.all([getDb(), currentActor()]);
  const sql = await table.sqlFor(async () => actor);
  const { query, widths, notices, refs, names, total } = await readPage(pool, table.list, searchParams, (q, r) =>
    countRows(pool, sql, q, r),
  );
  const rows = await table.rowsFor(actor, pool, query, refs);
  if (rows.length === 0 && query.page > 1) notFound();
  const [found, hidden] = await Promise.all([
    total(),
    hiddenColumns(pool, table.list, sql, query, refs, rows, PATIENCE),
  ]);
  const frame = { list: table.list.name, query, hidden, names, notices, shown: rows.length, total: found };
  return { actor, frame, table: { query, hidden, rows, widths } };
}
