import type { Pool } from 'pg';
import { claimSql, claimsByIds } from '@/lib/claims/queries.server';
import { type ClaimRow, claimList } from '@/lib/claims/table';
import { resolveRefs, whereSql } from '@/lib/data-table/sql.server';
import { readListQuery } from '@/lib/data-table/url';
import { idRow } from '@/lib/db/columns';
import { rowsFrom } from '@/lib/db/rows';
import { Prisma } from '@/prisma/generated/client';

const { sql } = Prisma;
/** A page has at most 200 rows. */
const LIMIT = 200;

export type StandingRow = {
  readonly row: ClaimRow /** It still stands in the table of this address, on this page or another. */;
  readonly matches: boolean;
};

/** Claims as they are now, with whether the table at an address still has them. Deleted ones are left out. */
export async function standingRows(
  pool: Pool,
  ids: readonly number[],
  address: URLSearchParams,
): Promise<StandingRow[]> {
  const asked = ids.slice(0, LIMIT);
  const { query } = readListQuery(claimList, address);
  const { refs } = await resolveRefs(pool, claimList, query);
  const [rows, matching] = await Promise.all([
    claimsByIds(pool, asked, query),
    rowsFrom(
      pool,
      idRow,
      sql`SELECT f.id FROM ${claimSql.from} ${whereSql(claimSql, query, refs)} AND f.id = ANY(${asked}::int[])`,
    ),
  ]);
  const fitting = new Set(matching.map(({ id }) => id));
  return rows.map((row) => ({ row, matches: fitting.has(row.id) }));
}
