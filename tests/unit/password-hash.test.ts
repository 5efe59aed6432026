import { randomBytes, scryptSync } from 'node:crypto';
import { hashPassword as earlierHash } from 'better-auth/crypto';
import { describe, expect, it } from 'vitest';
import { hashPassword, isOutdated, verifyPassword } from '@/lib/people/password-hash.server';

const PASSWORD = 'correct horse battery';

// Hashes take long on purpose.
describe('a password hash', { timeout: 120_000 }, () => {
  it('names how it was made, and differs each time', async () => {
    const [one, two] = await Promise.all([hashPassword(PASSWORD), hashPassword(PASSWORD)]);
    expect(one).toMatch(/^\$scrypt\$ln=17,r=8,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(one).not.toBe(two);
    expect(isOutdated(one)).toBe(false);
    // By what it names, another implementation finds the same key.
    const [, , , salt = '', key] = one.split('$');
    const again = scryptSync(PASSWORD, Buffer.from(salt, 'base64'), 32, { N: 2 ** 17, r: 8, p: 1, maxmem: 2 ** 28 });
    expect(again.toString('base64').replace('=', '')).toBe(key);
  });

  it('is that of the whole password as it is', async () => {
    const long = `${'密'.repeat(127)}é`;
    const hash = await hashPassword(long);
    expect(await verifyPassword({ hash, password: long })).toBe(true);
    for (const other of [long.slice(0, -1), long.normalize('NFD'), `${long}\0`])
      expect([other.length, await verifyPassword({ hash, password: other })]).toEqual([other.length, false]);
  });

  it('that was made earlier still verifies, and is outdated', async () => {
    const salt = randomBytes(16);
    const base64 = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
    const cheap = `$scrypt$ln=10,r=8,p=1$${base64(salt)}$${base64(scryptSync(PASSWORD, salt, 32, { N: 2 ** 10, r: 8, p: 1 }))}`;
    for (const hash of [await earlierHash(PASSWORD), cheap]) {
      expect(await verifyPassword({ hash, password: PASSWORD })).toBe(true);
      expect(await verifyPassword({ hash, password: `${PASSWORD}!` })).toBe(false);
      expect(isOutdated(hash)).toBe(true);
    }
  });

  it('that is malformed lets nobody in', async () => {
    for (const hash of ['', ':', '$scrypt$ln=99,r=8,p=1$AAAA$AAAA', '$argon2id$v=19$m=1$AAAA$AAAA'])
      expect([hash, await verifyPassword({ hash, password: '' }).catch(() => false)]).toEqual([hash, false]);
  });
});
