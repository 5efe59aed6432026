import { z } from 'zod';
import type { Db } from '@/lib/db';
import { sourceKind } from '@/lib/db/columns';
import { rowFrom } from '@/lib/db/rows';
import { Prisma } from '@/prisma/generated/client';

/** A source in short. `owns`: how many sources stand below it in the ownership tree. */
const sourceBrief = z.object({ id: z.int(), slug: z.string(), name: z.string(), kind: sourceKind, owns: z.int() });
export type SourceBrief = z.output<typeof sourceBrief>;

/** Who a source is and how much it owns. Null if nobody has that slug. */
export async function getSourceBrief({ pool }: Pick<Db, 'pool'>, slug: string): Promise<SourceBrief | null> {
  const found = await rowFrom(
    pool,
    sourceBrief,
    Prisma.sql`SELECT s.id, s.slug, s.name, s.kind, (WITH RECURSIVE down AS (
        SELECT id FROM source WHERE owner_id = s.id AND deleted_at IS NULL
        UNION SELECT o.id FROM down JOIN source o ON o.owner_id = down.id AND o.deleted_at IS NULL)
      SELECT count(*)::int FROM down) AS owns
      FROM source s WHERE s.slug = ${slug} AND s.deleted_at IS NULL`,
  );
  return found ?? null;
}
