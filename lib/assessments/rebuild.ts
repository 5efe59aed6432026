import type { Db } from '@/lib/db';
import { recompute } from './recompute';

const BATCH = 1000;

/**
 * Computes every derived value again, in batches of one transaction each.
 * @returns how many claims there are and the ids of those whose stored values differed; none on a healthy database.
 */
export async function rebuild(
  db: Pick<Db, 'prisma'>,
  progress?: (done: number, total: number) => void,
): Promise<{ claims: number; differing: number[] }> {
  const total = await db.prisma.claim.count();
  const differing: number[] = [];
  let done = 0;
  for (let after = 0; ; ) {
    const ids = (
      await db.prisma.claim.findMany({ where: { id: { gt: after } }, select: { id: true }, orderBy: { id: 'asc' }, take: BATCH })
    ).map(({ id }) => id);
    if (ids.length === 0) break;
    differing.push(...(await db.prisma.$transaction((tx) => recompute(tx, ids), { timeout: 60_000 })));
    after = ids.at(-1) ?? after;
    done += ids.length;
    progress?.(done, total);
  }
  return { claims: total, differing };
}
