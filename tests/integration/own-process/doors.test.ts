import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { POST as previewHandler } from '@/app/api/bulk/preview/route';
import { bulkEdit } from '@/lib/bulk/commands.server';
import { perform } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { seedFirstCase } from '@/lib/demo/seed.server';
import { commandHandler } from '@/lib/http/command-handler';
import { signIn } from '@/lib/http/sign-in';
import { createToken, invitePerson, join } from '@/lib/people/commands.server';
import type { Actor } from '@/lib/people/permissions';
import { eachDatabase } from '../../support/databases';
import { PASSWORD, signedIn, system } from '../../support/people';
import { HOST, origin, post } from '../../support/requests';

const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

eachDatabase('what guards the commands', (open) => {
  let db: Db;
  let tokens: Record<'editor' | 'reader', string>;
  beforeAll(async () => {
    vi.stubEnv('WHENCE_SECRET', 'a-secret-that-is-long-enough-for-the-tests-0123456789');
    db = await open();
    await seedFirstCase(db);
    Object.assign(globalThis, { whenceDb: Promise.resolve(db), whenceAuth: undefined, whenceReading: undefined });
    const tokenOf = async (role: 'editor' | 'reader') => {
      const actor: Actor = await signedIn(db, role);
      return (await perform(db, actor, createToken, { name: 'For a test', role })).result.secret;
    };
    tokens = { editor: await tokenOf('editor'), reader: await tokenOf('reader') };
  });
  beforeEach(() => {
    Object.assign(globalThis, {
      whenceDb: Promise.resolve(db),
      whenceAuth: undefined,
      whenceReading: undefined,
      whenceLimits: undefined,
    });
  });

  const statusOf = async (answer: Promise<Response>) => (await answer).status;

  describe('a body', () => {
    it('to sign in, or to join, is read no further than 4 kB', async () => {
      const long = { email: `${'a'.repeat(5000)}@example.org`, password: PASSWORD };
      expect(await statusOf(signIn(post('/api/sign-in', long)))).toBe(413);
      for (const name of ['people.join', 'people.setPassword'])
        expect([name, await statusOf(commandHandler(post(`/api/commands/${name}`, { input: long }), name))]).toEqual([
          name,
          413,
        ]);
      // However many bytes it says it has, and whether it says so.
      const stream = new ReadableStream({
        pull(controller) {
          controller.enqueue(new TextEncoder().encode(nested(1000)));
        },
      });
      const endless = new Request(`${origin}/api/sign-in`, {
        method: 'POST',
        headers: { host: HOST, origin, 'content-type': 'application/json' },
        body: stream,
        duplex: 'half',
      } as RequestInit);
      expect(await statusOf(signIn(endless))).toBe(413);
    });

    it('that is nested too deep is refused by name, and one as deep as any command needs is not', async () => {
      const headers = { origin: '', authorization: `Bearer ${tokens.editor}` };
      const send = async (body: string) => {
        const answer = await commandHandler(post('/api/commands/claims.create', body, headers), 'claims.create');
        return [answer.status, (await answer.json()).title];
      };
      expect(await send(`{"input":${nested(64)}}`)).toEqual([400, expect.stringContaining('more than 64 deep')]);
      expect(await send(`{"input":${nested(3_000_000)}}`)).toEqual([400, expect.stringContaining('more than 64 deep')]);
      expect((await send(`{"input":${nested(63)}}`))[1]).not.toContain('deep');
      expect(await statusOf(signIn(post('/api/sign-in', nested(1500))))).toBe(400);
      expect(await statusOf(previewHandler(post('/api/bulk/preview', nested(100_000), headers)))).toBe(400);
    });

    it('to join has room for anything a real person sends', async () => {
      const { path } = (await perform(db, system, invitePerson, { role: 'reader' })).result;
      const input = {
        token: path.split('/').at(-1),
        name: '光'.repeat(200),
        email: `${'a'.repeat(60)}@example.org`,
        password: String.fromCodePoint(...Array.from({ length: 128 }, (_, i) => 0x5000 + i * 7)),
      };
      expect(await statusOf(commandHandler(post('/api/commands/people.join', { input }), join.name))).toBe(200);
    });

    it('with very many mistakes is told of fifty', async () => {
      const ids = Array.from({ length: 5000 }, () => 'x');
      const answer = await previewHandler(
        post(
          '/api/bulk/preview',
          { ids, change: { delete: true } },
          { origin: '', authorization: `Bearer ${tokens.editor}` },
        ),
      );
      const { fields } = await answer.json();
      expect([answer.status, Object.keys(fields).length]).toEqual([400, 50]);
    });

    it('to sign in counts before it is read', async () => {
      const statuses = new Set<number>();
      for (let i = 0; i < 201; i++) statuses.add(await statusOf(signIn(post('/api/sign-in', 'no JSON'))));
      expect([...statuses]).toEqual([400, 429]);
    });
  });

  describe('the preview of many claims', () => {
    const change = { status: 'disputed' };
    const ask = (body: unknown, headers: Record<string, string>) =>
      previewHandler(post('/api/bulk/preview', body, headers));
    const withToken = (role: 'editor' | 'reader') => ({ origin: '', authorization: `Bearer ${tokens[role]}` });

    it('is for editors, from here or with a token', async () => {
      expect(await statusOf(ask({ query: '', change }, withToken('editor')))).toBe(200);
      expect(await statusOf(ask({ query: '', change }, withToken('reader')))).toBe(403);
      expect(await statusOf(ask({ query: '', change }, {}))).toBe(401);
      expect(
        await statusOf(ask({ query: '', change }, { origin: '', authorization: `Bearer whc_${'x'.repeat(43)}` })),
      ).toBe(401);
      expect(await statusOf(ask({ query: '', change }, { origin: 'https://evil.example' }))).toBe(403);
    });

    it('refuses, like the command, what cannot be stored, is unknown or is not JSON', async () => {
      const of = async (body: unknown, type = 'application/json') =>
        statusOf(ask(body, { ...withToken('editor'), 'content-type': type }));
      expect(await of({ query: 'a\0', change })).toBe(400);
      expect(await of({ query: '', change, colour: 'red' })).toBe(400);
      expect(await of('{')).toBe(400);
      expect(await of({ query: '', change }, 'text/plain')).toBe(400);
      expect(await of(JSON.stringify({ query: 'x'.repeat(8_000_001), change }))).toBe(413);
    });

    it('counts as a write of that person', async () => {
      const statuses: number[] = [];
      for (let i = 0; i < 601; i++)
        statuses.push(await statusOf(previewHandler(post('/api/bulk/preview', '{', withToken('editor')))));
      expect([...new Set(statuses.slice(0, 600)), statuses[600]]).toEqual([400, 429]);
    });

    it.each(['q=!!!', 'q=%22%22', 'q=…', 'q=!&status=unverified', 'q=%00', 'source=%00', 'topic=%E0%A4%A'])(
      'and the change itself refuse “%s” rather than mean all',
      async (query) => {
        const answer = await ask({ query, change: { delete: true } }, withToken('editor'));
        expect([answer.status, (await answer.json()).title]).toEqual([
          400,
          expect.stringContaining('Nothing was changed'),
        ]);
        const editor = await signedIn(db, 'editor');
        await expect(perform(db, editor, bulkEdit, { query, change: { delete: true } })).rejects.toMatchObject({
          kind: 'invalid',
        });
        expect(await db.prisma.claim.count({ where: { deletedAt: { not: null } } })).toBe(0);
      },
    );
  });
});
