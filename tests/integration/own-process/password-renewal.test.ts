import { hashPassword as earlierHash } from 'better-auth/crypto';
import { beforeAll, expect, it, vi } from 'vitest';
import { execute } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { signIn } from '@/lib/http/sign-in';
import { invitePerson, join, renewHash } from '@/lib/people/commands.server';
import { anonymous } from '@/lib/people/permissions';
import { eachDatabase } from '../../support/databases';
import { PASSWORD, system } from '../../support/people';

vi.unmock('@/lib/people/password-hash.server');

const HOST = 'localhost:3000';
const email = 'earlier@example.org';
const enter = (password: string) =>
  signIn(
    new Request(`http://${HOST}/api/sign-in`, {
      method: 'POST',
      headers: { host: HOST, origin: `http://${HOST}`, 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    }),
  );

eachDatabase('a password hash made by earlier rules', (open) => {
  let db: Db;
  let id: string;
  beforeAll(async () => {
    vi.stubEnv('WHENCE_SECRET', 'a-secret-that-is-long-enough-for-the-tests-0123456789');
    db = await open();
    Object.assign(globalThis, {
      whenceDb: Promise.resolve(db),
      whenceAuth: undefined,
      whenceReading: undefined,
      whenceLimits: undefined,
    });
    const token = (await execute(db, system, invitePerson, { role: 'reader' })).path.split('/').at(-1) ?? '';
    id = (await execute(db, anonymous, join, { token, name: 'Someone', email, password: PASSWORD })).id;
  });
  const stored = async () => (await db.prisma.account.findFirstOrThrow({ where: { userId: id } })).password;
  const store = (password: string) => db.prisma.account.updateMany({ where: { userId: id }, data: { password } });

  it('is renewed when the right password is given, and not before', async () => {
    expect(await stored()).toMatch(/^\$scrypt\$ln=17,r=8,p=1\$/);
    const earlier = await earlierHash(PASSWORD);
    await store(earlier);
    expect((await enter('not the password')).status).toBe(401);
    expect(await stored()).toBe(earlier);
    expect((await enter(PASSWORD)).status).toBe(200);
    const renewed = await stored();
    expect(renewed).toMatch(/^\$scrypt\$ln=17,r=8,p=1\$/);
    expect((await enter(PASSWORD)).status).toBe(200);
    expect(await stored()).toBe(renewed);
  });

  it('does not come back over a password that was set in the meantime', async () => {
    await store('set meanwhile');
    await renewHash(db, id, await earlierHash(PASSWORD), PASSWORD);
    expect(await stored()).toBe('set meanwhile');
  });
});
