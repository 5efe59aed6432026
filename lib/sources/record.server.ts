import type { Pool } from 'pg';
import { z } from 'zod';
import { claimStatus } from '@/lib/db/columns';
import { rowsFrom } from '@/lib/db/rows';
import { type ClaimStatus, claimStatuses, wordsOf } from '@/lib/vocabulary';
import { Prisma } from '@/prisma/generated/client';

/** How many claims a source originated and merely relayed, and what became of those it originated. */
export type SourceRecord = { originated: number; relayed: number; statuses: Record<ClaimStatus, number> };

const part = z.object({ status: claimStatus, originated: z.boolean(), count: z.int() });

/** The record of a source, in one pass over the facts of its claims. */
export async function getRecord(pool: Pool, id: number): Promise<SourceRecord> {
  const rows = await rowsFrom(
    pool,
    part,
    Prisma.sql`SELECT f.status, f.origin_ids @> ARRAY[${id}]::int[] AS originated, count(*)::int AS count
      FROM claim_facts f WHERE f.source_ids @> ARRAY[${id}]::int[] GROUP BY 1, 2`,
  );
  const sum = (list: typeof rows) => list.reduce((total, { count }) => total + count, 0);
  const begun = rows.filter(({ originated }) => originated);
  const statuses = wordsOf(claimStatuses).map((status) => [status, sum(begun.filter((row) => row.status === status))]);
  return { originated: sum(begun), relayed: sum(rows) - sum(begun), statuses: Object.fromEntries(statuses) };
}
