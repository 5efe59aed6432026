import fs from 'node:fs';
import path from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { codeOf, messageOf } from '@/lib/errors';
import { DatabaseUnavailable } from './errors';

const OTHERS = 0o077;
const STICKY = 0o1000;

/**
 * Creates the data folder if it is missing, and closes it to everybody but its owner. From then on this process, with
 * its threads, creates files for its owner alone.
 * @throws DatabaseUnavailable for a folder that is meant for everybody, such as that for temporary files
 */
export function privateFolder(folder: string): void {
  // A thread cannot set it, but has that of its process.
  if (isMainThread) process.umask(OTHERS);
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (fs.statSync(folder).mode & STICKY || path.dirname(folder) === folder)
    throw new DatabaseUnavailable(
      `DATA_DIR must be a folder of its own, and everybody uses ${folder}: name one in it, such as ${path.join(folder, 'whence')}.`,
    );
  close(folder);
}

/**
 * Closes everything in a folder to everybody but its owner: what an earlier version left open, or a copy that was
 * restored.
 */
export function closeToOthers(folder: string): void {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const at = path.join(folder, entry.name);
    if (entry.isDirectory()) closeToOthers(at);
    // The target of a link lies elsewhere, and is not ours.
    if (!entry.isSymbolicLink()) close(at);
  }
}

declare global {
  var whenceToldOpen: boolean | undefined;
}

/**
 * Takes all rights from group and others. If the system does not allow it, or knows no such rights, it is said once and
 * everything goes on.
 */
function close(at: string): void {
  if (process.platform === 'win32') return;
  try {
    const mode = fs.statSync(at).mode & 0o7777;
    if (mode & OTHERS) fs.chmodSync(at, mode & ~OTHERS);
  } catch (error) {
    const code = codeOf(error);
    // A lock that another process has just given back.
    if (code === 'ENOENT' || globalThis.whenceToldOpen) return;
    // Bundles may contain this module more than once.
    globalThis.whenceToldOpen = true;
    process.stderr.write(
      `${at} may be read by other users of this computer, and this one cannot close it: ${messageOf(error)}.\n`,
    );
  }
}
