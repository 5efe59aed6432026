import type { Pool } from 'pg';
import type { FilterValue, ListQuery } from '@/lib/data-table/definition';
import { readRows } from '@/lib/data-table/rows.server';
import type { SearchTerm } from '@/lib/data-table/search';
import { listSql, pageSql, type Refs, textSearch } from '@/lib/data-table/sql.server';
import { recordNumber } from '@/lib/format/number';
import { Prisma } from '@/prisma/generated/client';
import { type ClaimRow, claimList } from './table';

const { sql, empty } = Prisma;

/** Claims in which the second source of a pair of slugs credits the first. Indexes find the pair from both ends. */
const anyRelay = (value: FilterValue) =>
  value.kind === 'values'
    ? sql`f.id IN (SELECT a.claim_id FROM unnest(${[...value.values]}::text[]) v JOIN source up ON up.slug = split_part(v, '~', 1)
        JOIN source down ON down.slug = split_part(v, '~', 2) JOIN utterance w ON w.source_id = down.id JOIN attribution a ON a.downstream_id = w.id
        JOIN utterance u ON u.id = a.upstream_id AND u.source_id = up.id)`
    : sql`true`;

/** Claims that a change of the history made or changed, or parts of them. */
const anyChange = (value: FilterValue) =>
  value.kind === 'values'
    ? sql`f.id IN (SELECT split_part(s, ':', 2)::int FROM change_record r CROSS JOIN unnest(r.subjects) s
        WHERE r.change_id = ANY(${value.values.flatMap((text) => recordNumber(text) ?? [])}::int[]) AND s LIKE 'claim:%')`
    : sql`true`;

export const claimSql = listSql(claimList, {
  from: sql`claim_facts f`,
  alias: 'f',
  row: sql`JOIN claim c ON c.id = f.id`,
  // Deleted claims have no facts.
  always: sql`true`,
  // The planner guesses badly how many claims have several words together, so those are found first. OFFSET 0 keeps it
  // from walking the order instead.
  search: (terms: readonly SearchTerm[]) =>
    sql`f.id IN (SELECT w.id FROM claim_search w WHERE ${textSearch(sql`w.folded`, terms, sql`w.words`)} ${terms.length > 1 ? sql`OFFSET 0` : empty})`,
  special: { relay: { condition: anyRelay }, change: { condition: anyChange } },
});

/** One page of the claims table, in order. */
export async function listClaims(pool: Pool, query: ListQuery, refs: Refs): Promise<ClaimRow[]> {
  return readRows(pool, claimList, query, (select) => pageSql(claimSql, query, refs, select));
}

/**
 * These claims as the table shows them, if they exist, in no particular order. The query says which words are marked.
 */
export async function claimsByIds(pool: Pool, ids: readonly number[], query: ListQuery): Promise<ClaimRow[]> {
  return readRows(
    pool,
    claimList,
    query,
    (select) => sql`SELECT ${select} FROM ${claimSql.from} ${claimSql.row} WHERE f.id = ANY(${[...ids]}::int[])`,
  );
}
