import { createHash } from 'node:crypto';
import { fileSize } from '@/lib/format/size';
import { log } from '@/lib/log.server.mjs';
import { holdSeen } from './pending.server';
import { takeRoomFor } from './room.server';
import type { HeldCapture, Seen } from './seen';
import { captureLimit, captureStore, setAsideNoMore } from './store.server';

/** What was seen, with its bytes. */
export type SeenBytes = Omit<Seen, 'sha256' | 'size' | 'kept'> & { readonly bytes: Uint8Array };

/**
 * Stores the bytes of what a person has seen, and holds the rest for the document that may be stored with it. Where the
 * bytes cannot be stored, their hash is held all the same.
 * @returns the handle, and in a sentence why the bytes were not stored, or null
 */
export async function holdBytes(
  owner: string,
  { bytes, ...about }: SeenBytes,
): Promise<{ held: HeldCapture; notice: string | null }> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const notice = await stored(bytes, sha256);
  const [size, kept] = [bytes.byteLength, notice === null];
  const id = await holdSeen(owner, { ...about, sha256, size, kept });
  return { held: { id, size, kept }, notice };
}

const ONLY_HASH = 'Only the hash of what was seen is kept, not a copy. The document can be stored all the same.';

/** @returns why not, in sentences; null if they are stored */
async function stored(bytes: Uint8Array, sha256: string): Promise<string | null> {
  const size = bytes.byteLength;
  try {
    const isNew = !(await captureStore().has(sha256));
    const why = isNew ? await takeRoomFor(size) : null;
    if (why === 'none kept') return `This server keeps no copies. ${ONLY_HASH}`;
    if (why === 'limit')
      return `The room for copies (${fileSize(captureLimit())}) is too full for this one (${fileSize(size)}). ${ONLY_HASH} Whoever runs the server can raise CAPTURES_LIMIT.`;
    if (why === 'disk') return `The disk of the server is full. ${ONLY_HASH}`;
    if (isNew) await putInRoom(bytes);
    else await captureStore().put(bytes);
    return null;
  } catch (error) {
    log.error(error, 'What was seen could not be stored.');
    return `The server could not store a copy. ${ONLY_HASH}`;
  }
}

/** Stores bytes for which room is set aside. */
async function putInRoom(bytes: Uint8Array): Promise<void> {
  let isStored = false;
  try {
    await captureStore().put(bytes);
    isStored = true;
  } finally {
    setAsideNoMore(bytes.byteLength, isStored);
  }
}
