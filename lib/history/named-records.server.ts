import { type Reader, run } from '@/lib/data-table/sql.server';
import { Prisma } from '@/prisma/generated/client';

const { sql } = Prisma;

/** A record of its own: “claim:12”, what it is called, and where it is shown, unless it is gone. */
export type NamedRecord = { readonly subject: string; readonly name: string; readonly href: string | null };

/**
 * Records by “claim:12”, as they are called now; deleted ones have no address, and those that are no more are left
 * out.
 */
export async function recordsNamed(pool: Reader, subjects: readonly string[]): Promise<Map<string, NamedRecord>> {
  const ids: Record<string, string[]> = {};
  for (const subject of new Set(subjects)) {
    const [kind = '', id = ''] = subject.split(/:(.*)/s);
    ids[kind] ??= [];
    ids[kind].push(id);
  }
  const numbers = (kind: string) => (ids[kind] ?? []).map(Number);
  if (subjects.length === 0) return new Map();
  const rows = await run<NamedRecord>(
    pool,
    sql`SELECT 'claim:' || id AS subject, statement AS name, CASE WHEN deleted_at IS NULL THEN '/claims/' || slug END AS href FROM claim WHERE id = ANY(${numbers('claim')}::int[])
      UNION ALL SELECT 'source:' || id, name, CASE WHEN deleted_at IS NULL THEN '/sources/' || slug END FROM source WHERE id = ANY(${numbers('source')}::int[])
      UNION ALL SELECT 'document:' || id, title, CASE WHEN deleted_at IS NULL THEN '/documents/' || id END FROM document WHERE id = ANY(${numbers('document')}::int[])
      UNION ALL SELECT 'topic:' || id, name, '/claims?topic=' || slug FROM topic WHERE id = ANY(${numbers('topic')}::int[])
      UNION ALL SELECT 'person:' || id, name, NULL FROM person WHERE id = ANY(${ids.person ?? []}::text[])`,
  );
  return new Map(rows.map((row) => [row.subject, row]));
}
