import { z } from 'zod';
import { Prisma } from '@/prisma/generated/client';
import { rowFrom, runStatement } from './rows';
import type { Tx } from './transaction';

const { sql, raw } = Prisma;

/**
 * Lets the planner find the records that a transaction changes by their numbers. For some thousands of them it would
 * otherwise read whole tables, as if from a slow disk, and start processes that help it.
 */
export const planByNumber = (tx: Tx): Promise<void> =>
  runStatement(
    tx,
    sql`SELECT set_config('random_page_cost', '1.1', true), set_config('max_parallel_workers_per_gather', '0', true)`,
  );

/**
 * Tells the planner how large a table has become, if that is more than twice what it knows of. It would otherwise learn
 * that when the transaction has ended, and meanwhile plan for the rows that there were before.
 * @param made how many rows the transaction has made
 */
export async function lookAgain(tx: Tx, table: string, made: number): Promise<void> {
  const known = await rowFrom(
    tx,
    z.object({ rows: z.number() }),
    sql`SELECT reltuples::float8 AS rows FROM pg_class WHERE oid = to_regclass(${`"${table}"`})`,
  );
  if ((known?.rows ?? 0) < made) await runStatement(tx, raw(`ANALYZE "${table}"`));
}
