import type { Pool } from 'pg';
import type { ListQuery } from '@/lib/data-table/definition';
import { readRows } from '@/lib/data-table/rows.server';
import type { SearchTerm } from '@/lib/data-table/search';
import { listSql, pageSql, type Refs, textSearch } from '@/lib/data-table/sql.server';
import { Prisma } from '@/prisma/generated/client';
import { type SourceRow, sourceList } from './table';

const { sql } = Prisma;

/**
 * How many claims each source originated and merely relayed, counted in one pass for all of them, which is faster than
 * source by source.
 */
const roles = sql`LEFT JOIN (SELECT v AS id, count(*) FILTER (WHERE v = ANY(k.origin_ids)) AS originated, count(*) FILTER (WHERE v <> ALL(k.origin_ids)) AS relayed
  FROM claim_facts k, unnest(k.source_ids) AS v GROUP BY v) roles ON roles.id = s.id`;
const holdings = sql`LEFT JOIN (SELECT source_id AS id, count(*) AS documents FROM document WHERE deleted_at IS NULL GROUP BY source_id) holdings ON holdings.id = s.id`;

export const sourceSql = listSql(sourceList, {
  from: sql`source s`,
  alias: 's',
  row: sql`${roles} ${holdings} LEFT JOIN source owner ON owner.id = s.owner_id`,
  orderedByRow: true,
  always: sql`s.deleted_at IS NULL`,
  search: (terms: readonly SearchTerm[]) => textSearch(sql`s.folded`, terms),
  special: {},
});

/** One page of the sources table, in order. */
export async function listSources(pool: Pool, query: ListQuery, refs: Refs): Promise<SourceRow[]> {
  return readRows(pool, sourceList, query, (select) => pageSql(sourceSql, query, refs, select));
}
