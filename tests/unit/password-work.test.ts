import { hashPassword as earlierHash } from 'better-auth/crypto';
import { expect, it, vi } from 'vitest';
import { hashPassword, verifyPassword } from '@/lib/people/password-hash.server';

const made = vi.hoisted(() => ({ work: 0 }));
// Work is counted, not timed; nothing is made.
vi.mock('node:crypto', async (original) => ({
  ...(await original<typeof import('node:crypto')>()),
  scrypt(
    _password: string,
    _salt: Buffer,
    bytes: number,
    { N = 0, r = 0, p = 0 },
    done: (error: null, key: Buffer) => void,
  ) {
    made.work += N * r * p;
    done(null, Buffer.alloc(bytes));
  },
}));

const workOf = async (ask: () => Promise<unknown>) => {
  made.work = 0;
  await ask();
  return made.work;
};

it('a wrong password takes as much work for an account with an earlier hash as for one with today’s, and for none', async () => {
  const today = await workOf(() => hashPassword('for an account that is not there'));
  expect(today).toBe(2 ** 17 * 8);
  const key = Buffer.alloc(32).toString('base64').replace('=', '');
  const of = (hash: string) => workOf(() => verifyPassword({ hash, password: 'not the password' }));
  expect(await of(`$scrypt$ln=17,r=8,p=1$c2FsdA$${key}`)).toBe(today);
  expect(Math.abs((await of(`$scrypt$ln=14,r=8,p=1$c2FsdA$${key}`)) / today - 1)).toBeLessThan(0.01);
  // What better-auth’s own function does is not counted here: 16,384 × 16.
  expect(await of(await earlierHash('a long password'))).toBe(today - 2 ** 14 * 16);
});
