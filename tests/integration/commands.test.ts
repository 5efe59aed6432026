import { beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { rebuild } from '@/lib/assessments/rebuild.server';
import { addChain } from '@/lib/attributions/commands.server';
import { createClaim } from '@/lib/claims/commands.server';
import { defineCommand, execute, perform } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { seedFirstCase } from '@/lib/demo/seed.server';
import { addDocumentVersion, createDocument } from '@/lib/documents/commands.server';
import type { Actor } from '@/lib/people/permissions';
import { createSource, gradeSource } from '@/lib/sources/commands.server';
import { eachDatabase } from '../support/databases';

const editor: Actor = { id: 'e', name: 'Editor', role: 'editor' };
const reader: Actor = { id: 'r', name: 'Reader', role: 'reader' };

eachDatabase('commands', (open) => {
  let db: Db;
  beforeAll(async () => {
    db = await open();
    await seedFirstCase(db);
  });
  const changes = () => db.prisma.change.count();

  it('refuse those who may not, and write nothing', async () => {
    const before = await changes();
    await expect(execute(db, reader, createClaim, { statement: 'x' })).rejects.toMatchObject({ kind: 'forbidden' });
    expect(await changes()).toBe(before);
  });

  it('refuse bad input with a message for each field', async () => {
    const refused = execute(db, editor, createClaim, { statement: '   ', topics: ['a;b'] });
    await expect(refused).rejects.toMatchObject({
      kind: 'invalid',
      fields: { statement: 'Say what is claimed.', 'topics.0': 'A topic cannot contain “;”.' },
    });
    await expect(execute(db, editor, createClaim, { statement: 'x'.repeat(1001) })).rejects.toMatchObject({
      kind: 'invalid',
    });
  });

  it('leave one history entry with what was changed', async () => {
    const before = await changes();
    const claim = await execute(
      db,
      editor,
      createClaim,
      { statement: 'Something  is\nso', topics: ['New topic'] },
      'because',
    );
    expect(await changes()).toBe(before + 1);
    const change = await db.prisma.change.findFirst({
      orderBy: { id: 'desc' },
      include: { records: { orderBy: { id: 'asc' } } },
    });
    const topic = await db.prisma.topic.findUniqueOrThrow({ where: { slug: 'new-topic' } });
    expect(change).toMatchObject({
      actorName: 'Editor',
      command: 'claims.create',
      reason: 'because',
      recordCount: 2,
      undoable: true,
    });
    expect(change?.records).toMatchObject([
      {
        entity: 'topic',
        entityId: String(topic.id),
        label: 'New topic',
        before: null,
        after: { slug: 'new-topic', name: 'New topic' },
      },
      {
        entity: 'claim',
        entityId: String(claim.id),
        label: 'Something is so',
        before: null,
        after: { slug: 'something-is-so', statement: 'Something is so', status: 'unverified', topicIds: [topic.id] },
        subjects: [`claim:${claim.id}`],
      },
    ]);
  });

  it('give a second claim of the same words an address of its own', async () => {
    const one = await execute(db, editor, createClaim, { statement: 'Twice said' });
    for (const statement of ['Twice said', ' TWICE  s\u00e1id\u200b '])
      await expect(execute(db, editor, createClaim, { statement })).rejects.toMatchObject({
        kind: 'conflict',
        details: { claim: { id: one.id, slug: 'twice-said', statement: 'Twice said' } },
      });
    const two = await execute(db, editor, createClaim, { statement: 'Twice said', allow_same: true });
    expect(one.slug).toBe('twice-said');
    expect(two.slug).toBe(`twice-said-${two.id}`);
  });

  it('refuse fields that nobody knows, and what cannot be stored, by name', async () => {
    const refused = async (input: unknown, field: string) =>
      expect(await perform(db, editor, createClaim, input).catch((error) => error)).toMatchObject({
        kind: 'invalid',
        message: expect.stringContaining(`“${field}”`),
        fields: { [field]: expect.any(String) },
      });
    await refused({ statement: 'Known', colour: 'red' }, 'colour');
    await refused({ statement: 'A\0B' }, 'statement');
    await refused({ statement: 'Half', topics: ['\ud83d'] }, 'topics.0');
    expect(await db.prisma.claim.count({ where: { statement: { in: ['Known', 'Half'] } } })).toBe(0);
  });

  it('leave nothing behind when they fail half-way', async () => {
    const failing = defineCommand({
      name: 'test.fail',
      permission: 'claims.write',
      input: z.object({}),
      async run({ tx }) {
        await tx.claim.create({ data: { slug: 'half-done', statement: 'half done', statementKey: 'half done' } });
        throw new Error('halfway');
      },
    });
    const before = await changes();
    await expect(execute(db, editor, failing, {})).rejects.toThrow('halfway');
    expect(await db.prisma.claim.findUnique({ where: { slug: 'half-done' } })).toBeNull();
    expect(await changes()).toBe(before);
  });

  it('reuse existing records when a chain is added twice', async () => {
    const claim = await execute(db, editor, createClaim, { statement: 'A chain twice' });
    const [a, b] = await Promise.all(
      ['Alpha Wire', 'Beta Post'].map((name) => execute(db, editor, createSource, { name, kind: 'outlet' })),
    );
    const hops = [{ sourceId: a?.id ?? 0 }, { sourceId: b?.id ?? 0 }];
    const first = await execute(db, editor, addChain, { claimId: claim.id, hops });
    expect(first.made).toEqual({ sources: [], utterances: 2, links: 1 });
    expect(await execute(db, editor, addChain, { claimId: claim.id, hops })).toEqual({
      ...first,
      made: { sources: [], utterances: 0, links: 0 },
    });
    expect(await db.prisma.attribution.count({ where: { claimId: claim.id } })).toBe(1);
    const stored = await db.prisma.claim.findUniqueOrThrow({ where: { id: claim.id }, include: { facts: true } });
    expect(stored.chainText).toBe('Alpha Wire → Beta Post');
    expect(stored.facts).toMatchObject({
      weakestLink: 'assumed',
      longestChain: 2,
      originCount: 0,
      confidence: 'none',
    });
  });

  it('a loop is stored and flagged', async () => {
    const claim = await execute(db, editor, createClaim, { statement: 'Round and round' });
    const [a, b] = await db.prisma.source.findMany({
      where: { slug: { in: ['alpha-wire', 'beta-post'] } },
      orderBy: { slug: 'asc' },
    });
    const hop = (source: { id: number } | undefined) => ({ sourceId: source?.id ?? 0 });
    await execute(db, editor, addChain, { claimId: claim.id, hops: [hop(a), hop(b), hop(a)] });
    expect((await db.prisma.claimFacts.findUniqueOrThrow({ where: { id: claim.id } })).warnings).toEqual(['circular']);
  });

  it('a new grade changes what rests on the source', async () => {
    const claim = await db.prisma.claim.findFirstOrThrow({ where: { chainText: 'AI News' }, orderBy: { id: 'asc' } });
    const news = await db.prisma.source.findUniqueOrThrow({ where: { slug: 'ai-news' } });
    await execute(db, editor, gradeSource, { sourceId: news.id, grade: 'A', reason: 'test' });
    const after = await db.prisma.claim.findUniqueOrThrow({ where: { id: claim.id } });
    expect(after.belief).toBeGreaterThan(claim.belief);
    await execute(db, editor, gradeSource, { sourceId: news.id, grade: 'C', reason: 'back' });
    expect((await db.prisma.claim.findUniqueOrThrow({ where: { id: claim.id } })).belief).toBe(claim.belief);
  });

  it('the same text is stored once, and an address belongs to one document', async () => {
    const source = await db.prisma.source.findUniqueOrThrow({ where: { slug: 'alpha-wire' } });
    const { id } = await execute(db, editor, createDocument, {
      title: 'T',
      sourceId: source.id,
      url: 'https://www.example.org/a/?utm_source=x',
    });
    const twin = execute(db, editor, createDocument, { title: 'T2', sourceId: source.id, url: 'http://example.org/a' });
    await expect(twin).rejects.toMatchObject({ kind: 'conflict' });
    const one = await execute(db, editor, addDocumentVersion, { documentId: id, text: 'one\r\ntwo' });
    const same = await execute(db, editor, addDocumentVersion, { documentId: id, text: 'one\ntwo' });
    const other = await execute(db, editor, addDocumentVersion, { documentId: id, text: 'one\nthree' });
    expect([one.number, same.id === one.id, other.number]).toEqual([1, true, 2]);
  });

  it('leave derived values that a rebuild agrees with; it repairs what is wrong', async () => {
    expect((await rebuild(db)).differing).toEqual([]);
    const { id } = await db.prisma.claimFacts.findFirstOrThrow({ where: { linkCount: { gt: 0 } } });
    await db.pool.query('UPDATE claim_facts SET outlet_count = 99 WHERE id = $1', [id]);
    expect((await rebuild(db)).differing).toEqual([id]);
    expect((await rebuild(db)).differing).toEqual([]);
    await db.pool.query("UPDATE claim_search SET folded = 'x' WHERE id = $1", [id]);
    expect((await rebuild(db)).differing).toEqual([id]);
    await db.pool.query('UPDATE claim SET belief = 0.123 WHERE id = $1', [id]);
    expect((await rebuild(db)).differing).toEqual([id]);
    await db.pool.query('UPDATE claim SET deleted_at = now() WHERE id = $1', [id]);
    expect((await rebuild(db)).differing).toEqual([id]);
    expect(await db.prisma.claimFacts.count({ where: { id } })).toBe(0);
    await db.pool.query('UPDATE claim SET deleted_at = NULL WHERE id = $1', [id]);
    expect((await rebuild(db)).differing).toEqual([id]);
    await db.pool.query("UPDATE attribution SET state = 'verified' WHERE claim_id = $1", [id]);
    expect((await rebuild(db)).differing).toEqual([id]);
  });
});
