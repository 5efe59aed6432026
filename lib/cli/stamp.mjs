import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './run.mjs';

/** The generated client follows from the schema, and the commands are no part of the app. */
const skipped = new Set(['generated', 'cli']);

/**
 * @param {string} name below the root
 * @returns {string[]} the files it stands for
 */
function filesOf(name) {
  const found = statSync(path.join(root, name), { throwIfNoEntry: false });
  if (!found?.isDirectory()) return found ? [name] : [];
  const entries = readdirSync(path.join(root, name)).filter((entry) => !skipped.has(entry));
  return entries.sort().flatMap((entry) => filesOf(path.join(name, entry)));
}

/** @param {...string} names files and folders whose contents matter */
export function fingerprint(...names) {
  const hash = createHash('sha256');
  for (const file of names.flatMap(filesOf)) {
    const bytes = readFileSync(path.join(root, file));
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

/**
 * Does a piece of work unless its stamp says it was done for the same input. A stamp is written only after success.
 * @param {{ stamp: string, product: string, input: string, work: () => Promise<unknown> }} step
 */
export async function unlessDone({ stamp, product, input, work }) {
  const file = path.join(root, stamp);
  if (existsSync(path.join(root, product)) && existsSync(file) && readFileSync(file, 'utf8') === input) return;
  rmSync(file, { force: true });
  await work();
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, input);
}
