import { beforeAll, expect, it } from 'vitest';
import { rebuild } from '@/lib/assessments/rebuild.server';
import { bulkEdit } from '@/lib/bulk/commands.server';
import { previewBulk } from '@/lib/bulk/preview.server';
import { createClaim } from '@/lib/claims/commands.server';
import { perform } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { seedFirstCase } from '@/lib/demo/seed.server';
import { undoChange } from '@/lib/history/commands.server';
import type { Actor } from '@/lib/people/permissions';
import { eachDatabase } from '../support/databases';

const editor: Actor = { id: 'e', name: 'Editor', role: 'editor' };
const reader: Actor = { id: 'r', name: 'Reader', role: 'reader' };

eachDatabase('bulk edits', (open) => {
  let db: Db;
  let ids: number[];
  beforeAll(async () => {
    db = await open();
    await seedFirstCase(db);
    ids = (await db.prisma.claim.findMany({ orderBy: { id: 'asc' } })).map(({ id }) => id);
  });

  const bulk = (input: unknown, options = {}) => perform(db, editor, bulkEdit, input, options);
  const undo = (changeId: number | null) => perform(db, editor, undoChange, { changeId });
  const statuses = async () => (await db.prisma.claim.findMany({ orderBy: { id: 'asc' } })).map(({ status }) => status);
  /** Everything that stands about the claims, but for versions and times, which go on. */
  const rows = async () => {
    const claims = await db.prisma.claim.findMany({
      orderBy: { id: 'asc' },
      include: {
        facts: true,
        search: true,
        topics: { orderBy: { topicId: 'asc' } },
        judgements: true,
        utterances: true,
        attributions: true,
      },
    });
    return claims.map(({ version: _, updatedAt: __, ...claim }) => claim);
  };
  const changes = () => db.prisma.change.count();

  it('change the status of chosen claims as one entry of the history; one undo brings back the exact rows', async () => {
    const [before, entries] = [await rows(), await changes()];
    const { result, changeId } = await bulk({ ids: ids.slice(0, 5), change: { status: 'disputed' } });
    expect(result).toEqual({ total: 5, changed: 5, same: 0, refused: 0 });
    expect(await changes()).toBe(entries + 1);
    expect((await statuses()).filter((status) => status === 'disputed')).toHaveLength(5);
    expect(await db.prisma.claimFacts.count({ where: { status: 'disputed' } })).toBe(5);
    expect((await rebuild(db)).differing).toEqual([]);
    await undo(changeId);
    expect(await rows()).toEqual(before);
    expect((await rebuild(db)).differing).toEqual([]);
  });

  it('leave out what is already so, and leave no entry when nothing changes', async () => {
    const first = await bulk({ ids: [ids[0]], change: { status: 'confirmed' } });
    const second = await bulk({ ids: ids.slice(0, 3), change: { status: 'confirmed' } });
    expect(second.result).toEqual({ total: 3, changed: 2, same: 1, refused: 0 });
    expect((await db.prisma.change.findUniqueOrThrow({ where: { id: second.changeId ?? 0 } })).recordCount).toBe(2);
    expect((await bulk({ ids: ids.slice(0, 3), change: { status: 'confirmed' } })).changeId).toBeNull();
    await undo(second.changeId);
    await undo(first.changeId);
  });

  it('change all that match an address, found in the same transaction', async () => {
    const before = await rows();
    const query = 'topic=chips&status=unverified&first=none&sort=claim&page=2';
    const matching = await db.prisma.claimFacts.count({
      where: {
        status: 'unverified',
        topicIds: { hasSome: [(await db.prisma.topic.findUniqueOrThrow({ where: { slug: 'chips' } })).id] },
        firstReported: null,
      },
    });
    expect(matching).toBeGreaterThan(1);
    const { result, changeId } = await bulk({ query, expected: matching, change: { status: 'disputed' } });
    expect(result).toMatchObject({ total: matching, changed: matching });
    await undo(changeId);
    expect(await rows()).toEqual(before);
    const dated = 'first=2020-01-01..2030-01-01&q=v4+chips&source=reuters&warning=single-origin&origins=1..';
    expect((await bulk({ query: dated, change: { status: 'disputed' } })).result).toMatchObject({ total: 0 });
  });

  it('refuse when the number of claims differs from the one shown', async () => {
    const entries = await changes();
    const late = bulk({ query: 'topic=chips', expected: 99, change: { status: 'disputed' } });
    await expect(late).rejects.toMatchObject({
      kind: 'stale',
      message: expect.stringContaining('The preview showed 99 claims, but now'),
    });
    await expect(
      bulk({ ids: [...ids, 999_999], expected: ids.length + 1, change: { status: 'disputed' } }),
    ).rejects.toMatchObject({
      kind: 'stale',
    });
    expect(await changes()).toBe(entries);
  });

  it('refuse an address they do not understand, since it would cover more claims than were seen', async () => {
    await expect(bulk({ query: 'topic=nobody-has-it', change: { delete: true } })).rejects.toMatchObject({
      kind: 'invalid',
    });
    await expect(bulk({ query: 'colour=red', change: { delete: true } })).rejects.toMatchObject({ kind: 'invalid' });
    expect(await db.prisma.claimFacts.count()).toBe(ids.length);
  });

  it('refuse readers, strange input and two changes at once', async () => {
    await expect(perform(db, reader, bulkEdit, { ids, change: { status: 'disputed' } })).rejects.toMatchObject({
      kind: 'forbidden',
    });
    for (const input of [
      { ids, change: {} },
      { ids, change: { addTopics: [], removeTopics: [] } },
      { ids, change: { status: 'disputed', delete: true } },
      { ids, change: { status: 'perhaps' } },
      { ids: [], change: { status: 'disputed' } },
      { ids, query: '', change: { status: 'disputed' } },
      { change: { status: 'disputed' } },
      { ids: Array.from({ length: 20_001 }, (_, i) => i + 1), change: { status: 'disputed' } },
      { ids, change: { judge: { confidence: 'none', likelihood: 'likely', reason: 'x' } } },
    ])
      await expect(bulk(input)).rejects.toMatchObject({ kind: 'invalid' });
    const unreasoned = bulk({ ids, change: { judge: { confidence: 'low', likelihood: null, reason: ' ' } } });
    await expect(unreasoned).rejects.toMatchObject({ fields: { 'change.judge.reason': expect.any(String) } });
  });

  it('add topics, including new ones, and remove others', async () => {
    const before = await rows();
    const change = { addTopics: ['Bulk', 'Chips'], removeTopics: ['DeepSeek V4', 'nobody has this'] };
    const preview = await previewBulk(db, { query: '' }, change);
    const added = await bulk({ query: '', expected: preview.total, change });
    expect(added.result).toMatchObject({ changed: preview.changed, same: 0, refused: 0 });
    const texts = (await rows()).map(({ topicText }) => topicText);
    expect(
      texts.every((text) => text.includes('Bulk') && text.includes('chips') && !text.includes('DeepSeek V4')),
    ).toBe(true);
    expect((await rebuild(db)).differing).toEqual([]);
    expect((await bulk({ query: '', change })).changeId).toBeNull();
    await undo(added.changeId);
    expect(await rows()).toEqual(before);
  });

  it('judge many claims at once, with or without a status', async () => {
    const before = await rows();
    const judge = { confidence: 'moderate', likelihood: 'likely', reason: 'Read together.' };
    const one = await bulk({ ids: ids.slice(0, 3), change: { judge } });
    const two = await bulk({
      ids: ids.slice(2, 4),
      change: { judge: { ...judge, confidence: 'high', status: 'corroborated' } },
    });
    const judged = await db.prisma.claim.findMany({
      where: { id: { in: ids.slice(0, 4) } },
      orderBy: { id: 'asc' },
      include: { facts: true },
    });
    expect(judged.map(({ facts, status }) => [facts?.confidence, status])).toEqual([
      ['moderate', before[0]?.status],
      ['moderate', before[1]?.status],
      ['high', 'corroborated'],
      ['high', 'corroborated'],
    ]);
    expect(await db.prisma.judgement.findFirst({ where: { claimId: ids[0] }, orderBy: { id: 'desc' } })).toMatchObject({
      authorName: 'Editor',
      reason: 'Read together.',
      status: before[0]?.status,
    });
    expect((await rebuild(db)).differing).toEqual([]);
    await undo(two.changeId);
    await undo(one.changeId);
    expect(await rows()).toEqual(before);
  });

  it('delete and restore; other changes to deleted claims are refused', async () => {
    const before = await rows();
    const some = ids.slice(0, 4);
    const gone = await bulk({ ids: some, change: { delete: true } });
    expect(await db.prisma.claimFacts.count()).toBe(ids.length - 4);
    expect((await rebuild(db)).differing).toEqual([]);
    expect((await bulk({ ids: ids.slice(0, 5), change: { status: 'disputed' } })).result).toEqual({
      total: 5,
      changed: 1,
      same: 0,
      refused: 4,
    });
    expect(await previewBulk(db, { ids: some }, { status: 'disputed' })).toMatchObject({
      changed: 0,
      refused: [{ text: 'deleted: bring it back first', count: 4 }],
    });
    const back = await bulk({ ids: some, change: { restore: true } });
    expect(back.result).toMatchObject({ changed: 4 });
    expect((await rebuild(db)).differing).toEqual([]);
    await undo(back.changeId);
    await undo(gone.changeId);
    await bulk({ ids: [ids[4]], change: { status: before[4]?.status } });
    expect(await rows()).toEqual(before);
  });

  it('leave nothing behind when the person leaves half-way', async () => {
    const [before, entries] = [await rows(), await changes()];
    const gone = new Error('gone');
    const onProgress = () => {
      throw gone;
    };
    await expect(bulk({ query: '', change: { addTopics: ['Half done'] } }, { onProgress })).rejects.toBe(gone);
    expect(await rows()).toEqual(before);
    expect(await changes()).toBe(entries);
    expect(await db.prisma.topic.count({ where: { name: 'Half done' } })).toBe(0);
  });

  it('are previewed: what changes how often, what stays, a sample; nothing is written', async () => {
    const [before, entries] = [await rows(), await changes()];
    await bulk({ ids: [ids[0]], change: { status: 'disputed' } });
    const preview = await previewBulk(db, { query: '' }, { status: 'disputed' });
    expect(preview).toMatchObject({
      total: ids.length,
      changed: ids.length - 1,
      same: [{ text: 'already disputed', count: 1 }],
      refused: [],
    });
    expect(preview.lines.reduce((sum, { count }) => sum + count, 0)).toBe(ids.length - 1);
    expect(preview.lines[0]?.text).toMatch(/^Status \w+ → disputed$/);
    expect(preview.sample).toHaveLength(5);
    expect(preview.sample[0]).toMatchObject({
      id: ids[1],
      statement: expect.any(String),
      lines: [expect.stringContaining('→ disputed')],
    });
    expect(await changes()).toBe(entries + 1);
    await bulk({ ids: [ids[0]], change: { status: before[0]?.status } });
    expect(await rows()).toEqual(before);
  });

  it('tell progress in portions up to the end', async () => {
    const statements = Array.from({ length: 620 }, (_, i) => `Portion ${i + 1}`);
    await db.pool.query(
      `INSERT INTO claim (slug, statement, statement_key) SELECT 'portion-' || n, s, lower(s) FROM unnest($1::text[]) WITH ORDINALITY AS p(s, n)`,
      [statements],
    );
    await rebuild(db);
    const told: string[] = [];
    const { changeId } = await bulk(
      { query: 'q=portion', change: { status: 'refuted' } },
      { onProgress: (done: number, total: number) => told.push(`${done}/${total}`) },
    );
    expect(told).toEqual(['500/620', '620/620']);
    await undo(changeId);
    expect(await db.prisma.claimFacts.count({ where: { status: 'refuted' } })).toBe(0);
  });

  it('do not overwrite a claim that stopped matching while someone else held it', async () => {
    if (db.embedded) return;
    const { result } = await perform(db, editor, createClaim, {
      statement: 'Held by another',
      status: 'unverified',
      topics: ['Held'],
    });
    const other = await db.pool.connect();
    try {
      await other.query('BEGIN');
      await other.query(`UPDATE claim SET status = 'confirmed' WHERE id = $1`, [result.id]);
      await other.query(`UPDATE claim_facts SET status = 'confirmed' WHERE id = $1`, [result.id]);
      const waiting = bulk({ query: 'topic=held&status=unverified', change: { status: 'refuted' } });
      await new Promise((resolve) => setTimeout(resolve, 200));
      await other.query('COMMIT');
      expect((await waiting).result).toMatchObject({ total: 0, changed: 0 });
    } finally {
      other.release();
    }
    expect((await db.prisma.claim.findUniqueOrThrow({ where: { id: result.id } })).status).toBe('confirmed');
  });
});
