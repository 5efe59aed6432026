import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { chmodSync, existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseUnavailable, remedyFor } from '@/lib/db/errors';
import { privateFolder } from '@/lib/db/private-folder';

/** A secret that nobody can guess, in letters that need no escaping in an address. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What is stored of a secret. Enough for 32 random bytes; passwords need more. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret, 'utf8').digest('hex');

/** A hash under the key of this server, for one purpose alone: nobody else can make it. */
export const sealOf = (purpose: string, text: string): Buffer =>
  createHmac('sha256', signingKey()).update(`${purpose} ${text}`).digest();

/** Whether two secrets are the same; how long that takes does not tell how much of them is. */
export const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && timingSafeEqual(one, other);

const SHORTEST = 32;
let known: string | undefined;

/**
 * The key that signs session cookies: WHENCE_SECRET, else made once and kept in the data folder, readable by its
 * owner alone.
 * @throws DatabaseUnavailable where it cannot be kept, with one sentence for whoever runs the server
 */
export function signingKey(): string {
  known ??=
    process.env.WHENCE_SECRET ||
    keptKey(path.join(process.env.DATA_DIR || path.join(process.cwd(), 'data'), 'auth-secret'));
  return known;
}

function keptKey(file: string): string {
  try {
    privateFolder(path.dirname(file));
    if (existsSync(file)) chmodSync(file, 0o600);
    else makeKey(file);
    const key = readFileSync(file, 'utf8').trim();
    // With a part of one anybody could sign.
    if (key.length < SHORTEST)
      throw new DatabaseUnavailable(
        `${file} is damaged. Delete it and start again. Everybody must then sign in again.`,
      );
    return key;
  } catch (error) {
    if (error instanceof DatabaseUnavailable) throw error;
    const { message } = error as Error;
    throw new DatabaseUnavailable(
      `The key for sessions cannot be kept in ${file}: “${message}”. ${remedyFor(message)}`,
      { cause: error },
    );
  }
}

function makeKey(file: string): void {
  const own = `${file}.${process.pid}`;
  try {
    writeFileSync(own, newSecret(), { mode: 0o600 });
    // Of two processes that start together one makes it whole, and both read it.
    linkSync(own, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(own, { force: true });
  }
}
