// Loaded into the thread of the database before anything else: makes its disk fail in the way that the test has set.
import { createRequire } from 'node:module';
import { workerData } from 'node:worker_threads';

const fs = createRequire(import.meta.url)('node:fs');
const { openSync, writeSync, readSync, fsyncSync } = fs;
/** @type {{ switched: Int32Array, names: string[] }} */
const { switched, names } = workerData.failingDisk;
/** @type {Map<number, string>} */
const paths = new Map();

/**
 * Whether the fault is on and meant for this place; one that is to strike once is over then. @param {string} fault
 * @param {string} at @param {RegExp} place
 */
function strikes(fault, at, place) {
  if (names[Atomics.load(switched, 0)] !== fault || !place.test(at)) return false;
  if (Atomics.load(switched, 1)) Atomics.store(switched, 0, 0);
  return true;
}
/** @param {string} code @param {string} message */
const fail = (code, message) => {
  throw Object.assign(new Error(`${code}: ${message}`), { code });
};

fs.openSync = (/** @type {string} */ path, /** @type {any} */ flags, /** @type {any} */ mode) => {
  if (typeof flags === 'number' && flags & 3 && strikes('read-only', path, /pg_wal/))
    fail('EROFS', 'read-only file system');
  const file = openSync(path, flags, mode);
  paths.set(file, path);
  return file;
};
fs.writeSync = (/** @type {number} */ file, /** @type {any[]} */ ...rest) => {
  const at = paths.get(file) ?? '';
  if (strikes('log is full', at, /pg_wal/) || strikes('tables are full', at, /base/))
    fail('ENOSPC', 'no space left on device');
  if (strikes('read-only', at, /pg_wal/)) fail('EROFS', 'read-only file system');
  // What is no error of the system goes through the database as a trap of its machine does.
  if (strikes('trap', at, /pg_wal/)) throw new Error('unreachable');
  if (strikes('exit', at, /pg_wal/)) process.exit(3);
  return writeSync(file, ...rest);
};
fs.readSync = (/** @type {number} */ file, /** @type {any[]} */ ...rest) => {
  const at = paths.get(file) ?? '';
  if (strikes('unreadable', at, /base/)) fail('EIO', 'i/o error');
  return readSync(file, ...rest);
};
fs.fsyncSync = (/** @type {number} */ file) => {
  const at = paths.get(file) ?? '';
  if (strikes('unsynced', at, /pg_wal/)) fail('EIO', 'i/o error');
  return fsyncSync(file);
};
