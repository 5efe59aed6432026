import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { execute } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { commandHandler } from '@/lib/http/command-handler';
import { intakeHandler } from '@/lib/http/intake-handler';
import { signIn, signOut } from '@/lib/http/sign-in';
import { securityLog } from '@/lib/log.server.mjs';
import { createToken, disablePerson, invitePerson, join, makeResetLink } from '@/lib/people/commands.server';
import { inTurn } from '@/lib/people/hash-queue.server';
import { hashPassword } from '@/lib/people/password-hash.server';
import { anonymous } from '@/lib/people/permissions';
import { actorOf } from '@/lib/people/session.server';
import { eachDatabase } from '../../support/databases';
import { PASSWORD, system } from '../../support/people';
import { post as asked, cookiesOf } from '../../support/requests';

const AGENT = 'Mozilla/5.0 (X11; Linux x86_64)';
let addresses = 0;
/** An address nobody else has used. */
const newAddress = () => `10.${(++addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`;

const post = (path: string, body: unknown, from: string, headers: Record<string, string> = {}) =>
  asked(path, body, { 'user-agent': AGENT, 'x-whence-peer': from, ...headers });

eachDatabase('limits', (open) => {
  let db: Db;
  beforeAll(async () => {
    vi.stubEnv('WHENCE_SECRET', 'a-secret-that-is-long-enough-for-the-tests-0123456789');
    db = await open();
  });
  beforeEach(() => {
    Object.assign(globalThis, {
      whenceDb: Promise.resolve(db),
      whenceAuth: undefined,
      whenceReading: undefined,
      whenceLimits: undefined,
    });
  });

  const newLink = async () =>
    (await execute(db, system, invitePerson, { role: 'editor' })).path.split('/').at(-1) ?? '';
  async function account() {
    const email = `${crypto.randomUUID()}@example.org`;
    const { id } = await execute(db, anonymous, join, {
      token: await newLink(),
      name: 'Someone',
      email,
      password: PASSWORD,
    });
    return { id, email };
  }
  const enter = (email: string, password: string, from = newAddress(), cookie = '') =>
    signIn(post('/api/sign-in', { email, password }, from, { cookie }));
  const onlyDevice = (cookies: string) =>
    cookies.split('; ').find((cookie) => cookie.startsWith('whence.known=')) ?? '';
  const command = (name: string, input: unknown, from: string, headers: Record<string, string> = {}) =>
    commandHandler(post(`/api/commands/${name}`, { input }, from, headers), name);
  async function statuses(times: number, ask: (i: number) => Promise<Response>): Promise<number[]> {
    const all: number[] = [];
    for (let i = 0; i < times; i++) all.push((await ask(i)).status);
    return all;
  }

  describe('a full bucket', () => {
    it('for one address refuses no sign-in at another', async () => {
      const { email } = await account();
      const flood = await statuses(250, () => signIn(post('/api/sign-in', 'no JSON', '10.250.0.1')));
      expect(flood.at(-1)).toBe(429);
      expect((await enter(email, PASSWORD, '10.250.0.2')).status).toBe(200);
    });

    it('counts an IPv6 network as one', async () => {
      await statuses(200, (i) => signIn(post('/api/sign-in', 'no JSON', `2001:db8:1:1::${i.toString(16)}`)));
      expect((await signIn(post('/api/sign-in', 'no JSON', '2001:db8:1:1:abcd::1'))).status).toBe(429);
      expect((await signIn(post('/api/sign-in', 'no JSON', '2001:db8:1:2::1'))).status).toBe(400);
    });

    it('for one account refuses no other, and stops guesses from many addresses', async () => {
      const [one, other] = [await account(), await account()];
      const guesses = await statuses(12, () => enter(one.email, 'not the password'));
      expect(guesses).toEqual([...Array(10).fill(401), 429, 429]);
      expect((await enter(one.email, PASSWORD)).status).toBe(429);
      expect((await enter(other.email, PASSWORD)).status).toBe(200);
    });

    it('for an account that does not exist reads the same', async () => {
      const email = `nobody-${crypto.randomUUID()}@example.org`;
      expect(await statuses(11, () => enter(email, 'not the password'))).toEqual([...Array(10).fill(401), 429]);
    });

    it('or not, a missing account answers like an existing one, after one hash of ours', async () => {
      const { email } = await account();
      const answers: unknown[] = [];
      for (const address of [email, `nobody-${crypto.randomUUID()}@example.org`]) {
        vi.mocked(hashPassword).mockClear();
        const response = await enter(address, 'not the password');
        answers.push([
          response.status,
          await response.text(),
          [...response.headers],
          vi.mocked(hashPassword).mock.calls,
        ]);
      }
      expect(answers[1]).toEqual(answers[0]);
      expect(answers[0]).toMatchObject([401, expect.any(String), expect.any(Array), [['not the password']]]);
    });

    it('for a person who joins refuses nobody elsewhere', async () => {
      const input = { token: 'x'.repeat(43), name: 'Nobody', email: 'nobody@example.org', password: PASSWORD };
      const flood = await statuses(150, () => command('people.join', input, '10.251.0.1'));
      expect(flood.at(-1)).toBe(429);
      const joining = {
        token: await newLink(),
        name: 'Someone',
        email: `${crypto.randomUUID()}@example.org`,
        password: PASSWORD,
      };
      expect((await command('people.join', joining, '10.251.0.2')).status).toBe(200);
    });

    it('for a token does not affect its person', async () => {
      const { id, email } = await account();
      const cookie = cookiesOf(await enter(email, PASSWORD));
      const { account: session } = await actorOf(new Headers({ cookie }));
      const actor = { id, name: 'Someone', role: 'editor', account: session } as const;
      const { id: token, secret } = await execute(db, actor, createToken, { name: 'found out', role: 'reader' });
      const bearer = { authorization: `Bearer ${secret}` };
      expect((await statuses(620, () => command('claims.create', {}, '10.252.0.1', bearer))).at(-1)).toBe(429);
      const guesses = await statuses(12, () =>
        command('account.changePassword', { current: 'a guess', next: 'purple otter lamp' }, '10.252.0.1', bearer),
      );
      expect(new Set(guesses)).toEqual(new Set([429]));
      const change = { current: PASSWORD, next: 'purple otter lamp' };
      expect((await command('account.changePassword', change, '10.252.0.1', { cookie })).status).toBe(200);
      expect((await command('tokens.revoke', { id: token }, '10.252.0.1', { cookie })).status).toBe(200);
      expect((await statuses(31, () => intakeHandler(post('/api/intake', {}, '10.252.0.1', { cookie })))).at(-1)).toBe(
        429,
      );
    });
  });

  describe('ending one’s own session', () => {
    it('is never limited', async () => {
      const { email } = await account();
      const cookie = cookiesOf(await enter(email, PASSWORD));
      const flood = await statuses(700, () => signOut(post('/api/sign-out', {}, '10.253.0.1')));
      expect(new Set(flood)).toEqual(new Set([200]));
      await statuses(620, () => command('claims.create', {}, '10.253.0.1', { cookie }));
      expect((await command('claims.create', {}, '10.253.0.1', { cookie })).status).toBe(429);
      const { account: session } = await actorOf(new Headers({ cookie }));
      expect(
        (await command('account.endSession', { sessionId: session?.sessionId }, '10.253.0.1', { cookie })).status,
      ).toBe(200);
      expect((await signOut(post('/api/sign-out', {}, '10.253.0.1', { cookie }))).status).toBe(200);
    });
  });

  describe('a device in which an account signed in before', () => {
    it('may try while strangers fill the bucket of the account and of its address', async () => {
      const { email } = await account();
      const device = onlyDevice(cookiesOf(await enter(email, PASSWORD, '10.254.0.1')));
      await statuses(11, () => enter(email, 'not the password'));
      await statuses(250, () => signIn(post('/api/sign-in', 'no JSON', '10.254.0.1')));
      expect((await enter(email, PASSWORD, '10.254.0.1', device)).status).toBe(200);
      // Its success does not set the strangers free.
      expect((await enter(email, PASSWORD)).status).toBe(429);
    });

    it('has few tries of its own', async () => {
      const { email } = await account();
      const device = onlyDevice(cookiesOf(await enter(email, PASSWORD)));
      const guesses = await statuses(21, () => enter(email, 'not the password', newAddress(), device));
      expect(guesses).toEqual([...Array(20).fill(401), 429]);
      expect((await enter(email, PASSWORD)).status).toBe(200);
    });

    it('is a stranger to other accounts, and when somebody else made its cookie', async () => {
      const [own, other] = [await account(), await account()];
      const device = onlyDevice(cookiesOf(await enter(own.email, PASSWORD)));
      await statuses(10, () => enter(other.email, 'not the password'));
      expect((await enter(other.email, PASSWORD, newAddress(), device)).status).toBe(429);
      const [payload = '', signed = ''] = device.replace('whence.known=', '').split('.');
      const told = JSON.parse(Buffer.from(payload, 'base64url').toString());
      const forged = Buffer.from(JSON.stringify({ ...told, accounts: [other.id] })).toString('base64url');
      for (const cookie of [`${forged}.${signed}`, `${forged}.`, forged, `${forged}.${'A'.repeat(43)}`])
        expect((await enter(other.email, PASSWORD, newAddress(), `whence.known=${cookie}`)).status).toBe(429);
    });

    it('still knows its earlier accounts', async () => {
      const [one, two] = [await account(), await account()];
      const first = onlyDevice(cookiesOf(await enter(one.email, PASSWORD)));
      const both = onlyDevice(cookiesOf(await enter(two.email, PASSWORD, newAddress(), first)));
      for (const { email } of [one, two]) {
        await statuses(10, () => enter(email, 'not the password'));
        expect((await enter(email, PASSWORD, newAddress(), both)).status).toBe(200);
      }
    });

    it('in large numbers still have limited tries', async () => {
      const { email } = await account();
      const devices: string[] = [];
      for (let i = 0; i < 4; i++) devices.push(onlyDevice(cookiesOf(await enter(email, PASSWORD))));
      const guesses = await statuses(76, (i) => enter(email, 'not the password', newAddress(), devices[i % 4]));
      expect([guesses.indexOf(429), guesses.filter((status) => status === 401).length]).toEqual([60, 60]);
    });

    it('is also one with the right link', async () => {
      const { id, email } = await account();
      await statuses(11, () => enter(email, 'not the password'));
      const { path } = await execute(db, system, makeResetLink, { personId: id });
      const input = { token: path.split('/').at(-1), password: 'purple otter lamp' };
      const set = await command('people.setPassword', input, newAddress());
      expect((await enter(email, 'purple otter lamp', newAddress(), onlyDevice(cookiesOf(set)))).status).toBe(200);
    });

    it('is recognised by a cookie that scripts cannot read, over https under a name that no other host can set', async () => {
      const { email } = await account();
      const of = async () =>
        (await enter(email, PASSWORD)).headers.getSetCookie().find((cookie) => cookie.includes('known='));
      expect(await of()).toMatch(/^whence\.known=[\w.-]+; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax$/);
      vi.stubEnv('PUBLIC_URL', 'https://whence.example.org');
      const headers = { origin: 'https://whence.example.org' };
      Object.assign(globalThis, { whenceAuth: undefined });
      const response = await signIn(post('/api/sign-in', { email, password: PASSWORD }, newAddress(), headers));
      vi.stubEnv('PUBLIC_URL', '');
      expect(response.headers.getSetCookie().join('\n')).toMatch(
        /__Host-whence\.known=[\w.-]+; Max-Age=31536000; Path=\/; HttpOnly; Secure; /,
      );
    });
  });

  describe('when very many passwords are checked at once', () => {
    it('one network is asked in words to wait, and others continue', async () => {
      const { email } = await account();
      const going: (() => void)[] = [];
      const busy = [0, 1].map(() => inTurn(() => new Promise<void>((resolve) => going.push(resolve))));
      const flood = Array.from({ length: 8 }, (_, i) =>
        enter(`nobody-${i}@example.org`, 'not the password', '10.249.0.1'),
      );
      const refused = await Promise.race(flood);
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
      expect((await refused.json()).title).toContain('try again in a few seconds');
      const other = enter(email, PASSWORD, '10.249.0.2');
      for (const go of going) go();
      expect((await other).status).toBe(200);
      await Promise.all([...flood, ...busy]);
    });
  });

  describe('the security log', () => {
    /** Runs something and gives the lines it wrote. */
    async function linesOf(work: () => Promise<unknown>): Promise<Record<string, unknown>[]> {
      const write = vi.spyOn(securityLog, 'info').mockImplementation(() => {});
      await work();
      const lines = write.mock.calls.map(([facts]) => facts as Record<string, unknown>);
      write.mockRestore();
      return lines;
    }

    it('records each sign-in in one line, without address, password or cookie', async () => {
      const { id, email } = await account();
      const unknown = `unknown-${crypto.randomUUID()}@example.org`;
      const lines = await linesOf(async () => {
        const right = await enter(email, PASSWORD, '192.0.2.1');
        await enter(email, 'not the password', '192.0.2.1');
        await enter(unknown, 'not the password', '192.0.2.1');
        await enter(unknown, 'not the password', '192.0.2.1');
        await signOut(post('/api/sign-out', {}, '192.0.2.1', { cookie: cookiesOf(right) }));
      });
      const seen = { peer: '192.0.2.1', agent: AGENT };
      expect(lines).toMatchObject([
        { event: 'signed in', person: id, ...seen },
        { event: 'sign-in failed', person: id, reason: 'wrong password', ...seen },
        {
          event: 'sign-in failed',
          address: expect.stringMatching(/^[\da-f]{12}$/),
          reason: 'unknown account',
          ...seen,
        },
        { event: 'sign-in failed', address: lines[2]?.address, reason: 'unknown account', ...seen },
        { event: 'signed out', person: id, ...seen },
      ]);
      const text = JSON.stringify(lines);
      for (const secret of [email, unknown, PASSWORD, 'not the password', 'session_token', 'known='])
        expect(text).not.toContain(secret);
    });

    it('records disabled people, the first refused try, and new passwords', async () => {
      const [gone, guessed] = [await account(), await account()];
      await execute(db, system, disablePerson, { personId: gone.id });
      const { path } = await execute(db, system, makeResetLink, { personId: guessed.id });
      const lines = await linesOf(async () => {
        await enter(gone.email, PASSWORD);
        await statuses(15, () => enter(guessed.email, 'not the password', '192.0.2.9'));
        const input = { token: path.split('/').at(-1), password: 'purple otter lamp' };
        const set = await command('people.setPassword', input, '192.0.2.9');
        const cookie = cookiesOf(
          await enter(guessed.email, 'purple otter lamp', '192.0.2.9', onlyDevice(cookiesOf(set))),
        );
        await command('account.changePassword', { current: 'not it', next: 'green otter lamp' }, '192.0.2.9', {
          cookie,
        });
        await command(
          'account.changePassword',
          { current: 'purple otter lamp', next: 'green otter lamp' },
          '192.0.2.9',
          { cookie },
        );
      });
      expect(lines[0]).toMatchObject({ event: 'sign-in failed', person: gone.id, reason: 'disabled' });
      expect(lines.slice(11).map(({ event, person }) => [event, person])).toEqual(
        ['sign-in limited', 'password set by link', 'signed in', 'password change refused', 'password changed'].map(
          (event) => [event, guessed.id],
        ),
      );
    });

    it('records who managed people and what was refused to whom; of a flood, only a few lines', async () => {
      const [admin, editor] = [await account(), await account()];
      await db.pool.query("UPDATE person SET role = 'admin' WHERE id = $1", [admin.id]);
      const lines = await linesOf(async () => {
        const [high, low] = [
          cookiesOf(await enter(admin.email, PASSWORD)),
          cookiesOf(await enter(editor.email, PASSWORD)),
        ];
        await command('people.invite', { role: 'reader' }, '192.0.2.31', { cookie: high });
        await command('people.invite', { role: 'reader' }, '192.0.2.32', { cookie: low });
        await command(
          'people.join',
          { token: 'x'.repeat(43), name: 'N', email: 'n@example.org', password: 'purple otter lamp' },
          '192.0.2.33',
        );
        await command('claims.create', { statement: 'x' }, '192.0.2.34', {
          cookie: low,
          origin: 'https://evil.example',
        });
        const from = newAddress();
        await statuses(60, () => command('claims.create', { statement: 'x' }, from));
      });
      const [, , managed, refused, link, foreign, ...flood] = lines;
      expect(managed).toMatchObject({ event: 'managed', person: admin.id, reason: 'people.invite' });
      expect(refused).toMatchObject({
        event: 'refused',
        person: editor.id,
        reason: expect.stringContaining('/api/commands/people.invite'),
      });
      expect(link).toMatchObject({ event: 'link refused', peer: '192.0.2.33' });
      expect(foreign).toMatchObject({ event: 'refused', peer: '192.0.2.34' });
      expect(flood.length).toBeGreaterThan(0);
      expect(flood.length).toBeLessThan(40);
    });
  });
});
