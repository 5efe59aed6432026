import fs from 'node:fs/promises';
import path from 'node:path';
import { codeOf } from '@/lib/errors';

/** The names in a folder; none where it is not there. */
export const namesIn = (folder: string): Promise<string[]> =>
  fs.readdir(folder).catch((error) => unlessMissing(error, []));

/** What is given in place of a file that is not there. @throws any other error */
export function unlessMissing<T>(error: unknown, instead: T): T {
  if (codeOf(error) === 'ENOENT') return instead;
  throw error;
}

/** Removes the files of a folder that were last written before a moment, in ms. */
export async function removeOlder(folder: string, before: number): Promise<void> {
  for (const name of await namesIn(folder)) {
    const at = path.join(folder, name);
    const found = await fs.stat(at).catch((error) => unlessMissing(error, null));
    if (found && found.mtimeMs < before) await fs.rm(at, { force: true });
  }
}
