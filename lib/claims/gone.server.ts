import type { Pool } from 'pg';
import { z } from 'zod';
import { rowFrom } from '@/lib/db/rows';
import { Prisma } from '@/prisma/generated/client';

/** A claim that was deleted: who did it, when, and why. Null if the history does not say. */
export type GoneClaim = Omit<z.output<typeof gone>, 'deletedAt'> & { deletedAt: string };

const gone = z.object({
  id: z.int(),
  statement: z.string(),
  deletedAt: z.date(),
  by: z.string().nullable(),
  reason: z.string(),
  /** It went with the demonstration, and comes back with it alone. */
  withDemo: z.boolean(),
  /** The address of the claim into which it was merged. */
  mergedInto: z.string().nullable(),
});

/** What became of a claim that no longer has a page. Null if there never was one, or if it still stands. */
export async function findGone(pool: Pick<Pool, 'query'>, slug: string): Promise<GoneClaim | null> {
  if (slug.includes('\0')) return null;
  const row = await rowFrom(
    pool,
    gone,
    Prisma.sql`SELECT c.id, c.statement, c.deleted_at AS "deletedAt", d.actor_name AS by, coalesce(d.reason, '') AS reason, d.command IS NOT DISTINCT FROM 'demo.remove' AS "withDemo",
        (WITH RECURSIVE trail AS (SELECT c.merged_into_id AS id UNION SELECT n.merged_into_id FROM claim n JOIN trail ON trail.id = n.id)
          SELECT e.slug FROM trail JOIN claim e ON e.id = trail.id WHERE e.merged_into_id IS NULL) AS "mergedInto"
      FROM claim c LEFT JOIN LATERAL (SELECT h.actor_name, h.reason, h.command FROM change_record r JOIN change h ON h.id = r.change_id
        WHERE r.entity = 'claim' AND r.entity_id = c.id::text AND r.after ->> 'deletedAt' IS NOT NULL ORDER BY r.id DESC LIMIT 1) d ON true
      WHERE c.slug = ${slug} AND c.deleted_at IS NOT NULL`,
  );
  return row ? { ...row, deletedAt: row.deletedAt.toISOString() } : null;
}
