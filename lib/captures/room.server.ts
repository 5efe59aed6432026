import { hasRoom } from '@/lib/db/room.mjs';
import { bytesUsed, captureLimit, capturesFolder } from './store.server';

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
