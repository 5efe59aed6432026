import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { chmodSync, existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseUnavailable, remedyFor } from '@/lib/db/errors';
import { privateFolder } from '@/lib/db/private-folder';
import { codeOf, messageOf } from '@/lib/errors';

/** A secret that nobody can guess, in letters that need no escaping in an address. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What is stored of a secret. This is enough for 32 random bytes; passwords need more. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret, 'utf8').digest('hex');

/** A hash under the key of this server, for one purpose alone. Nobody else can make it. */
export const sealOf = (purpose: string, text: string): Buffer =>
  createHmac('sha256', signingKey()).update(`${purpose} ${text}`).digest();

/** Whether two secrets are the same. The time it takes does not reveal how much of them is. */
export const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && timingSafeEqual(one, other);

const SHORTEST = 32;
let known: string | undefined;

/**
 * The key that signs session cookies: WHENCE_SECRET, or else one that is generated once and kept in the data folder,
 * where only its owner can read it.
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
    // With a part of a key, anybody could sign.
    if (key.length < SHORTEST)
      throw new DatabaseUnavailable(
        `${file} is damaged. Delete it and start again. Everybody must then sign in again.`,
      );
    return key;
  } catch (error) {
    if (error instanceof DatabaseUnavailable) throw error;
    const message = messageOf(error);
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
    // If two processes start together, one of them writes it in full and both read it.
    linkSync(own, file);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(own, { force: true });
  }
}
