import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { createClaim } from '@/lib/claims/commands.server';
import { defineCommand, execute, perform } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { commandHandler } from '@/lib/http/command-handler';
import { signIn, signOut } from '@/lib/http/sign-in';
import {
  changeEmail,
  changePassword,
  changeSettings,
  createToken,
  disablePerson,
  inviteAdmin,
  invitePerson,
  join,
  makeResetLink,
  revokeInvitation,
  revokeToken,
  setPassword,
  setRole,
} from '@/lib/people/commands.server';
import { type Actor, anonymous, type Role } from '@/lib/people/permissions';
import { actorOf } from '@/lib/people/session.server';
import { eachDatabase } from '../../support/databases';
import { PASSWORD, signedIn, system } from '../../support/people';
import { cookiesOf, HOST, post } from '../../support/requests';

let people = 0;

eachDatabase('accounts', (open) => {
  let db: Db;
  beforeAll(async () => {
    vi.stubEnv('WHENCE_SECRET', 'a-secret-that-is-long-enough-for-the-tests-0123456789');
    db = await open();
  });
  beforeEach(() => {
    // What a request finds as the database of its process.
    Object.assign(globalThis, { whenceDb: Promise.resolve(db), whenceAuth: undefined, whenceReading: undefined });
  });

  const secretOf = (path: string) => path.split('/').at(-1) ?? '';
  const link = async (role: Role = 'editor') => secretOf((await execute(db, system, invitePerson, { role })).path);
  const someone = (token: string, email = `someone-${++people}@example.org`) => ({
    token,
    name: 'Someone',
    email,
    password: PASSWORD,
  });
  const command = (name: string, input: unknown, headers: Record<string, string> = {}) =>
    commandHandler(post(`/api/commands/${name}`, { input }, headers), name);
  async function account(role: Role = 'editor') {
    const email = `account-${++people}@example.org`;
    const { id } = await execute(db, anonymous, join, someone(await link(role), email));
    return { id, email };
  }
  async function cookieOf(email: string) {
    const response = await signIn(post('/api/sign-in', { email, password: PASSWORD }));
    expect(response.status).toBe(200);
    return cookiesOf(response);
  }

  it('an e-mail address is changed to one that nobody else has, or to the same', async () => {
    const [one, other] = [await account(), await account()];
    const change = (email: string) => execute(db, system, changeEmail, { personId: one.id, email });
    await expect(change(other.email)).rejects.toMatchObject({
      kind: 'invalid',
      message: 'There is already an account with this e-mail address.',
      fields: { email: 'There is already an account with this e-mail address.' },
    });
    await cookieOf(one.email);
    await change(one.email.toUpperCase());
    await cookieOf(one.email);
    await change(`moved-${one.email}`);
    await cookieOf(`moved-${one.email}`);
    expect((await signIn(post('/api/sign-in', { email: one.email, password: PASSWORD }))).status).toBe(401);
  });

  describe('a link', () => {
    it('works once', async () => {
      const token = await link();
      await execute(db, anonymous, join, someone(token));
      await expect(execute(db, anonymous, join, someone(token))).rejects.toMatchObject({
        kind: 'conflict',
        message: expect.stringContaining('already been used'),
      });
    });

    it('used by two people at the same time makes one account', async () => {
      const token = await link();
      const both = await Promise.allSettled([
        execute(db, anonymous, join, someone(token)),
        execute(db, anonymous, join, someone(token)),
      ]);
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    });

    it('expires, can be withdrawn, and cannot be guessed', async () => {
      const expired = await link();
      await db.pool.query(
        "UPDATE invitation SET expires_at = now() - interval '1 minute' WHERE id = (SELECT max(id) FROM invitation)",
      );
      await expect(execute(db, anonymous, join, someone(expired))).rejects.toMatchObject({
        kind: 'conflict',
        message: expect.stringContaining('expired'),
      });
      const { id, path } = await execute(db, system, invitePerson, { role: 'editor' });
      await execute(db, system, revokeInvitation, { id });
      await expect(execute(db, anonymous, join, someone(secretOf(path)))).rejects.toMatchObject({ kind: 'conflict' });
      await expect(execute(db, anonymous, join, someone('x'.repeat(43)))).rejects.toMatchObject({ kind: 'not found' });
    });

    it('is stored as a hash alone', async () => {
      const token = await link();
      const { rows } = await db.pool.query(
        'SELECT row_to_json(i)::text AS row FROM invitation i UNION ALL SELECT row_to_json(r)::text FROM change_record r',
      );
      expect(rows.some(({ row }) => row.includes(token))).toBe(false);
    });

    it('with a taken e-mail address is refused beside the field, in upper or lower case', async () => {
      const { email } = await account();
      const again = execute(db, anonymous, join, someone(await link(), ` ${email.toUpperCase()} `));
      await expect(again).rejects.toMatchObject({ kind: 'invalid', fields: { email: expect.any(String) } });
    });

    it('for a new password ends every session and works once', async () => {
      const { id, email } = await account();
      const cookie = await cookieOf(email);
      const token = secretOf((await execute(db, system, makeResetLink, { personId: id })).path);
      await execute(db, anonymous, setPassword, { token, password: 'another password' });
      expect((await actorOf(new Headers({ cookie }))).role).toBe('anonymous');
      expect((await signIn(post('/api/sign-in', { email, password: PASSWORD }))).status).toBe(401);
      expect((await signIn(post('/api/sign-in', { email, password: 'another password' }))).status).toBe(200);
      await expect(execute(db, anonymous, setPassword, { token, password: 'a third password' })).rejects.toMatchObject({
        kind: 'conflict',
      });
    });

    it('takes no password that is easily guessed, says why beside the field, and can be used again', async () => {
      const token = await link();
      const email = `harbour-${++people}@example.org`;
      for (const password of ['Password123!', 'Someone2024!', `harbour-${people}!`, 'abcabcabcabc', 'whence-2024!']) {
        const refused = execute(db, anonymous, join, { ...someone(token, email), password });
        await expect(refused).rejects.toMatchObject({
          kind: 'invalid',
          fields: { password: expect.stringContaining('Choose another') },
        });
      }
      const { id } = await execute(db, anonymous, join, someone(token, email));
      const reset = secretOf((await execute(db, system, makeResetLink, { personId: id })).path);
      for (const password of ['Someone2024!', 'qwertyuiop']) {
        const refused = execute(db, anonymous, setPassword, { token: reset, password });
        await expect(refused).rejects.toMatchObject({ kind: 'invalid', fields: { password: expect.any(String) } });
      }
      const cookie = await cookieOf(email);
      const change = await command('account.changePassword', { current: PASSWORD, next: 'Someone2024!' }, { cookie });
      expect([change.status, Object.keys((await change.json()).fields)]).toEqual([400, ['next']]);
      expect((await signIn(post('/api/sign-in', { email, password: PASSWORD }))).status).toBe(200);
    });

    it('used twice at the same time as the first link makes one first admin', async () => {
      await db.pool.query("UPDATE person SET role = 'reader' WHERE role = 'admin'");
      const links = [
        await execute(db, system, inviteAdmin, { first: true }),
        await execute(db, system, inviteAdmin, { first: true }),
      ];
      const both = await Promise.allSettled(
        links.map(({ path }) => execute(db, anonymous, join, someone(secretOf(path)))),
      );
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(await db.prisma.user.count({ where: { role: 'admin' } })).toBe(1);
    });

    it('a link for a new password invalidates the person’s other links', async () => {
      const { id } = await account();
      const [one, two] = [
        await execute(db, system, makeResetLink, { personId: id }),
        await execute(db, system, makeResetLink, { personId: id }),
      ];
      await execute(db, anonymous, setPassword, { token: secretOf(two.path), password: 'another password' });
      await expect(
        execute(db, anonymous, setPassword, { token: secretOf(one.path), password: 'a third password' }),
      ).rejects.toMatchObject({
        kind: 'conflict',
        message: expect.stringContaining('withdrawn'),
      });
    });
  });

  describe('a session', () => {
    it('is a new one at every sign-in, whatever cookie was there before', async () => {
      const { email } = await account();
      const first = await cookieOf(email);
      const response = await signIn(
        post('/api/sign-in', { email, password: PASSWORD }, { cookie: 'whence.session_token=chosen-by-someone.else' }),
      );
      const second = response.headers.getSetCookie().join();
      expect(second).not.toContain('chosen-by-someone');
      expect(second.split(';')[0]).not.toBe(first.split(';')[0]);
    });

    it('is not prolonged by reading', async () => {
      const { email } = await account();
      const cookie = await cookieOf(email);
      await db.pool.query(
        "UPDATE session SET expires_at = now() + interval '1 hour', updated_at = now() - interval '50 minutes'",
      );
      const rows = async () => JSON.stringify((await db.pool.query('SELECT * FROM session ORDER BY id')).rows);
      const before = await rows();
      expect((await actorOf(new Headers({ cookie }))).role).toBe('editor');
      expect(await rows()).toBe(before);
      await db.pool.query("UPDATE session SET expires_at = now() - interval '1 second'");
      expect((await actorOf(new Headers({ cookie }))).role).toBe('anonymous');
    });

    it('of a disabled person says so only to people who know the password', async () => {
      const { id, email } = await account();
      await execute(db, system, disablePerson, { personId: id });
      const titles: string[] = [];
      for (const password of [PASSWORD, 'not the password'])
        titles.push((await (await signIn(post('/api/sign-in', { email, password }))).json()).title);
      expect(titles).toEqual([expect.stringContaining('disabled'), 'The e-mail address or the password is wrong.']);
      expect(await db.prisma.session.count({ where: { userId: id } })).toBe(0);
    });

    it('does not let anyone find out the password', async () => {
      const cookie = await cookieOf((await account()).email);
      const statuses: number[] = [];
      for (let i = 0; i < 11; i++)
        statuses.push(
          (await command('account.changePassword', { current: `guess ${i}`, next: 'another password' }, { cookie }))
            .status,
        );
      expect(statuses).toEqual([...Array(10).fill(400), 429]);
    });

    it('begins with the right password, in a cookie that scripts cannot read, and ends', async () => {
      const { email } = await account();
      const response = await signIn(post('/api/sign-in', { email: email.toUpperCase(), password: PASSWORD }));
      expect(response.headers.getSetCookie().join()).toMatch(/HttpOnly.*SameSite=Lax/i);
      const cookie = cookiesOf(response);
      expect(await actorOf(new Headers({ cookie }))).toMatchObject({ role: 'editor', name: 'Someone' });
      expect((await command('claims.create', { statement: 'By cookie' }, { cookie })).status).toBe(200);
      await signOut(post('/api/sign-out', {}, { cookie }));
      expect((await command('claims.create', { statement: 'Too late' }, { cookie })).status).toBe(401);
    });

    it('is only for https where the product is reached by https', async () => {
      const { email } = await account();
      vi.stubEnv('PUBLIC_URL', 'https://whence.example.org');
      Object.assign(globalThis, { whenceAuth: undefined });
      const response = await signIn(
        post('/api/sign-in', { email, password: PASSWORD }, { origin: 'https://whence.example.org' }),
      );
      vi.stubEnv('PUBLIC_URL', '');
      for (const cookie of response.headers.getSetCookie())
        expect(cookie).toMatch(/^__Host-whence\.(?!.*; Domain).*; Path=\/; .*HttpOnly; Secure/i);
    });

    it('with a forged cookie is nobody’s', async () => {
      const { email } = await account();
      const cookie = await cookieOf(email);
      const forged = cookie.replace(/\.(.{6})/, '.AAAAAA');
      expect((await actorOf(new Headers({ cookie: forged }))).role).toBe('anonymous');
    });

    it('is refused for a wrong password, a disabled person, and too many tries', async () => {
      const { id, email } = await account();
      const wrong = await signIn(
        post('/api/sign-in', { email, password: 'not the password' }, { 'x-forwarded-for': '10.0.0.1' }),
      );
      expect(wrong.status).toBe(401);
      const statuses: number[] = [];
      for (let i = 0; i < 10; i++)
        statuses.push(
          (
            await signIn(
              post('/api/sign-in', { email, password: 'not the password' }, { 'x-forwarded-for': `10.0.1.${i}` }),
            )
          ).status,
        );
      expect(statuses.at(-1)).toBe(429);
      const right = await signIn(post('/api/sign-in', { email, password: PASSWORD }));
      expect(right.status).toBe(429);
      expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(0);
      const other = await account();
      await execute(db, system, disablePerson, { personId: other.id });
      expect((await signIn(post('/api/sign-in', { email: other.email, password: PASSWORD }))).status).toBe(401);
      expect(id).not.toBe(other.id);
    });
  });

  describe('a request', () => {
    it('from another site or without an origin is refused', async () => {
      const cookie = await cookieOf((await account()).email);
      for (const from of ['https://evil.example', `http://${HOST}.evil.example`, 'null', '']) {
        const response = await command('claims.create', { statement: 'Foreign' }, { cookie, origin: from });
        expect([from, response.status]).toEqual([from, 403]);
      }
      expect(await db.prisma.claim.count({ where: { statement: 'Foreign' } })).toBe(0);
    });

    it('with the password of a proxy in front still counts as a browser’s', async () => {
      const cookie = await cookieOf((await account()).email);
      const basic = { cookie, authorization: 'Basic d2hlbmNlOnBhc3N3b3Jk' };
      expect((await command('claims.create', { statement: 'Through a proxy' }, basic)).status).toBe(200);
      expect(
        (await command('claims.create', { statement: 'Foreign' }, { ...basic, origin: 'https://evil.example' })).status,
      ).toBe(403);
    });

    it('that asks for progress gets lines; the last has the result or the error', async () => {
      const cookie = await cookieOf((await account()).email);
      const lines = async (input: unknown) => {
        const response = await command('claims.create', input, { cookie, accept: 'application/x-ndjson' });
        return (await response.text())
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line));
      };
      expect((await lines({ statement: 'Told line by line' })).at(-1)).toMatchObject({
        result: { id: expect.any(Number) },
        changeId: expect.any(Number),
      });
      expect((await lines({ statement: '' })).at(-1)).toMatchObject({
        problem: { status: 400, fields: { statement: 'Say what is claimed.' } },
      });
    });

    it('that is not JSON, is too long or names no command is refused in plain words', async () => {
      const cookie = await cookieOf((await account()).email);
      const send = (body: string, headers = {}) =>
        commandHandler(post('/api/commands/claims.create', body, { cookie, ...headers }), 'claims.create');
      expect((await send('{')).status).toBe(400);
      expect((await send('{}', { 'content-type': 'text/plain' })).status).toBe(400);
      expect((await send(`{"input":"${'x'.repeat(9_000_000)}"}`)).status).toBe(413);
      expect((await command('claims.nothing', {}, { cookie })).status).toBe(404);
      const response = await command('claims.create', { statement: '' }, { cookie });
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(await response.json()).toMatchObject({ status: 400, fields: { statement: 'Say what is claimed.' } });
    });

    it('with forged ids finds nothing', async () => {
      const cookie = await cookieOf((await account()).email);
      for (const id of [999_999, 2_147_483_647])
        expect((await command('claims.edit', { id, version: 1, statement: 'x' }, { cookie })).status).toBe(404);
      for (const id of [-1, 1.5, '1; DROP TABLE claim', 2 ** 40, null]) {
        const { status } = await command('claims.edit', { id, version: 1, statement: 'x' }, { cookie });
        expect([id, status]).toEqual([id, 400]);
      }
    });

    it('too often is told to wait', async () => {
      const { email } = await account('reader');
      const cookie = await cookieOf(email);
      const statuses = new Set<number>();
      for (let i = 0; i < 620; i++) statuses.add((await command('claims.create', {}, { cookie })).status);
      expect(statuses).toEqual(new Set([403, 429]));
    });
  });

  it('an unavailable database is not a wrong password, and not an expired session', async () => {
    const { email } = await account();
    const cookie = await cookieOf(email);
    const query = vi.spyOn(db.pool, 'connect').mockImplementation(() => {
      throw Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
    });
    const poolQuery = vi.spyOn(db.pool, 'query').mockImplementation(() => {
      throw Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
    });
    const signing = await signIn(post('/api/sign-in', { email, password: PASSWORD }));
    const writing = await command('claims.create', { statement: 'Away' }, { cookie });
    query.mockRestore();
    poolQuery.mockRestore();
    expect([signing.status, writing.status]).toEqual([503, 503]);
    expect((await command('claims.create', { statement: 'Back' }, { cookie })).status).toBe(200);
  });

  describe('a role or a token', () => {
    /** Waits inside the transaction until something else has been committed. */
    const between = (meanwhile: () => Promise<unknown>) =>
      defineCommand({
        name: 'test.between',
        permission: 'claims.write',
        input: z.object({}),
        async run({ ledger }) {
          await meanwhile();
          await ledger.insert('claim', { slug: `between-${++people}`, statement: 'Between' });
        },
      });

    it('that was withdrawn after the page was read no longer counts', async () => {
      const editor = await signedIn(db, 'editor');
      await execute(db, editor, createClaim, { statement: 'Still an editor' });
      await execute(db, system, setRole, { personId: editor.id, role: 'reader' });
      await expect(execute(db, editor, createClaim, { statement: 'No longer' })).rejects.toMatchObject({
        kind: 'forbidden',
      });
      await execute(db, system, disablePerson, { personId: editor.id });
      await expect(execute(db, editor, createClaim, { statement: 'No longer' })).rejects.toMatchObject({
        kind: 'unauthorized',
      });
    });

    it('a token does only what both its role and its person may, is shown once, and stops with either', async () => {
      const { id, email } = await account('editor');
      const cookie = await cookieOf(email);
      const { result } = await (await command('tokens.create', { name: 'script', role: 'editor' }, { cookie })).json();
      const bearer = { authorization: `Bearer ${result.secret}`, origin: '' };
      expect((await command('claims.create', { statement: 'By token' }, bearer)).status).toBe(200);
      expect((await command('tokens.create', { name: 'more', role: 'admin' }, { cookie })).status).toBe(400);
      const stored = await db.pool.query(
        'SELECT row_to_json(t)::text AS row FROM api_token t UNION ALL SELECT row_to_json(r)::text FROM change_record r',
      );
      expect(stored.rows.some(({ row }) => row.includes(result.secret))).toBe(false);
      const reading = await (await command('tokens.create', { name: 'reading', role: 'reader' }, { cookie })).json();
      expect(
        (
          await command(
            'claims.create',
            { statement: 'x' },
            { ...bearer, authorization: `Bearer ${reading.result.secret}` },
          )
        ).status,
      ).toBe(403);
      await db.pool.query("UPDATE person SET role = 'reader' WHERE id = $1", [id]);
      expect((await command('claims.create', { statement: 'Too late' }, bearer)).status).toBe(403);
      await db.pool.query("UPDATE person SET role = 'editor' WHERE id = $1", [id]);
      await execute(db, system, revokeToken, { id: result.id });
      expect((await command('claims.create', { statement: 'Too late' }, bearer)).status).toBe(401);
      expect(
        (await command('claims.create', { statement: 'x' }, { ...bearer, authorization: 'Bearer whc_nonsense' }))
          .status,
      ).toBe(401);
    });

    it('a token cannot make itself last: it makes no tokens and changes no password', async () => {
      const admin = await signedIn(db, 'admin');
      const { id } = await execute(db, admin, createToken, { name: 'program', role: 'admin' });
      const byToken: Actor = { ...admin, account: { tokenId: id } };
      await expect(execute(db, byToken, createToken, { name: 'more', role: 'reader' })).rejects.toMatchObject({
        kind: 'forbidden',
      });
      const passwords = { current: PASSWORD, next: 'another password' };
      await expect(execute(db, byToken, changePassword, passwords)).rejects.toMatchObject({ kind: 'forbidden' });
      await db.pool.query("UPDATE api_token SET expires_at = now() - interval '1 second' WHERE id = $1", [id]);
      await expect(execute(db, byToken, createClaim, { statement: 'Expired' })).rejects.toMatchObject({
        kind: 'unauthorized',
      });
    });

    it('that is withdrawn while a command runs rolls the command back', async () => {
      // With one connection nothing happens in between.
      if (db.embedded) return;
      const editor = await signedIn(db, 'editor');
      const { id } = await execute(db, editor, createToken, { name: 'revoked', role: 'editor' });
      const byToken: Actor = { ...editor, account: { tokenId: id } };
      const cases: [Actor, () => Promise<unknown>, string][] = [
        [byToken, () => execute(db, system, revokeToken, { id }), 'unauthorized'],
        [editor, () => execute(db, system, setRole, { personId: editor.id, role: 'reader' }), 'forbidden'],
        [editor, () => execute(db, system, disablePerson, { personId: editor.id }), 'unauthorized'],
      ];
      for (const [actor, meanwhile, kind] of cases) {
        await execute(db, system, setRole, { personId: editor.id, role: 'editor' });
        await expect(perform(db, actor, between(meanwhile), {})).rejects.toMatchObject({ kind });
      }
      expect(await db.prisma.claim.count({ where: { statement: 'Between', slug: { endsWith: `-${people}` } } })).toBe(
        0,
      );
    });

    it('one that is revoked between the request and its transaction is refused', async () => {
      const editor = await signedIn(db, 'editor');
      const { id } = await execute(db, editor, createToken, { name: 'revoked', role: 'editor' });
      const byToken: Actor = { ...editor, account: { tokenId: id } };
      await perform(
        db,
        byToken,
        between(async () => {}),
        {},
      );
      await execute(db, system, revokeToken, { id });
      await expect(
        perform(
          db,
          byToken,
          between(async () => {}),
          {},
        ),
      ).rejects.toMatchObject({ kind: 'unauthorized' });
    });

    it('a token of an admin neither promotes people nor changes settings', async () => {
      const admin = await signedIn(db, 'admin');
      const { id } = await execute(db, admin, createToken, { name: 'found out', role: 'admin' });
      const byToken: Actor = { ...admin, account: { tokenId: id } };
      await expect(execute(db, byToken, invitePerson, { role: 'admin' })).rejects.toMatchObject({ kind: 'forbidden' });
      await expect(execute(db, byToken, changeSettings, { read: 'anyone' })).rejects.toMatchObject({
        kind: 'forbidden',
      });
      await expect(execute(db, byToken, createClaim, { statement: 'By an admin’s token' })).resolves.toBeDefined();
    });

    it('the last admin stays one, even when two step down at the same time', async () => {
      await db.pool.query("UPDATE person SET role = 'reader' WHERE role = 'admin'");
      const [one, two] = [await signedIn(db, 'admin'), await signedIn(db, 'admin')];
      const both = await Promise.allSettled([
        execute(db, one, setRole, { personId: one.id, role: 'reader' }),
        execute(db, two, disablePerson, { personId: two.id }),
      ]);
      expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await db.prisma.user.count({ where: { role: 'admin', disabledAt: null } })).toBe(1);
    });
  });
});
