import { z } from 'zod';
import { labelOf, tableOf } from '@/lib/commands/rows';
import { type Reader, rowsFrom } from '@/lib/db/rows';
import { declarationOf, fieldOf, ownHistory } from '@/lib/entities/entities';
import { Prisma } from '@/prisma/generated/client';

const { sql, raw, join } = Prisma;

/** A record of its own: “claim:12”, its name, and where it is shown, unless it is gone. */
const namedRecord = z.object({ subject: z.string(), name: z.string(), href: z.string().nullable() });
export type NamedRecord = Readonly<z.output<typeof namedRecord>>;

/**
 * Records by “claim:12”, under their present names. Deleted ones have no address, and those that no longer exist are
 * left out.
 */
export async function recordsNamed(pool: Reader, subjects: readonly string[]): Promise<Map<string, NamedRecord>> {
  const parts = ownHistory.map((entity) => {
    const { own, key } = declarationOf(entity);
    const ids = subjects.filter((subject) => subject.startsWith(`${entity}:`)).map((s) => s.slice(entity.length + 1));
    const page = raw(
      fieldOf(entity, 'deletedAt') ? `CASE WHEN t.deleted_at IS NULL THEN ${own?.page} END` : `${own?.page}`,
    );
    const given = key === 'number' ? sql`${ids.map(Number)}::int[]` : sql`${ids}::text[]`;
    return sql`SELECT ${entity} || ':' || t.id AS subject, ${labelOf(entity)} AS name, ${page} AS href
      FROM ${tableOf(entity)} t WHERE t.id = ANY(${given})`;
  });
  if (subjects.length === 0) return new Map();
  const rows = await rowsFrom(pool, namedRecord, join(parts, ' UNION ALL '));
  return new Map(rows.map((row) => [row.subject, row]));
}
