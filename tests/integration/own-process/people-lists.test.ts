import { beforeAll, expect, it, vi } from 'vitest';
import type { Db } from '@/lib/db';
import { readLink } from '@/lib/people/links.server';
import type { Actor, Role } from '@/lib/people/permissions';
import { credentialOf, isStillRight, listInvitations, listPeople, ownAccount } from '@/lib/people/queries.server';
import { hashOf } from '@/lib/people/secret.server';
import { IDLE_MS } from '@/lib/people/session-limits';
import { eachDatabase } from '../../support/databases';

const HOUR = 60 * 60 * 1000;
const at = (ms: number) => new Date(Date.now() + ms);
const [past, future] = [at(-HOUR), at(HOUR)];

eachDatabase('people, as admins see them', (open) => {
  let db: Db;
  const viewer = { id: 'ada', name: 'Ada', role: 'admin', account: { sessionId: 's1' } } as const satisfies Actor;
  const lines = async () => new Map((await listPeople(db, viewer)).map((line) => [line.id, line]));
  beforeAll(async () => {
    db = await open();
    const person = (id: string, name: string, role: Role, disabledAt: Date | null = null) => ({
      ...{ id, name, role, disabledAt, email: `${id}@example.org` },
    });
    await db.prisma.user.createMany({
      data: [
        person('gone', 'Aaron', 'reader', past),
        person('zoe', 'Zoe', 'reader'),
        person('ada', 'Ada', 'admin'),
        person('ada2', 'Ada', 'editor'),
      ],
    });
    const session = (id: string, more: object = {}) => ({
      ...{ id, token: id, userId: 'ada', expiresAt: future, createdAt: past, updatedAt: past, ...more },
    });
    await db.prisma.session.createMany({
      data: [
        session('s1', { userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Gecko Firefox/140.0', ipAddress: '10.0.0.1' }),
        session('s2', { createdAt: at(-HOUR / 2) }),
        session('ended', { expiresAt: past }),
        session('idle', { updatedAt: at(-IDLE_MS - HOUR) }),
        session('nearly idle', { createdAt: at(-IDLE_MS), updatedAt: at(-IDLE_MS + HOUR) }),
      ],
    });
    const token = (name: string, more: object = {}) => ({
      ...{ userId: 'ada', name, role: 'reader' as const, start: 'whc_ab', hash: hashOf(name), ...more },
    });
    await db.prisma.apiToken.createMany({
      data: [
        token('works'),
        token('later', { expiresAt: future, lastUsedAt: at(-HOUR / 4) }),
        token('expired', { expiresAt: past }),
        token('revoked', { expiresAt: past, revokedAt: past }),
      ],
    });
    const invitation = (note: string, more: object = {}) => ({
      ...{ hash: hashOf(note), role: 'editor' as const, note, createdBy: 'Ada', expiresAt: future, ...more },
    });
    await db.prisma.invitation.createMany({
      data: [
        invitation('used', { usedAt: past, usedBy: 'Zoe', expiresAt: past }),
        invitation('back', { revokedAt: past, expiresAt: past }),
        invitation('expired', { expiresAt: past }),
        invitation('open'),
        invitation('reset', { userId: 'zoe' }),
      ],
    });
  });

  it('come with those who can sign in first, then by name', async () => {
    const all = await listPeople(db, viewer);
    expect(all.map(({ id, disabled }) => [id, disabled])).toEqual([
      ['ada', false],
      ['ada2', false],
      ['zoe', false],
      ['gone', true],
    ]);
  });

  it('have the sessions that still let them in, the latest first, and know their own', async () => {
    const sessions = (await lines()).get('ada')?.sessions ?? [];
    expect(sessions.map(({ id, current }) => [id, current])).toEqual([
      ['s2', false],
      ['s1', true],
      ['nearly idle', false],
    ]);
    expect(sessions[1]).toMatchObject({ device: 'Firefox on Linux', address: '10.0.0.1', since: past.toISOString() });
    expect((await ownAccount(db, viewer))?.sessions).toEqual(sessions);
    expect(await ownAccount(db, { ...viewer, id: 'nobody' })).toBeNull();
  });

  it('have tokens that work, have expired or were revoked', async () => {
    const tokens = (await lines()).get('ada')?.tokens ?? [];
    expect(tokens.map(({ name, state }) => [name, state])).toEqual([
      ['revoked', 'revoked'],
      ['expired', 'expired'],
      ['later', 'works'],
      ['works', 'works'],
    ]);
    expect(tokens.map(({ lastUsedAt }) => lastUsedAt !== null)).toEqual([false, false, true, false]);
  });

  it('have tokens and links that have expired from the moment at which they end', async () => {
    const clock = vi.spyOn(Date, 'now');
    const statesAt = async (ms: number) => {
      clock.mockReturnValue(ms);
      const token = (await lines()).get('ada')?.tokens.find(({ name }) => name === 'later');
      const link = (await listInvitations(db)).find(({ note }) => note === 'open');
      const used = await readLink(db.prisma, 'open').then(
        () => 'works',
        () => 'refused',
      );
      return [token?.state, link?.state, used];
    };
    const end = future.getTime();
    expect(await statesAt(end - 1)).toEqual(['works', 'open', 'works']);
    expect(await statesAt(end)).toEqual(['expired', 'expired', 'refused']);
    clock.mockRestore();
  });

  it('were seen when they last used or changed anything', async () => {
    const before = await lines();
    expect(before.get('ada')?.lastSeen).toBe(before.get('ada')?.tokens[2]?.lastUsedAt);
    expect([before.get('zoe')?.lastSeen, before.get('gone')?.lastSeen]).toEqual([null, null]);
    await db.pool.query(
      `INSERT INTO change (command, actor_id, actor_name, at) VALUES ($1, $2, $3, '2026-01-02Z'), ($1, $2, $3, '2026-01-03Z')`,
      ['claims.create', 'zoe', 'Zoe'],
    );
    expect((await lines()).get('zoe')?.lastSeen).toBe('2026-01-03T00:00:00.000Z');
  });

  it('were invited by links that are open, used, taken back or expired, the latest first', async () => {
    const links = await listInvitations(db);
    expect(links.map(({ note, state, forPassword, usedBy }) => [note, state, forPassword, usedBy])).toEqual([
      ['reset', 'open', true, null],
      ['open', 'open', false, null],
      ['expired', 'expired', false, null],
      ['back', 'taken back', false, null],
      ['used', 'used', false, 'Zoe'],
    ]);
    const many = Array.from({ length: 50 }, (_, i) => ({
      ...{
        hash: hashOf(`${i}`),
        role: 'reader' as const,
        createdBy: 'Ada',
        expiresAt: future,
        note: `${i}`,
      },
    }));
    await db.prisma.invitation.createMany({ data: many });
    const shown = await listInvitations(db);
    expect([shown.length, shown[0]?.note, shown.at(-1)?.note]).toEqual([50, '49', '0']);
  });

  it('have a password or none, that is right until it changes or they are disabled', async () => {
    const account = { accountId: 'ada', userId: 'ada', updatedAt: past };
    await db.prisma.account.createMany({
      data: [
        { ...account, id: 'other', providerId: 'elsewhere', password: 'not this one' },
        { ...account, id: 'own', providerId: 'credential', password: 'hash' },
      ],
    });
    const credential = await credentialOf(db, 'ada@example.org');
    expect(credential).toEqual({ id: 'ada', hash: 'hash' });
    expect(await credentialOf(db, 'zoe@example.org')).toEqual({ id: 'zoe', hash: null });
    expect(await credentialOf(db, 'nobody@example.org')).toBeNull();
    if (!credential) throw new Error('There is no credential.');
    expect(await isStillRight(db, credential)).toBe(true);
    expect(await isStillRight(db, { ...credential, hash: 'another' })).toBe(false);
    await db.prisma.user.update({ where: { id: 'ada' }, data: { disabledAt: past } });
    expect(await isStillRight(db, credential)).toBe(false);
  });
});
