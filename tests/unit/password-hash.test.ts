import { scryptSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { hashPassword, isOutdated, verifyPassword } from '@/lib/people/password-hash.server';

const PASSWORD = 'correct horse battery';

// Hashes take long on purpose: what else is known of them stands in password-work.test.ts, made with less work.
it('a password hash names how it was made, and differs each time', async () => {
  const [one, two] = await Promise.all([hashPassword(PASSWORD), hashPassword(PASSWORD)]);
  expect(one).toMatch(/^\$scrypt\$ln=17,r=8,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(one).not.toBe(two);
  expect(isOutdated(one)).toBe(false);
  expect(await verifyPassword({ hash: one, password: PASSWORD })).toBe(true);
  // By what it names, another implementation finds the same key.
  const [, , , salt = '', key] = one.split('$');
  const again = scryptSync(PASSWORD, Buffer.from(salt, 'base64'), 32, { N: 2 ** 17, r: 8, p: 1, maxmem: 2 ** 28 });
  expect(again.toString('base64').replace('=', '')).toBe(key);
}, 120_000);
