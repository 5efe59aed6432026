import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '@/lib/db';
import { inOrder } from '@/lib/db/errors';
import { compareTexts } from './near-duplicates.server';
import { recompute } from './recompute.server';

const BATCH = 25;
/** The pause between two batches, in milliseconds, in which requests have the database to themselves. */
const PAUSE = 30;
const withoutShape = { deletedAt: null, shape: null, versions: { some: {} } } as const;

/**
 * How many documents have a text that has not been compared with others. These were stored before Whence compared
 * texts.
 */
export async function uncompared(db: Pick<Db, 'prisma'>): Promise<number> {
  return db.prisma.document.count({ where: withoutShape });
}

/**
 * Compares the texts that have not been compared yet, in short transactions with pauses, and recomputes the claims
 * concerned. It can be interrupted and started again at any time, and can run in two processes at once.
 * @returns how many documents were compared, and the ids of the claims that turned out to have other values.
 */
export async function fillShapes(
  db: Pick<Db, 'prisma'>,
  pause = PAUSE,
): Promise<{ documents: number; claims: number[] }> {
  let [documents, after] = [0, 0];
  const claims = new Set<number>();
  for (;;) {
    const ids = await idsAfter(db, after);
    if (ids.length === 0) return { documents, claims: sorted([...claims]) };
    for (const id of await inOrder(() =>
      db.prisma.$transaction(async (tx) => recompute(tx, sorted(await compareTexts(tx, ids))), {
        timeout: 60_000,
      }),
    ))
      claims.add(id);
    after = ids.at(-1) ?? after;
    documents += ids.length;
    await sleep(pause);
  }
}

const sorted = (ids: readonly number[]) => ids.toSorted((a, b) => a - b);

async function idsAfter(db: Pick<Db, 'prisma'>, after: number): Promise<number[]> {
  const rows = await db.prisma.document.findMany({
    where: { id: { gt: after }, ...withoutShape },
    select: { id: true },
    orderBy: { id: 'asc' },
    take: BATCH,
  });
  return rows.map(({ id }) => id);
}
