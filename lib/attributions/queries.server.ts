import type { Pool } from 'pg';
import { run } from '@/lib/data-table/sql.server';
import { type Sheet, sheetSql } from './sheet.server';

/** The sheet of a claim; null where there is none. */
export async function readSheet({ pool }: { pool: Pool }, claimId: number): Promise<Sheet | null> {
  const [row] = await run<{ sheet: Sheet }>(pool, sheetSql(claimId));
  return row?.sheet ?? null;
}
