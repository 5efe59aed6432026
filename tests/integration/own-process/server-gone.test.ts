import { NextRequest } from 'next/server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Db, openDb } from '@/lib/db';
import { proxy } from '@/proxy';
import { type PostgresServer, startPostgres } from '../../support/postgres-server';
import { type Relay, startRelay } from '../../support/relay';

const server = await startPostgres();
const ask = (path: string) =>
  proxy(new NextRequest(`http://localhost:3000${path}`, { headers: { host: 'localhost:3000' } }));

describe.skipIf(server.url === null)('a database server', () => {
  let db: Db;
  let relay: Relay;
  beforeAll(async () => {
    vi.stubEnv('WHENCE_SECRET', 'a-secret-that-is-long-enough-for-the-tests-0123456789');
    const folder = new URL(server.url ?? '').searchParams.get('host');
    relay = await startRelay(`${folder}/.s.PGSQL.5432`);
    db = await openDb({ databaseUrl: `postgresql://postgres@127.0.0.1:${relay.port}/postgres` });
    Object.assign(globalThis, { whenceDb: Promise.resolve(db), whenceAuth: undefined, whenceReading: undefined });
  });
  afterAll(async () => {
    await db.close();
    await relay.stop();
    await (server as PostgresServer).stop();
  });

  const pages = [
    '/claims',
    '/',
    '/sign-in',
    `/join/${'x'.repeat(43)}`,
    '/settings',
    '/claims/overview',
    '/documents/1',
  ];
  const machines = [
    '/claims.csv',
    '/api/lookup/sources?q=a',
    '/api/commands/claims.create',
    '/api/sign-in',
    '/documents/1/text.txt',
  ];
  const isThere = async () => {
    const statuses = await Promise.all([...pages, ...machines].map(async (path) => (await ask(path)).status));
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
  };
  const isAway = () =>
    Promise.all(
      [...pages, ...machines].map(async (path) => {
        const response = await ask(path);
        expect([path, response.status, response.headers.get('retry-after')]).toEqual([path, 503, '30']);
        expect(response.headers.get('content-type')).toBe(
          pages.includes(path) ? 'text/html; charset=utf-8' : 'application/problem+json',
        );
        const text = await response.text();
        expect(text).toContain('The database does not answer at the moment. Nothing was changed or lost');
        expect(text).not.toContain('<script');
      }),
    );

  it.each(['silent', 'down'] as const)(
    'that is %s is answered with 503 in plain words on every route, and comes back by itself',
    async (state) => {
      await isThere();
      relay.become(state);
      await isAway();
      relay.become('open');
      await vi.waitFor(isThere, { timeout: 20_000, interval: 200 });
    },
  );

  it('a silent server ends what waits for it, and leaves no hanging connection', async () => {
    relay.become('silent');
    const waiting = Array.from({ length: 10 }, () =>
      db.pool.query('SELECT 1').then(
        () => 'answered',
        ({ code }) => code,
      ),
    );
    await expect(db.answers()).rejects.toThrow('The database does not answer');
    expect(await Promise.all(waiting)).not.toContain('answered');
    relay.become('open');
    await vi.waitFor(async () => expect((await db.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]), {
      timeout: 20_000,
      interval: 200,
    });
    expect(db.pool.waitingCount).toBe(0);
  });

  it('a server with all connections in use is not unavailable', async () => {
    const taken = await Promise.all(Array.from({ length: 10 }, () => db.pool.connect()));
    await expect(db.answers()).resolves.toBeUndefined();
    for (const client of taken) client.release();
  });
});
