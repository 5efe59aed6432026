import type { Pool } from 'pg';
import { rowFrom } from '@/lib/db/rows';
import type { Sheet } from './sheet';
import { sheetRow, sheetSql } from './sheet.server';

/** The sheet of a claim, or null if there is no such claim. */
export async function readSheet({ pool }: { pool: Pool }, claimId: number): Promise<Sheet | null> {
  const row = await rowFrom(pool, sheetRow, sheetSql(claimId));
  return row?.sheet ?? null;
}
