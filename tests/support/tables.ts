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

/**
 * All rows about claims, sources and documents as text, without what only says how often and when a row was written.
 * Made topics stay.
 */
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

/** One number for all that is stored, so that “nothing was left behind” can be said of everything. */
export async function fingerprint(db: Db): Promise<string> {
  const { rows } = await db.pool.query<{ name: string }>(
    `SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`,
  );
  const parts = rows.map(
    ({ name }) =>
      `SELECT '${name}' AS name, md5(coalesce(string_agg(t::text, chr(10) ORDER BY t::text), '')) AS sum FROM ${name} t`,
  );
  return JSON.stringify((await db.pool.query(parts.join(' UNION ALL '))).rows);
}
