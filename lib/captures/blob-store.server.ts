import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { namesIn, removeOlder, unlessMissing } from '@/lib/db/folders';
import { privateFolder } from '@/lib/db/private-folder';

export type StoredBlob = { readonly sha256: string; readonly size: number };
/** `at`: when it was put last, in ms. */
export type ListedBlob = StoredBlob & { readonly at: number };

/** Where bytes are kept by their hash. The same bytes are kept once. */
export type BlobStore = {
  /** Keeps bytes. When it returns, they outlast a crash; if it throws, nothing of them is here. */
  put(content: Uint8Array | AsyncIterable<Uint8Array>): Promise<StoredBlob>;
  /** The bytes with a hash, and how many there are; null if they are not here. */
  open(sha256: string): Promise<{ readonly size: number; readonly stream: Readable } | null>;
  has(sha256: string): Promise<boolean>;
  /**
   * Removes bytes that may be here.
   * @param until if they were put again after this moment, in ms, they stay
   * @returns whether they are gone
   */
  remove(sha256: string, until?: number): Promise<boolean>;
  list(): AsyncIterable<ListedBlob>;
};

export const HASH = /^[0-9a-f]{64}$/;

/** Where the bytes with a hash stand in a store. @throws Error for what is no hash, of which no path is made */
export function placeOf(folder: string, sha256: string): string {
  if (!HASH.test(sha256)) throw new Error('This is no SHA-256.');
  return path.join(folder, sha256.slice(0, 2), sha256);
}

/** What was begun and never ended is removed after this time, in ms. */
const ABANDONED = 24 * 3_600_000;

/** A store in a folder of the disk: `aa/aa…`, by the hash. Files are for their owner alone. */
export function diskStore(folder: string): BlobStore {
  const incoming = path.join(folder, 'incoming');
  return {
    async put(content) {
      privateFolder(folder);
      await fs.mkdir(incoming, { recursive: true, mode: 0o700 });
      const begun = path.join(incoming, randomUUID());
      try {
        const blob = await written(begun, content);
        const place = placeOf(folder, blob.sha256);
        await fs.mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
        await fs.rename(begun, place);
        await synced(path.dirname(place));
        return blob;
      } finally {
        await fs.rm(begun, { force: true });
      }
    },
    async open(sha256) {
      const place = placeOf(folder, sha256);
      const size = await sizeOf(place);
      return size === null ? null : { size, stream: createReadStream(place) };
    },
    has: async (sha256) => (await sizeOf(placeOf(folder, sha256))) !== null,
    async remove(sha256, until = Number.POSITIVE_INFINITY) {
      const place = placeOf(folder, sha256);
      const found = await statOf(place);
      if (found && found.mtimeMs > until) return false;
      await fs.rm(place, { force: true });
      return true;
    },
    async *list() {
      await removeOlder(incoming, Date.now() - ABANDONED);
      for (const part of await namesIn(folder))
        if (/^[0-9a-f]{2}$/.test(part))
          for (const sha256 of await namesIn(path.join(folder, part))) {
            const found = HASH.test(sha256) ? await statOf(placeOf(folder, sha256)) : null;
            if (found) yield { sha256, size: found.size, at: found.mtimeMs };
          }
    },
  };
}

/** Writes content to a new file, synced. @returns its hash and size */
export async function written(place: string, content: Uint8Array | AsyncIterable<Uint8Array>): Promise<StoredBlob> {
  const hash = createHash('sha256');
  let size = 0;
  const file = await fs.open(place, 'wx', 0o600);
  try {
    for await (const part of content instanceof Uint8Array ? [content] : content) {
      hash.update(part);
      size += part.byteLength;
      await file.writeFile(part);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: hash.digest('hex'), size };
}

/** Makes the names in a folder outlast a crash, where the system can do that. */
async function synced(folder: string): Promise<void> {
  const open = await fs.open(folder, 'r').catch(() => null);
  await open?.sync().catch(() => {});
  await open?.close();
}

const sizeOf = async (place: string) => (await statOf(place))?.size ?? null;
const statOf = (place: string) => fs.stat(place).catch((error) => unlessMissing(error, null));
