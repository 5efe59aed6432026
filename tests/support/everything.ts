import type { Db } from '@/lib/db';

const tables = [
  'claim',
  'claim_facts',
  'source',
  'source_grade',
  'document',
  'document_version',
  'utterance',
  'attribution',
  'reading',
  'dependence_link',
];

/** Every row of what editors write and what is derived from it, without the counters that only ever go up. */
export async function everything(db: Db): Promise<Record<string, unknown[]>> {
  const rows: Record<string, unknown[]> = {};
  for (const table of tables) {
    const found = await db.pool.query(`SELECT to_jsonb(t) - 'version' - 'updated_at' AS row FROM ${table} t ORDER BY id`);
    rows[table] = found.rows.map(({ row }) => row);
  }
  return rows;
}
