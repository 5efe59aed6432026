import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { privateFolder } from '@/lib/db/private-folder';

/** A secret that nobody can guess, in letters that need no escaping in an address. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What is stored of a secret. Enough for 32 random bytes; passwords need more. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret, 'utf8').digest('hex');

let known: string | undefined;

/** The key that signs session cookies: WHENCE_SECRET, else made once and kept in the data folder, readable by its owner alone. */
export function signingKey(): string {
  known ??= process.env.WHENCE_SECRET || keptKey(path.join(process.env.DATA_DIR || path.join(process.cwd(), 'data'), 'auth-secret'));
  return known;
}

function keptKey(file: string): string {
  privateFolder(path.dirname(file));
  const own = `${file}.${process.pid}`;
  writeFileSync(own, newSecret(), { mode: 0o600 });
  try {
    // Of two processes that start together one makes it whole, and both read it.
    linkSync(own, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    chmodSync(file, 0o600);
  } finally {
    rmSync(own, { force: true });
  }
  return readFileSync(file, 'utf8').trim();
}
