import { beforeAll, expect, it } from 'vitest';
import { createClaim } from '@/lib/claims/commands.server';
import { lookupClaims } from '@/lib/claims/lookup.server';
import { execute } from '@/lib/commands/command';
import type { LookupItem, LookupQuery } from '@/lib/data-table/lookup.server';
import type { Db } from '@/lib/db';
import { seedFirstCase } from '@/lib/demo/seed.server';
import { createDocument } from '@/lib/documents/commands.server';
import { lookupDocuments } from '@/lib/documents/lookup.server';
import { findRecords } from '@/lib/palette/find.server';
import { FOUND } from '@/lib/palette/found';
import type { Actor } from '@/lib/people/permissions';
import { createSource } from '@/lib/sources/commands.server';
import { lookupSources } from '@/lib/sources/lookup.server';
import { lookupTopics } from '@/lib/topics/lookup.server';
import { eachDatabase } from '../support/databases';

const editor: Actor = { id: 'e', name: 'Editor', role: 'editor' };

eachDatabase('lookups', (open) => {
  let db: Db;
  const ids = new Map<string, number>();
  const make = async (name: string, more: object = {}) => {
    const { id } = await execute(db, editor, createSource, { name, kind: 'outlet', ...more });
    ids.set(name, id);
    return id;
  };
  beforeAll(async () => {
    db = await open();
    await seedFirstCase(db);
    for (const name of ['Post', 'Postmark Weekly', 'The Daily Post', 'Outpost', 'Évening Star', '100% True'])
      await make(name);
    await make('Agence France-Presse', { aliases: ['AFP', 'A.F.P.'] });
    await make('AFP Watch');
    const wire = (await lookupSources(db.pool, { q: 'reuters', not: [] }))[0]?.id ?? 0;
    await db.pool.query("UPDATE source SET kind = 'unnamed', granted_by_id = $1 WHERE name = '100% True'", [wire]);
  });
  const labels = async (
    lookup: (pool: Db['pool'], query: LookupQuery) => Promise<LookupItem[]>,
    q: string,
    not: number[] = [],
  ) => (await lookup(db.pool, { q, not })).map(({ label }) => label);

  it('put the same text first, then beginnings, beginnings of words, and parts', async () => {
    expect(await labels(lookupSources, 'post')).toEqual(['Post', 'Postmark Weekly', 'The Daily Post', 'Outpost']);
    expect(await labels(lookupSources, 'po')).toEqual(['Post', 'Postmark Weekly', 'The Daily Post']);
  });

  it('find aliases, and say which one', async () => {
    const found = await lookupSources(db.pool, { q: 'afp', not: [] });
    expect(found.map(({ label, detail }) => [label, detail])).toEqual([
      ['Agence France-Presse', 'outlet · also “AFP”'],
      ['AFP Watch', 'outlet'],
    ]);
    expect(await labels(lookupSources, 'a.f.p.')).toEqual(['Agence France-Presse']);
  });

  it('fold accents and take signs literally', async () => {
    expect(await labels(lookupSources, '  EVENING  ')).toEqual(['Évening Star']);
    expect(await labels(lookupSources, '00%')).toEqual(['100% True']);
    expect(await labels(lookupSources, '1_0')).toEqual([]);
    expect(await labels(lookupSources, '100_')).toEqual(['100% True']);
    expect(await labels(lookupSources, '\\')).toEqual([]);
    expect(await labels(lookupSources, '(star [')).toEqual(['Évening Star']);
    expect(await labels(lookupSources, 'star even')).toEqual(['Évening Star']);
  });

  it('tell what kind of source it is and who granted an unnamed one', async () => {
    expect(await lookupSources(db.pool, { q: 'Reuters', not: [] })).toMatchObject([
      { detail: 'agency · A', slug: 'reuters' },
    ]);
    expect(await lookupSources(db.pool, { q: '100% true', not: [] })).toMatchObject([
      { detail: 'unnamed · via Reuters' },
    ]);
  });

  it('leave out what is deleted or excluded', async () => {
    expect(await labels(lookupSources, 'post', [ids.get('Post') ?? 0])).toEqual([
      'Postmark Weekly',
      'The Daily Post',
      'Outpost',
    ]);
    await db.pool.query('UPDATE source SET deleted_at = now() WHERE id = $1', [ids.get('Outpost')]);
    expect(await labels(lookupSources, 'outp')).toEqual([]);
    expect(await labels(lookupSources, '')).not.toContain('Outpost');
  });

  it('begin with what was used or made last', async () => {
    expect(await labels(lookupSources, '')).toHaveLength(8);
    const last = await make('Just made');
    expect((await labels(lookupSources, ''))[0]).toBe('Just made');
    expect(await labels(lookupSources, '', [last])).not.toContain('Just made');
    await execute(db, editor, createDocument, { title: 'Fresh', sourceId: ids.get('Post') ?? 0 });
    expect((await labels(lookupSources, ''))[0]).toBe('Post');
    expect((await labels(lookupDocuments, ''))[0]).toBe('Fresh');
    await execute(db, editor, createClaim, { statement: 'The newest of all', topics: ['weather'] });
    expect((await labels(lookupClaims, ''))[0]).toBe('The newest of all');
    expect((await labels(lookupTopics, ''))[0]).toBe('weather');
  });

  it('find documents by title or address, with publisher and date', async () => {
    const sourceId = ids.get('Post') ?? 0;
    await execute(db, editor, createDocument, {
      title: 'Chips and more chips',
      sourceId,
      url: 'https://www.post.example/a/b?utm_source=x',
      publishedAt: '2026-04-06',
    });
    const found = { label: 'Chips and more chips', detail: 'Post · 6 Apr 2026' };
    expect(await lookupDocuments(db.pool, { q: 'more ch', not: [] })).toMatchObject([found]);
    expect(await lookupDocuments(db.pool, { q: 'http://post.example/a/b/', not: [] })).toMatchObject([found]);
    expect(await lookupDocuments(db.pool, { q: 'chips', not: [], sourceId: ids.get('AFP Watch') })).toEqual([]);
    expect(await lookupDocuments(db.pool, { q: 'chips', not: [], sourceId })).toMatchObject([found]);
    expect(await lookupDocuments(db.pool, { q: 'deepseek', not: [] })).toMatchObject([
      { detail: 'AI News · date not known' },
    ]);
  });

  it('find claims by their statement before those that only have it in the chain', async () => {
    const found = await lookupClaims(db.pool, { q: 'huawei ascend', not: [] });
    expect(found[0]).toMatchObject({
      label: expect.stringContaining('Huawei Ascend'),
      detail: 'unverified · The Information → Reuters → AI News',
      slug: expect.any(String),
    });
    await execute(db, editor, createClaim, { statement: 'Nobody heard of Reuters' });
    expect((await labels(lookupClaims, 'reuters'))[0]).toBe('Nobody heard of Reuters');
    expect((await labels(lookupClaims, 'us'))[0]).toMatch(/^US export/);
  });

  it('find topics with the number of their claims', async () => {
    expect(await lookupTopics(db.pool, { q: 'suppl', not: [] })).toMatchObject([
      { label: 'supply chain', detail: '3 claims' },
    ]);
    expect((await labels(lookupTopics, 'c'))[0]).toBe('cost');
  });

  it('find records of every kind at once, at most five of each', async () => {
    const found = await findRecords(db.pool, 'chips');
    expect(found.claims).toHaveLength(FOUND);
    expect(found.documents[0]?.label).toBe('Chips and more chips');
    expect((await findRecords(db.pool, 'afp')).sources[0]).toMatchObject({
      label: 'Agence France-Presse',
      alias: 'AFP',
    });
    expect((await findRecords(db.pool, 'suppl')).topics).toMatchObject([{ label: 'supply chain' }]);
    expect(await findRecords(db.pool, '!?')).toEqual({ claims: [], sources: [], documents: [], topics: [] });
  });

  it('find a record by its number, first', async () => {
    const { id } = await execute(db, editor, createClaim, { statement: 'A claim that is found by its number' });
    const { id: other } = await execute(db, editor, createClaim, { statement: `The number ${id} is spoken of here` });
    expect((await findRecords(db.pool, String(id))).claims).toMatchObject([{ id, alias: String(id) }, { id: other }]);
    const named = await findRecords(db.pool, `claim:${id}`);
    expect([named.claims[0]?.id, named.sources]).toEqual([id, []]);
    await db.pool.query('UPDATE claim SET deleted_at = now() WHERE id = $1', [id]);
    expect((await findRecords(db.pool, `claim ${id}`)).claims.map((claim) => claim.id)).not.toContain(id);
  });

  it('find a record by the number that a file gave it', async () => {
    const { id } = await execute(db, editor, createClaim, { statement: 'A claim with a number of its own' });
    const note =
      "INSERT INTO claim_note (claim_id, name, text, key) VALUES ($1, $2, $3, $3), ($1, 'other', 'none', NULL)";
    await db.pool.query(note, [id, 'Fact no.', 'FC-0042']);
    await db.pool.query(
      "INSERT INTO document_note (document_id, name, text, key) SELECT min(id), 'Ref', 'R/7', 'R/7' FROM document",
    );
    expect((await findRecords(db.pool, 'fc-0042')).claims).toMatchObject([{ id, alias: 'fc-0042' }]);
    expect((await findRecords(db.pool, 'R/7')).documents).toMatchObject([{ alias: 'R/7' }]);
    expect((await findRecords(db.pool, 'FC-004')).claims).toEqual([]);
  });
});
