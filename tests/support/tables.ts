import type { Db } from '@/lib/db';

const kept = [
  'claim',
  'claim_facts',
  'claim_topic',
  'source',
  'source_grade',
  'document',
  'document_version',
  'utterance',
  'attribution',
  'reading',
  'dependence_link',
  'judgement',
];

/** All rows about claims, sources and documents as text, without what only says how often and when a row was written. Made topics stay. */
export async function tables(db: Db): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const table of kept) {
    const { rows } = await db.pool.query<{ row: Record<string, unknown> }>(
      `SELECT to_jsonb(t) - 'version' - 'updated_at' AS row FROM ${table} t`,
    );
    all[table] = rows.map(({ row }) => JSON.stringify(row)).sort();
  }
  return all;
}
