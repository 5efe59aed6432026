import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClaim } from '@/lib/claims/commands.server';
import { execute } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { callerOf } from '@/lib/http/caller';
import { signIn } from '@/lib/http/sign-in';
import * as people from '@/lib/people/commands.server';
import { type Actor, anonymous, type Role } from '@/lib/people/permissions';
import { actorOf, endPresentedSession } from '@/lib/people/session.server';
import { IDLE_MS, RECENT_MS, SESSION_MS, USED_MS } from '@/lib/people/session-limits';
import { eachDatabase } from '../../support/databases';
import { PASSWORD, signedIn, system } from '../../support/people';
import { cookiesOf, post } from '../../support/requests';

const secretOf = (path: string) => path.split('/').at(-1) ?? '';

eachDatabase('access', (open) => {
  let db: Db;
  let n = 0;
  beforeAll(async () => {
    vi.stubEnv('WHENCE_SECRET', 'a-secret-that-is-long-enough-for-the-tests-0123456789');
    db = await open();
  });
  beforeEach(
    () =>
      void Object.assign(globalThis, {
        whenceDb: Promise.resolve(db),
        whenceAuth: undefined,
        whenceReading: undefined,
      }),
  );

  const someone = (path: string) => ({
    token: secretOf(path),
    name: 'Someone',
    email: `one-${++n}@example.org`,
    password: PASSWORD,
  });
  const join = (path: string) => execute(db, anonymous, people.join, someone(path));
  const token = async (person: Actor, role: Role) =>
    (await execute(db, person, people.createToken, { name: 'Program', role })).secret;
  const roleBy = async (secret: string) => (await actorOf(new Headers({ authorization: `Bearer ${secret}` }))).role;
  const isThere = async (person: { account: { sessionId: string } }) =>
    (await db.prisma.session.count({ where: { id: person.account.sessionId } })) === 1;
  const aged = (person: { account: { sessionId: string } }, column: 'created_at' | 'updated_at', ms: number) =>
    db.pool.query(`UPDATE session SET ${column} = now() - $2 * interval '1 ms' WHERE id = $1`, [
      person.account.sessionId,
      ms,
    ]);
  const cookieOf = async (email: string, headers: Record<string, string> = {}) =>
    cookiesOf(await signIn(post('/api/sign-in', { email, password: PASSWORD }, headers)));

  describe('a link carries its maker', () => {
    for (const [how, end] of [
      ['disabled', (id: string) => execute(db, system, people.disablePerson, { personId: id })],
      ['demoted', (id: string) => execute(db, system, people.setRole, { personId: id, role: 'editor' })],
    ] as const)
      it(`and ends when they are ${how}, whatever it is for, and even if they become an admin again`, async () => {
        const [maker, other, whose] = [
          await signedIn(db, 'admin'),
          await signedIn(db, 'admin'),
          await signedIn(db, 'editor'),
        ];
        const invitation = (await execute(db, maker, people.invitePerson, { role: 'admin' })).path;
        const reset = (await execute(db, maker, people.makeResetLink, { personId: whose.id })).path;
        const others = (await execute(db, other, people.invitePerson, { role: 'editor' })).path;
        await end(maker.id);
        await expect(join(invitation)).rejects.toMatchObject({
          kind: 'conflict',
          message: expect.stringContaining('withdrawn'),
        });
        const change = execute(db, anonymous, people.setPassword, {
          token: secretOf(reset),
          password: 'violet tramways at dawn',
        });
        await expect(change).rejects.toMatchObject({ kind: 'conflict' });
        await execute(db, system, people.enablePerson, { personId: maker.id });
        await execute(db, system, people.setRole, { personId: maker.id, role: 'admin' });
        await expect(join(invitation)).rejects.toMatchObject({ kind: 'conflict' });
        await join(others);
      });

    it('checks that maker when it is used, however their rights ended', async () => {
      const maker = await signedIn(db, 'admin');
      const { path } = await execute(db, maker, people.invitePerson, { role: 'admin' });
      await db.pool.query("UPDATE person SET role = 'editor' WHERE id = $1", [maker.id]);
      await expect(join(path)).rejects.toMatchObject({
        kind: 'conflict',
        message: expect.stringContaining('no longer an admin'),
      });
      await db.pool.query("UPDATE person SET role = 'admin' WHERE id = $1", [maker.id]);
      await join(path);
    });

    it('used while its maker is being disabled makes an account before that, or none', async () => {
      const maker = await signedIn(db, 'admin');
      await signedIn(db, 'admin');
      const { path } = await execute(db, maker, people.invitePerson, { role: 'admin' });
      const [joined] = await Promise.allSettled([
        join(path),
        execute(db, system, people.disablePerson, { personId: maker.id }),
      ]);
      const { disabledAt } = await db.prisma.user.findUniqueOrThrow({ where: { id: maker.id } });
      const { usedAt, revokedAt } = await db.prisma.invitation.findFirstOrThrow({ where: { makerId: maker.id } });
      expect(disabledAt).not.toBeNull();
      expect([usedAt !== null, revokedAt !== null]).toEqual(
        joined.status === 'fulfilled' ? [true, false] : [false, true],
      );
    });
  });

  it('a token or link made while its maker is being disabled works before that, or never', async () => {
    for (const make of [
      (maker: Actor) => execute(db, maker, people.createToken, { name: 'Program', role: 'reader' }),
      (maker: Actor) => execute(db, maker, people.invitePerson, { role: 'reader' }),
    ]) {
      const maker = await signedIn(db, 'admin');
      await Promise.allSettled([make(maker), execute(db, system, people.disablePerson, { personId: maker.id })]);
      await execute(db, system, people.enablePerson, { personId: maker.id });
      const open = { revokedAt: null };
      expect(await db.prisma.apiToken.count({ where: { userId: maker.id, ...open } })).toBe(0);
      expect(await db.prisma.invitation.count({ where: { makerId: maker.id, ...open } })).toBe(0);
    }
  });

  describe('one action ends all access', () => {
    const ways: [string, (person: Actor) => Promise<unknown>][] = [
      [
        'a new password by a link',
        async ({ id }) => {
          const { path } = await execute(db, system, people.makeResetLink, { personId: id });
          await execute(db, anonymous, people.setPassword, {
            token: secretOf(path),
            password: 'violet tramways at dawn',
          });
        },
      ],
      ['“End all access”', ({ id }) => execute(db, system, people.endSessions, { personId: id })],
      [
        'disabling, then enabling',
        async ({ id }) => {
          await execute(db, system, people.disablePerson, { personId: id });
          await execute(db, system, people.enablePerson, { personId: id });
        },
      ],
    ];
    it.each(ways)('%s', async (_how, end) => {
      const [person, other] = [await signedIn(db, 'editor'), await signedIn(db, 'editor')];
      const [secret, kept] = [await token(person, 'editor'), await token(other, 'editor')];
      const open = (await execute(db, system, people.makeResetLink, { personId: person.id })).path;
      expect([await roleBy(secret), await isThere(person)]).toEqual(['editor', true]);
      await end(person);
      expect([await roleBy(secret), await isThere(person)]).toEqual(['anonymous', false]);
      const change = execute(db, anonymous, people.setPassword, {
        token: secretOf(open),
        password: 'violet tramways at dusk',
      });
      await expect(change).rejects.toMatchObject({ kind: 'conflict' });
      expect([await roleBy(kept), await isThere(other)]).toEqual(['editor', true]);
    });

    it('changing one’s own password keeps this session, and the tokens unless one ends them', async () => {
      const person = await signedIn(db, 'editor');
      const elsewhere = crypto.randomUUID();
      await db.prisma.session.create({
        data: { id: elsewhere, token: elsewhere, userId: person.id, expiresAt: new Date(Date.now() + 60_000) },
      });
      const secret = await token(person, 'editor');
      await execute(db, person, people.changePassword, { current: PASSWORD, next: 'violet tramways at dawn' });
      expect([
        await isThere(person),
        await db.prisma.session.count({ where: { id: elsewhere } }),
        await roleBy(secret),
      ]).toEqual([true, 0, 'editor']);
      await execute(db, person, people.changePassword, {
        current: 'violet tramways at dawn',
        next: 'violet tramways at dusk',
        tokens: true,
      });
      expect([await isThere(person), await roleBy(secret)]).toEqual([true, 'anonymous']);
    });

    it('a lower role permanently ends the tokens that could do more', async () => {
      const person = await signedIn(db, 'editor');
      const [high, low] = [await token(person, 'editor'), await token(person, 'reader')];
      await execute(db, system, people.setRole, { personId: person.id, role: 'reader' });
      await execute(db, system, people.setRole, { personId: person.id, role: 'editor' });
      expect([await roleBy(high), await roleBy(low)]).toEqual(['anonymous', 'reader']);
    });
  });

  describe('a session', () => {
    it('the session sent with a sign-in ends', async () => {
      const { id } = await signedIn(db, 'editor');
      const { email } = await db.prisma.user.findUniqueOrThrow({ where: { id } });
      const before = await cookieOf(email);
      expect((await actorOf(new Headers({ cookie: before }))).role).toBe('editor');
      const after = await cookieOf(email, { cookie: before });
      expect((await actorOf(new Headers({ cookie: before }))).role).toBe('anonymous');
      expect((await actorOf(new Headers({ cookie: after }))).role).toBe('editor');
      await endPresentedSession(new Headers({ cookie: 'whence.session_token=made.up' }));
    });

    it('it ends after thirty days, and the browser forgets its cookie then', async () => {
      const { id } = await signedIn(db, 'editor');
      const { email } = await db.prisma.user.findUniqueOrThrow({ where: { id } });
      const began = Date.now();
      const response = await signIn(post('/api/sign-in', { email, password: PASSWORD }));
      const [, seconds] =
        /session_token=[^;]+;.* Max-Age=(\d+)/i.exec(response.headers.getSetCookie().join('\n')) ?? [];
      expect(seconds).toBe(String(SESSION_MS / 1000));
      const { sessionId = '' } = (await actorOf(new Headers({ cookie: cookiesOf(response) }))).account ?? {};
      const { expiresAt } = await db.prisma.session.findUniqueOrThrow({ where: { id: sessionId } });
      expect(Math.abs(expiresAt.getTime() - began - SESSION_MS)).toBeLessThan(60_000);
    });

    it('without use it ends, for reading and for a running command; use is written down once an hour', async () => {
      const person = await signedIn(db, 'editor');
      const { email } = await db.prisma.user.findUniqueOrThrow({ where: { id: person.id } });
      const cookie = await cookieOf(email);
      const { account } = await actorOf(new Headers({ cookie }));
      const session = { account: { sessionId: account?.sessionId ?? '' } };
      const usedAt = async () =>
        (await db.prisma.session.findUniqueOrThrow({ where: { id: session.account.sessionId } })).updatedAt.getTime();
      await aged(session, 'updated_at', USED_MS / 2);
      const halfAnHourAgo = await usedAt();
      await actorOf(new Headers({ cookie }));
      expect(await usedAt()).toBe(halfAnHourAgo);
      await aged(session, 'updated_at', IDLE_MS - 60_000);
      expect((await actorOf(new Headers({ cookie }))).role).toBe('editor');
      expect(Date.now() - (await usedAt())).toBeLessThan(USED_MS);
      await aged(session, 'updated_at', IDLE_MS + 60_000);
      const late = { ...person, account: session.account };
      await expect(execute(db, late, createClaim, { statement: 'Too late' })).rejects.toMatchObject({
        kind: 'unauthorized',
      });
      expect((await actorOf(new Headers({ cookie }))).role).toBe('anonymous');
      expect(await isThere(session)).toBe(false);
    });

    it('lets its person read while nothing can be written, and so does a token', async () => {
      const person = await signedIn(db, 'editor');
      const secret = await token(person, 'editor');
      const { email } = await db.prisma.user.findUniqueOrThrow({ where: { id: person.id } });
      const cookie = await cookieOf(email);
      await db.pool.query('UPDATE session SET updated_at = $1 WHERE user_id = $2', [
        new Date(Date.now() - 2 * USED_MS),
        person.id,
      ]);
      const full = () => Promise.reject(new Error('no space left'));
      const writes = ['updateMany', 'update'];
      const readOnly = (model: object) =>
        new Proxy(model, { get: (at, name) => (writes.includes(String(name)) ? full : Reflect.get(at, name)) });
      const prisma = new Proxy(db.prisma, {
        get: (at, name) => (name === 'session' || name === 'apiToken' ? readOnly(at[name]) : Reflect.get(at, name)),
      });
      Object.assign(globalThis, { whenceDb: Promise.resolve({ ...db, prisma }) });
      expect((await actorOf(new Headers({ cookie }))).role).toBe('editor');
      expect(await roleBy(secret)).toBe('editor');
    });

    it('an old session asks for the password before changing people, tokens, sessions and settings; everything else works', async () => {
      const admin = await signedIn(db, 'admin');
      await aged(admin, 'created_at', RECENT_MS + 60_000);
      const { email } = await db.prisma.user.findUniqueOrThrow({ where: { id: admin.id } });
      const again = { kind: 'unauthorized', details: { again: email } };
      await expect(execute(db, admin, people.invitePerson, { role: 'reader' })).rejects.toMatchObject(again);
      await expect(execute(db, admin, people.createToken, { name: 'x', role: 'reader' })).rejects.toMatchObject(again);
      await expect(execute(db, admin, people.changeSettings, { read: 'members' })).rejects.toMatchObject(again);
      await expect(execute(db, admin, people.endOwnSession, { sessionId: 'x' })).rejects.toMatchObject(again);
      await execute(db, admin, createClaim, { statement: 'Somebody else wrote this' });
      await execute(db, admin, people.renameAccount, { name: 'An admin' });
      await aged(admin, 'created_at', RECENT_MS - 60_000);
      await execute(db, admin, people.invitePerson, { role: 'reader' });
    });

    it('opened by somebody else changes nothing', async () => {
      const { id } = await signedIn(db, 'editor');
      const { email } = await db.prisma.user.findUniqueOrThrow({ where: { id } });
      const cookie = await cookieOf(email);
      const asked = (whose: string) => callerOf(post('/api/commands/x', {}, { cookie, 'x-whence-person': whose }));
      expect((await asked(id)).id).toBe(id);
      expect((await asked('anonymous')).id).toBe(id);
      await expect(asked('somebody-else')).rejects.toMatchObject({
        kind: 'conflict',
        message: expect.stringContaining('Somebody else'),
      });
    });
  });
});
