import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { execute } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { commandHandler } from '@/lib/http/command-handler';
import { createToken } from '@/lib/people/commands.server';
import type { Role } from '@/lib/people/permissions';
import { eachDatabase } from '../../support/databases';
import { signedIn } from '../../support/people';
import { post } from '../../support/requests';

eachDatabase('a command that is sent again', (open) => {
  let db: Db;
  let bearer: (role: Role) => Promise<string>;
  let n = 0;
  beforeAll(async () => {
    vi.stubEnv('WHENCE_SECRET', 'a-secret-that-is-long-enough-for-the-tests-0123456789');
    db = await open();
    bearer = async (role) =>
      `Bearer ${(await execute(db, await signedIn(db, role), createToken, { name: 'x', role })).secret}`;
  });
  beforeEach(() => void Object.assign(globalThis, { whenceDb: Promise.resolve(db), whenceAuth: undefined }));

  async function send(
    authorization: string,
    key: string,
    input: object,
    { name = 'claims.create', accept = 'application/json' } = {},
  ) {
    const request = post(
      `/api/commands/${name}`,
      { input },
      { origin: '', authorization, accept, 'idempotency-key': key },
    );
    const response = await commandHandler(request, name);
    const lines = (await response.text()).trim().split('\n');
    return { status: response.status, ...JSON.parse(lines.at(-1) ?? '{}') };
  }
  const claims = (statement: string) => db.prisma.claim.count({ where: { statement } });
  const key = () => `key-${++n}-of-this-test`;

  it('with the same key is done once and answered alike, in one answer or in lines', async () => {
    const [who, once] = [await bearer('editor'), key()];
    const first = await send(who, once, { statement: `Sent twice ${once}` });
    expect(first).toMatchObject({ status: 200, changeId: expect.any(Number) });
    expect(await send(who, once, { statement: `Sent twice ${once}` })).toEqual(first);
    const { status: _, ...told } = first;
    expect(
      await send(who, once, { statement: `Sent twice ${once}` }, { accept: 'application/x-ndjson' }),
    ).toMatchObject(told);
    expect(await claims(`Sent twice ${once}`)).toBe(1);
  });

  it('at the same time is done once, and both requests are told', async () => {
    const [who, once] = [await bearer('editor'), key()];
    const all = await Promise.all(Array.from({ length: 5 }, () => send(who, once, { statement: `At once ${once}` })));
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(all.map(({ changeId }) => changeId)).size).toBe(1);
    expect(await claims(`At once ${once}`)).toBe(1);
  });

  it('while it is still running is told to wait, and does nothing', async () => {
    // The embedded database has one connection, so that there it waits for that.
    if (db.embedded) return;
    const [who, once] = [await bearer('editor'), key()];
    const person = await db.prisma.apiToken.findFirstOrThrow({ orderBy: { id: 'desc' } });
    const client = await db.pool.connect();
    await client.query('BEGIN');
    await client.query('INSERT INTO answered (person_id, key, hash) VALUES ($1, $2, $3)', [
      person.userId,
      once,
      'x'.repeat(64),
    ]);
    expect(await send(who, once, { statement: `Still at it ${once}` })).toMatchObject({
      status: 503,
      title: expect.stringContaining('still being done'),
    });
    await client.query('ROLLBACK');
    client.release();
    expect((await send(who, once, { statement: `Still at it ${once}` })).status).toBe(200);
  });

  it('after a refusal is tried again', async () => {
    const [who, once] = [await bearer('editor'), key()];
    expect((await send(who, once, { statement: '' })).status).toBe(400);
    expect((await send(who, once, { statement: `Now it is right ${once}` })).status).toBe(200);
  });

  it('with a key used for something else is refused; another person has separate keys', async () => {
    const [who, other, once] = [await bearer('editor'), await bearer('editor'), key()];
    await send(who, once, { statement: `Mine ${once}` });
    expect(await send(who, once, { statement: `Something else ${once}` })).toMatchObject({
      status: 409,
      title: expect.stringContaining('Idempotency-Key'),
    });
    expect(
      (await send(who, once, { name: `A source ${once}`, kind: 'outlet' }, { name: 'sources.create' })).status,
    ).toBe(409);
    expect((await send(other, once, { statement: `Theirs ${once}` })).status).toBe(200);
    expect((await send(who, 'short', { statement: `Short ${once}` })).status).toBe(400);
  });

  it('does not reveal a secret twice', async () => {
    const admin = await signedIn(db, 'admin');
    const { perform } = await import('@/lib/commands/command');
    const { onceOf } = await import('@/lib/commands/once');
    const once = onceOf(admin.id, key(), { a: 1 });
    const { result } = await perform(db, admin, createToken, { name: 'once', role: 'reader' }, { once });
    await expect(perform(db, admin, createToken, { name: 'once', role: 'reader' }, { once })).rejects.toMatchObject({
      kind: 'conflict',
    });
    const { rows } = await db.pool.query('SELECT row_to_json(a)::text AS row FROM answered a');
    expect(rows.some(({ row }) => row.includes((result as { secret: string }).secret))).toBe(false);
    expect(await db.prisma.apiToken.count({ where: { userId: admin.id, name: 'once' } })).toBe(1);
  });

  describe('the stored answers', () => {
    it('are deleted after a day', async () => {
      const [who, once] = [await bearer('editor'), key()];
      await send(who, once, { statement: `Long ago ${once}` });
      await db.pool.query("UPDATE answered SET created_at = now() - interval '25 hours' WHERE key = $1", [once]);
      await send(who, key(), { statement: `Today ${once}` });
      expect(await db.prisma.answered.count({ where: { key: once } })).toBe(0);
    });
  });
});
