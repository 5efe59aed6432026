import { hasRoom } from '@/lib/db/room.mjs';
import { bytesUsed, captureLimit, capturesFolder, setAside } from './store.server';

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

/** As `noRoomFor`, and sets the room aside where there is some: two who store at once cannot both have it. */
export async function takeRoomFor(size: number): ReturnType<typeof noRoomFor> {
  const why = await noRoomFor(size);
  return why === null && !setAside(size) ? 'limit' : why;
}
