import path from 'node:path';
import { isAway } from '@/lib/errors';
import { type BlobStore, diskStore } from './blob-store.server';
import { capturesLimit } from './limit.mjs';
import { s3Settings } from './s3-settings.mjs';
import { s3Store } from './s3-store.server';

/** The folder for all that is kept of what was seen. */
export const capturesFolder = (): string =>
  path.join(process.env.DATA_DIR || path.join(process.cwd(), 'data'), 'captures');

/** The store of this server. It is the one place that says which kind of store it is. */
export function captureStore(): BlobStore {
  const bucket = s3Settings(process.env);
  // What is wrong with it was refused when the server started.
  if (bucket !== null && typeof bucket !== 'string') return s3Store(bucket, path.join(capturesFolder(), 'incoming'));
  return diskStore(path.join(capturesFolder(), 'blobs'));
}

/** How many bytes may be kept in all. What is no size was refused when the server started. */
export const captureLimit = (): number => capturesLimit(process.env.CAPTURES_LIMIT) ?? 0;

/** `isKnown`: the store has answered. */
export type Usage = {
  readonly blobs: number;
  readonly bytes: number;
  readonly limit: number;
  readonly isKnown: boolean;
};

/** What the store holds, counted. */
export async function usageOf(store: BlobStore = captureStore()): Promise<Usage> {
  const limit = captureLimit();
  try {
    return { ...(await counted(store)), limit, isKnown: true };
  } catch (error) {
    if (!isAway(error)) throw error;
    return { blobs: 0, bytes: 0, limit, isKnown: false };
  }
}

async function counted(store: BlobStore): Promise<{ blobs: number; bytes: number }> {
  let [blobs, bytes] = [0, 0];
  for await (const { size } of store.list()) {
    blobs++;
    bytes += size;
  }
  return { blobs, bytes };
}

/** How long a count of what is used may be gone by, in ms. What is stored meanwhile is added to it. */
const FRESH = 60_000;
const newUse = () => ({
  last: null as { readonly folder: string; readonly at: number; bytes: number } | null,
  counting: null as Promise<void> | null,
  /** How much is being stored at the moment. */
  underway: 0,
});
/** One for the whole process: bundles may contain this module more than once. */
declare global {
  var whenceCaptures: ReturnType<typeof newUse> | undefined;
}
globalThis.whenceCaptures ??= newUse();
const use = globalThis.whenceCaptures;

/**
 * How many bytes are used, with those that are being stored, as counted within the last minute, so that a store of very
 * many copies is not walked each time.
 */
export async function bytesUsed(): Promise<number> {
  const folder = capturesFolder();
  while (use.last?.folder !== folder || use.last.at < Date.now() - FRESH) {
    use.counting ??= countAnew(folder).finally(() => {
      use.counting = null;
    });
    await use.counting;
  }
  return use.last.bytes + use.underway;
}

async function countAnew(folder: string): Promise<void> {
  const { bytes } = await counted(captureStore());
  use.last = { folder, at: Date.now(), bytes };
}

/** Adds what was stored to the count. */
export function countStored(bytes: number): void {
  if (use.last) use.last.bytes += bytes;
}

/**
 * Sets room aside for what is about to be stored, unless others have taken it since it was looked for.
 * @returns whether there was enough
 */
export function setAside(bytes: number): boolean {
  if ((use.last?.bytes ?? 0) + use.underway + bytes > captureLimit()) return false;
  use.underway += bytes;
  return true;
}

/** Ends what `setAside` began. @param isStored whether it was stored in the end */
export function setAsideNoMore(bytes: number, isStored: boolean): void {
  use.underway -= bytes;
  if (isStored) countStored(bytes);
}
