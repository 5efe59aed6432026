// @ts-check
import fs from 'node:fs';

/**
 * Below this many bytes nothing more is written: the log of the database, and opening it again after a fault, need room
 * of their own.
 */
const FLOOR = 64 * 2 ** 20;

/** Whether the disk of a folder has room for more. If the system does not tell, it has. @param {string} folder */
export function hasRoom(folder) {
  try {
    const { bavail, bsize, blocks } = fs.statfsSync(folder);
    return blocks === 0 || bavail * bsize >= FLOOR;
  } catch {
    return true;
  }
}
