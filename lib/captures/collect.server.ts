import { z } from 'zod';
import type { Db } from '@/lib/db';
import { rowsFrom } from '@/lib/db/rows';
import { Prisma } from '@/prisma/generated/client';
import type { BlobStore, ListedBlob } from './blob-store.server';
import { HELD_FOR, heldHashes } from './pending.server';
import { GRACE_DAYS } from './seen';
import { captureStore } from './store.server';

const hashRow = z.object({ sha256: z.string() });
/** How many hashes are asked for at once. */
const PORTION = 500;

/**
 * Removes the bytes that nothing needs: no copy of a document that stands, or was deleted lately; none that was taken
 * back lately, since that can be undone; and nothing that is held for a form. What was put a short time ago stays, as
 * its record may be about to be written.
 * @returns how many were removed, and their size
 */
export async function collectUnneeded(
  { pool }: Pick<Db, 'pool'>,
  store: BlobStore = captureStore(),
  now = Date.now(),
): Promise<{ blobs: number; bytes: number }> {
  const held = await heldHashes(now);
  const removed = { blobs: 0, bytes: 0 };
  let portion: ListedBlob[] = [];
  const settle = async () => {
    const needed = await neededOf(
      pool,
      portion.map(({ sha256 }) => sha256),
      new Date(now - GRACE_DAYS * 24 * 3_600_000),
    );
    // Somebody may have fetched the same page since they were listed.
    for (const { sha256, size } of portion)
      if (!needed.has(sha256) && (await store.remove(sha256, now - HELD_FOR))) {
        removed.blobs++;
        removed.bytes += size;
      }
    portion = [];
  };
  for await (const blob of store.list()) {
    if (blob.at > now - HELD_FOR || held.has(blob.sha256)) continue;
    portion.push(blob);
    if (portion.length === PORTION) await settle();
  }
  await settle();
  return removed;
}

async function neededOf(pool: Db['pool'], hashes: readonly string[], since: Date): Promise<Set<string>> {
  if (hashes.length === 0) return new Set();
  const rows = await rowsFrom(
    pool,
    hashRow,
    Prisma.sql`SELECT c.sha256 FROM capture c JOIN document d ON d.id = c.document_id
        WHERE c.sha256 = ANY(${[...hashes]}) AND (d.deleted_at IS NULL OR d.deleted_at > ${since})
      UNION SELECT r.before->>'sha256' FROM change_record r JOIN change e ON e.id = r.change_id
        WHERE r.entity = 'capture' AND r.after IS NULL AND e.at > ${since} AND r.before->>'sha256' = ANY(${[...hashes]})`,
  );
  return new Set(rows.map(({ sha256 }) => sha256));
}
