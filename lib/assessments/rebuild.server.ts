import type { Db } from '@/lib/db';
import { inOrder } from '@/lib/db/errors';
import type { Reader } from '@/lib/db/rows';
import { inTransaction } from '@/lib/db/transaction';
import type { Prisma } from '@/prisma/generated/client';
import { lockTexts, storePairs, storeShapes } from './near-duplicates.server';
import { recompute } from './recompute.server';

const BATCH = { claims: 1000, documents: 200 } as const;
const WITHIN = { timeout: 60_000 } as const;

const SIDE_BY_SIDE = 3;

type Whole = Pick<Db, 'prisma' | 'pool' | 'embedded'>;
export type Rebuilt = {
  claims: number;
  /** The claims whose stored values differed. */
  differing: number[];
  documents: number;
  /** The documents whose shape differed, or whose pairs with other documents did. */
  differingDocuments: number[];
};
/** Called after each batch. Documents are gone through twice: for their shapes, then for the wording they share. */
type Progress = (done: number, total: number, what: 'documents' | 'claims') => void;

/**
 * Computes every derived value again, in batches of one transaction each: first the wording that documents share, then
 * the claims.
 * @returns how many there are and which of them differed; none on a healthy database.
 */
export async function rebuild(db: Whole, progress: Progress = () => {}): Promise<Rebuilt> {
  const documents = await db.prisma.document.count();
  const wrong = new Set<number>();
  let done = 0;
  const told = (ids: readonly number[]) => {
    done += ids.length;
    progress(done, 2 * documents, 'documents');
  };
  const documentsAfter = (id: number) =>
    db.prisma.document.findMany({
      where: { id: { gt: id } },
      select: { id: true },
      orderBy: { id: 'asc' },
      take: BATCH.documents,
    });
  for await (const ids of batches(documentsAfter)) {
    for (const id of await comparing(db, (tx) => storeShapes(tx, ids))) wrong.add(id);
    told(ids);
  }
  await tidyShapes(db);
  for await (const ids of batches(documentsAfter)) {
    const pairs = await comparing(db, (tx) => storePairs(tx, ids, { below: true }));
    for (const { aId, bId } of pairs) wrong.add(aId).add(bId);
    told(ids);
  }

  const claims = await db.prisma.claim.count();
  const differing = await eachClaim(db, {}, recompute, (done) => progress(done, claims, 'claims'));
  return { claims, differing: inOrderOf(differing), documents, differingDocuments: inOrderOf([...wrong]) };
}

/**
 * Goes through claims in batches of one transaction each. A server computes several batches at once; the embedded
 * database has only one connection.
 * @returns what `compute` returned for all of them.
 */
export async function eachClaim(
  db: Whole,
  which: Prisma.ClaimWhereInput,
  compute: (reader: Reader, ids: readonly number[]) => Promise<number[]>,
  progress: (done: number) => void,
): Promise<number[]> {
  const differing: number[] = [];
  let done = 0;
  const all = batches((id) =>
    db.prisma.claim.findMany({
      where: { ...which, id: { gt: id } },
      select: { id: true },
      orderBy: { id: 'asc' },
      take: BATCH.claims,
    }),
  );
  const work = async () => {
    for await (const ids of all) {
      differing.push(...(await inOrder(() => inTransaction(db.pool, (client) => compute(client, ids)))));
      done += ids.length;
      progress(done);
    }
  };
  await Promise.all(Array.from({ length: db.embedded ? 1 : SIDE_BY_SIDE }, work));
  return differing;
}

const inOrderOf = (ids: readonly number[]) => ids.toSorted((a, b) => a - b);

async function* batches(next: (after: number) => Promise<{ id: number }[]>): AsyncGenerator<number[]> {
  for (let after = 0; ; ) {
    const ids = (await next(after)).map(({ id }) => id);
    if (ids.length === 0) return;
    yield ids;
    after = ids.at(-1) ?? after;
  }
}

function comparing<T>(db: Pick<Db, 'prisma'>, work: (tx: Prisma.TransactionClient) => Promise<T>): Promise<T> {
  return db.prisma.$transaction(async (tx) => {
    await lockTexts(tx);
    return work(tx);
  }, WITHIN);
}

/**
 * Sorts into the index what was only appended to it, since each search would go through that again. Without the right
 * to do so, searching is slower but not wrong.
 */
async function tidyShapes(db: Pick<Db, 'prisma'>): Promise<void> {
  for (const index of ['document_shape_bands_idx', 'document_shape_prints_idx'])
    await db.prisma.$executeRaw`SELECT gin_clean_pending_list(${index}::regclass)`.catch(() => {});
  await db.prisma.$executeRaw`ANALYZE document_shape`.catch(() => {});
}
