import type { Pool } from 'pg';
import { z } from 'zod';
import { rowsFrom } from '@/lib/db/rows';
import { Prisma } from '@/prisma/generated/client';

const { sql } = Prisma;
const MOST = 200;

type Named = { slug: string; name: string };
/**
 * The highest owner of a source, and the other sources that count as one with it because they share that owner, at most
 * 200 of them.
 */
export type Kin = { owner: Named; total: number; others: Named[] };

const member = z.object({ id: z.int(), slug: z.string(), name: z.string(), root: z.boolean(), total: z.int() });

/** Whom a source depends on through ownership. Null if it owns nothing and nobody owns it. */
export async function getKin(pool: Pool, id: number): Promise<Kin | null> {
  const rows = await rowsFrom(
    pool,
    member,
    sql`WITH RECURSIVE up AS (
        SELECT id, owner_id, 0 AS height FROM source WHERE id = ${id}
        UNION ALL SELECT s.id, s.owner_id, up.height + 1 FROM up JOIN source s ON s.id = up.owner_id),
      tree AS (
        SELECT s.id, s.slug, s.name, s.name_key, true AS root FROM source s WHERE s.id = (SELECT id FROM up ORDER BY height DESC LIMIT 1)
        UNION SELECT s.id, s.slug, s.name, s.name_key, false FROM tree JOIN source s ON s.owner_id = tree.id WHERE s.deleted_at IS NULL)
      SELECT id, slug, name, root, (count(*) OVER ())::int AS total FROM tree ORDER BY (id = ${id}) DESC, root DESC, name_key, id LIMIT ${MOST + 2}`,
  );
  const owner = rows.find(({ root }) => root);
  if (!owner || rows.length < 2) return null;
  const plain = ({ slug, name }: Named): Named => ({ slug, name });
  const others = rows.filter((row) => row.id !== id).slice(0, MOST);
  return { owner: plain(owner), total: owner.total - 1, others: others.map(plain) };
}
