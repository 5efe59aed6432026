import { hasRoom } from '@/lib/db/room.mjs';
import { bytesUsed, captureLimit, capturesFolder, countStored } from './store.server';

/**
 * Why so many bytes more cannot be stored: none are kept here, the limit is reached, or the disk is full.
 * @returns null if they can
 */
export async function noRoomFor(size: number): Promise<'none kept' | 'limit' | 'disk' | null> {
  const limit = captureLimit();
  if (limit === 0) return 'none kept';
  if ((await bytesUsed()) + size > limit) return 'limit';
  return hasRoom(capturesFolder()) ? null : 'disk';
}

/** As `noRoomFor`, and where there is room it is taken at once, so that two who store together cannot both have it. */
export async function takeRoomFor(size: number): ReturnType<typeof noRoomFor> {
  const why = await noRoomFor(size);
  if (why !== null) return why;
  countStored(size);
  // Others may have taken it while this one looked.
  if ((await bytesUsed()) <= captureLimit()) return null;
  countStored(-size);
  return 'limit';
}
