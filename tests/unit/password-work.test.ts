import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { promisify } from 'node:util';
import { hashPassword as earlierHash } from 'better-auth/crypto';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { hashPassword, isOutdated, verifyPassword } from '@/lib/people/password-hash.server';

const PASSWORD = 'correct horse battery';
type Cost = { N: number; r: number; p: number };

const made = { work: 0 };
const whole = crypto.scrypt;
// Work is counted, not timed, and a 128th of it is done.
const scrypt = vi.spyOn(crypto, 'scrypt').mockImplementation(((
  password: string,
  salt: Buffer,
  bytes: number,
  { N, r, p }: Cost,
  done: (error: Error | null, key: Buffer) => void,
) => {
  made.work += N * r * p;
  whole(password, salt, bytes, { N: N / 128, r, p }, done);
}) as typeof crypto.scrypt);
syncBuiltinESMExports();
afterAll(() => {
  scrypt.mockRestore();
  syncBuiltinESMExports();
});

const workOf = async (ask: () => Promise<unknown>) => {
  made.work = 0;
  await ask();
  return made.work;
};
const base64 = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
/** A hash as it would have been made at this cost. */
async function hashAt(ln: number): Promise<string> {
  const salt = crypto.randomBytes(16);
  const derive = promisify<string, Buffer, number, Cost, Buffer>(crypto.scrypt);
  return `$scrypt$ln=${ln},r=8,p=1$${base64(salt)}$${base64(await derive(PASSWORD, salt, 32, { N: 2 ** ln, r: 8, p: 1 }))}`;
}

describe('a password hash', () => {
  it('is that of the whole password as it is', async () => {
    const long = `${'密'.repeat(127)}é`;
    const hash = await hashPassword(long);
    expect(await verifyPassword({ hash, password: long })).toBe(true);
    for (const other of [long.slice(0, -1), long.normalize('NFD'), `${long}\0`])
      expect([other.length, await verifyPassword({ hash, password: other })]).toEqual([other.length, false]);
  });

  it('that was made earlier still verifies, and is outdated', async () => {
    for (const hash of [await earlierHash(PASSWORD), await hashAt(10)]) {
      expect(await verifyPassword({ hash, password: PASSWORD })).toBe(true);
      expect(await verifyPassword({ hash, password: `${PASSWORD}!` })).toBe(false);
      expect(isOutdated(hash)).toBe(true);
    }
  });

  it('that is none lets nobody in', async () => {
    for (const hash of ['', ':', '$scrypt$ln=99,r=8,p=1$AAAA$AAAA', '$argon2id$v=19$m=1$AAAA$AAAA'])
      expect([hash, await verifyPassword({ hash, password: '' }).catch(() => false)]).toEqual([hash, false]);
  });

  it('takes as much work to find a wrong password at an earlier cost as at today’s, and where there is none', async () => {
    const today = await workOf(() => hashPassword('for an account that is not there'));
    expect(today).toBe(2 ** 17 * 8);
    const of = (hash: string) => workOf(() => verifyPassword({ hash, password: 'not the password' }));
    expect(await of(await hashAt(17))).toBe(today);
    expect(Math.abs((await of(await hashAt(14))) / today - 1)).toBeLessThan(0.01);
    expect(await of(await earlierHash('a long password'))).toBe(today);
  });
});
