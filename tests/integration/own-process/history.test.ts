import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { addChain, removeAttribution } from '@/lib/attributions/commands.server';
import { createClaim, deleteClaims, editClaim, mergeClaim } from '@/lib/claims/commands.server';
import { defineCommand, perform } from '@/lib/commands/command';
import { countFacet, countRows, resolveRefs } from '@/lib/data-table/sql.server';
import { readListQuery } from '@/lib/data-table/url';
import type { Db } from '@/lib/db';
import { seedFirstCase } from '@/lib/demo/seed.server';
import { csvHandler, receiptHandler } from '@/lib/exchange/csv-handlers.server';
import { restoreState, undoChange } from '@/lib/history/commands.server';
import { getChange, getSubjectHistory, previewRestore, RECORDS_SHOWN } from '@/lib/history/detail.server';
import { historyCsvFor } from '@/lib/history/export.server';
import { historySqlFor, listChanges } from '@/lib/history/queries.server';
import { historyList } from '@/lib/history/table';
import type { Actor } from '@/lib/people/permissions';
import { createSource } from '@/lib/sources/commands.server';
import { mergeTopics } from '@/lib/topics/commands.server';
import { readCsv } from '../../support/csv';
import { eachDatabase } from '../../support/databases';

const shared = globalThis as { whenceDb?: Promise<Db> };
const ada: Actor = { id: 'ada', name: 'Ada, the editor', role: 'editor' };
const admin: Actor = { id: 'boss', name: 'Boss', role: 'admin' };
const nobody = { role: 'anonymous' } as const;

const setSecret = defineCommand({
  name: 'settings.change',
  permission: 'settings.change',
  input: z.object({ value: z.string() }),
  confidential: true,
  async run({ ledger }, { value }) {
    return ledger.insert('setting', { id: value, value });
  },
});

const editAll = defineCommand({
  name: 'claims.bulk',
  permission: 'claims.write',
  input: z.object({ ids: z.array(z.int()) }),
  async run({ ledger }, { ids }) {
    await ledger.updateMany(
      'claim',
      ids.map((id) => ({ id, status: 'disputed' })),
    );
  },
});

eachDatabase('the history', (open) => {
  let db: Db;
  /** Of each change, in this order: made, edited, edited again, undone, hidden. */
  const changes: number[] = [];
  let claimId = 0;
  beforeAll(async () => {
    db = await open();
    shared.whenceDb = Promise.resolve(db);
    await seedFirstCase(db);
    const made = await perform(
      db,
      ada,
      createClaim,
      { statement: 'The moon is made of zinc', topics: ['Moons'] },
      { reason: 'read it in a book' },
    );
    claimId = made.result.id;
    const edited = await perform(
      db,
      ada,
      editClaim,
      { id: claimId, version: 1, status: 'disputed' },
      { reason: 'Zoë says no' },
    );
    const again = await perform(
      db,
      ada,
      editClaim,
      { id: claimId, version: 2, statement: 'The moon is made of 100% zinc' },
      {},
    );
    const undone = await perform(db, admin, undoChange, { changeId: again.changeId ?? 0 }, {});
    const hidden = await perform(db, admin, setSecret, { value: 'swordfish' }, { reason: 'tell nobody: swordfish' });
    changes.push(...[made, edited, again, undone].map(({ changeId }) => changeId ?? 0));
    // Of what is confidential nobody is given the number.
    expect(hidden.changeId).toBeNull();
    changes.push(
      (await db.prisma.change.findFirstOrThrow({ where: { confidential: true }, orderBy: { id: 'desc' } })).id,
    );
  });
  afterAll(() => {
    shared.whenceDb = undefined;
  });

  const read = async (viewer: Pick<Actor, 'role'>, text: string) => {
    const { query, notices } = readListQuery(historyList, new URLSearchParams(text));
    const found = await resolveRefs(db.pool, historyList, query);
    expect([...notices, ...found.notices]).toEqual([]);
    const rows = await listChanges(db.pool, viewer, query, found.refs);
    const total = await countRows(db.pool, historySqlFor(viewer), query, found.refs);
    expect(rows.length).toBe(Math.min(total, query.size));
    return { rows, total, query, ...found };
  };
  const ids = async (text: string, viewer: Pick<Actor, 'role'> = nobody) =>
    (await read(viewer, text)).rows.map(({ id }) => id);
  const csv = async (viewer: Pick<Actor, 'role'>, words = '') =>
    (await csvHandler(historyCsvFor(viewer))(new Request(`http://localhost/history.csv?${words}`))).text();

  it('tells who did what to which records, newest first', async () => {
    const { rows } = await read(nobody, 'person=ada,boss');
    expect(
      rows.map(({ person, said, reason, records, fields, state }) => [
        person,
        said,
        reason,
        records[0]?.name,
        fields,
        state,
      ]),
    ).toEqual([
      [
        'Boss',
        'took back “a claim edited: “The moon is made of zinc””',
        '',
        'The moon is made of zinc',
        ['claim.statement'],
        'open',
      ],
      ['Ada, the editor', 'edited a claim', '', 'The moon is made of zinc', ['claim.statement'], 'undone'],
      ['Ada, the editor', 'edited a claim', 'Zoë says no', 'The moon is made of zinc', ['claim.status'], 'open'],
      ['Ada, the editor', 'added a claim', 'read it in a book', 'The moon is made of zinc', [], 'open'],
    ]);
    expect(rows[1]?.undoneBy).toMatchObject({ id: changes[3], person: 'Boss' });
    expect(rows[0]?.records[0]?.href).toBe('/claims/the-moon-is-made-of-zinc');
  });

  it.each([
    ['person=ada', [2, 1, 0]],
    ['person=nobody', []],
    ['action=claims.edit', [2, 1]],
    ['action=claims.edit,history.undo', [3, 2, 1]],
    ['person=ada&kind=topic', [0]],
    ['person=ada,boss&kind=topic,claim', [3, 2, 1, 0]],
    ['field=claim.status', [1]],
    ['field=claim.statement&person=boss', [3]],
    ['undo=undone', [2]],
    ['person=ada&undo=open', [1, 0]],
    ['undo=never', []],
    ['person=ada&when=..2020-01-01', []],
    ['person=ada&when=2020-01-01..', [2, 1, 0]],
    ['q=zoe', [1]],
    ['q=ZINC+100%25', [3, 2]],
    ['q=%22in+a+book%22', [0]],
    ['q=moons', [0]],
    ['q=statement_key', []],
  ] as [string, number[]][])('%s', async (text, which) =>
    expect(await ids(text)).toEqual(which.map((at) => changes[at])),
  );

  it('finds the changes of one record and names it', async () => {
    const { rows, names } = await read(nobody, `record=claim:${claimId}`);
    expect(rows.map(({ id }) => id)).toEqual([3, 2, 1, 0].map((at) => changes[at]));
    expect(names.record).toEqual({ [`claim:${claimId}`]: 'The moon is made of zinc' });
    expect((await read(nobody, 'person=ada')).names.person).toEqual({ ada: 'Ada, the editor' });
    expect(await ids('record=claim:999999')).toEqual([]);
  });

  it.each(Object.keys(historySqlFor(nobody).facets))(
    'the counts by %s are those of the filtered table',
    async (word) => {
      for (const viewer of [nobody, admin]) {
        const { query, refs } = await read(viewer, '');
        const facet = await countFacet(db.pool, historySqlFor(viewer), query, refs, word);
        expect(facet.length).toBeGreaterThan(0);
        for (const { value, count } of facet)
          expect([value, (await read(viewer, `${word}=${value}`)).total]).toEqual([value, count]);
      }
    },
  );

  it('people can be found by their names', async () => {
    const { query, refs } = await read(nobody, '');
    expect(await countFacet(db.pool, historySqlFor(nobody), query, refs, 'person', 'the ed')).toEqual([
      { value: 'ada', label: 'Ada, the editor', count: 3 },
    ]);
  });

  it('undoing an undo leaves the change in force', async () => {
    const redo = await perform(db, ada, undoChange, { changeId: changes[3] ?? 0 }, {});
    expect(await ids('undo=undone')).toEqual([changes[3]]);
    await perform(db, ada, undoChange, { changeId: redo.changeId ?? 0 }, {});
    expect(await ids('undo=undone')).toEqual([redo.changeId, changes[2]]);
  });

  describe('what is confidential', () => {
    const editor = { role: 'editor' } as const;
    const reader = { role: 'reader' } as const;
    it.each([nobody, reader, editor])(
      'is not told to %j: no row, count, facet, name, search, detail or file',
      async (viewer) => {
        const admins = await read(admin, '');
        const theirs = await read(viewer, '');
        expect(theirs.total).toBe(admins.total - 1);
        expect(theirs.rows.map(({ id }) => id)).not.toContain(changes[4]);
        for (const text of [
          'q=swordfish',
          'action=settings.change',
          'kind=setting',
          'record=setting:swordfish',
          'undo=never',
        ])
          expect((await read(viewer, text)).total).toBe(0);
        for (const word of Object.keys(historySqlFor(viewer).facets)) {
          const facet = await countFacet(db.pool, historySqlFor(viewer), theirs.query, theirs.refs, word);
          expect(JSON.stringify(facet)).not.toMatch(/swordfish|settings|"setting"|never/);
          if (word === 'person') expect(facet.find(({ value }) => value === 'boss')?.count).toBe(1);
        }
        expect(await getChange(db.pool, viewer, changes[4] ?? 0)).toBeNull();
        expect((await getSubjectHistory(db.pool, viewer, 'setting:swordfish')).total).toBe(0);
        const text = await csv(viewer);
        expect(text).not.toContain('swordfish');
        expect(readCsv(text).map((row) => row.change_id)).not.toContain(String(changes[4]));
        const receipt = await (
          await receiptHandler(historyCsvFor(viewer))(new Request('http://localhost/history.csv?'))
        ).json();
        expect(receipt.notes[0].rows).toBe(readCsv(text).length);
      },
    );

    it('is told to admins', async () => {
      expect(await ids('q=swordfish', admin)).toEqual([changes[4]]);
      expect((await getChange(db.pool, admin, changes[4] ?? 0))?.changed[0]?.fields).toMatchObject([
        { label: 'Value', after: 'swordfish' },
      ]);
      expect(await csv(admin, 'q=swordfish')).toContain('swordfish');
    });

    it('gives no name to a filter', async () => {
      await perform(db, { ...admin, id: 'shadow', name: 'Shadow' }, setSecret, { value: 'second' }, {});
      expect((await read(nobody, 'person=shadow')).names.person).toEqual({ shadow: 'shadow' });
      expect((await read(nobody, 'record=setting:swordfish')).names.record).toEqual({
        'setting:swordfish': 'setting:swordfish',
      });
    });
  });

  it('shows each field before and after', async () => {
    expect(await getChange(db.pool, nobody, changes[1] ?? 0)).toMatchObject({
      page: 1,
      pages: 1,
      changed: [
        {
          kind: 'claim',
          how: 'altered',
          href: '/claims/the-moon-is-made-of-zinc',
          fields: [{ label: 'Status', before: 'unverified', after: 'disputed' }],
        },
      ],
    });
    const made = await getChange(db.pool, nobody, changes[0] ?? 0);
    expect(made?.changed.map(({ kind, how }) => [kind, how])).toEqual([
      ['topic', 'made'],
      ['claim', 'made'],
    ]);
    expect(made?.changed[1]?.fields.map(({ label, after }) => [label, after])).toEqual([
      ['Statement', 'The moon is made of zinc'],
      ['Status', 'unverified'],
      ['Topics', 'Moons'],
    ]);
    expect(await getChange(db.pool, nobody, 999_999)).toBeNull();
    expect(await getChange(db.pool, nobody, changes[1] ?? 0, 2)).toBeNull();
  });

  it('tells records by names: sources, links and utterances', async () => {
    const { rows } = await read(nobody, 'action=chains.add&q=reuters');
    const change = await getChange(db.pool, nobody, rows[0]?.id ?? 0);
    const link = change?.changed.find(({ kind }) => kind === 'link');
    expect(link?.name).toMatch(/ credits /);
    expect(link?.part?.href).toMatch(/^\/claims\//);
    expect(JSON.stringify(change?.changed)).not.toContain('no more');
    const owned = await perform(db, ada, createSource, { name: 'AI News Weekly', kind: 'outlet', ownerId: 1 }, {});
    const fields = (await getChange(db.pool, nobody, owned.changeId ?? 0))?.changed[0]?.fields;
    expect(fields?.find(({ field }) => field === 'ownerId')?.after).toBe('TechForge Media');
  });

  it('splits a change of many records into pages that together are the whole', async () => {
    const claims = await db.prisma.claim.findMany({ select: { id: true } });
    const more: number[] = [];
    for (let i = claims.length; i < RECORDS_SHOWN + 7; i++)
      more.push((await perform(db, ada, createClaim, { statement: `Crowd ${i}` }, {})).result.id);
    const all = [...claims.map(({ id }) => id), ...more].filter((id) => id !== claimId);
    const { changeId } = await perform(db, ada, editAll, { ids: all }, { reason: 'all at once' });
    const [first, second] = [
      await getChange(db.pool, nobody, changeId ?? 0),
      await getChange(db.pool, nobody, changeId ?? 0, 2),
    ];
    expect([first?.said, first?.pages, first?.changed.length]).toEqual([
      `edited ${all.length} claims at once`,
      2,
      RECORDS_SHOWN,
    ]);
    const lines = [...(first?.changed ?? []), ...(second?.changed ?? [])].map(({ id }) => id);
    expect(new Set(lines).size).toBe(all.length);
    expect([first?.records.length, first?.more]).toEqual([1, all.length - 1]);
    expect(readCsv(await csv(nobody, 'q=all+at+once'))).toHaveLength(all.length);
  });

  it('gives one row of CSV for each changed field, in the order of the table', async () => {
    const rows = readCsv(await csv(nobody, `record=claim:${claimId}&action=claims.create,claims.edit`));
    expect(
      rows
        .filter(({ entity }) => entity === 'claim')
        .map(({ change_id, person_id, how, field, before, after }) => [
          change_id,
          person_id,
          how,
          field,
          before,
          after,
        ]),
    ).toEqual([
      [String(changes[2]), 'ada', 'altered', 'statement', 'The moon is made of zinc', 'The moon is made of 100% zinc'],
      [String(changes[1]), 'ada', 'altered', 'status', 'unverified', 'disputed'],
      [String(changes[0]), 'ada', 'made', 'slug', '', 'the-moon-is-made-of-zinc'],
      [String(changes[0]), 'ada', 'made', 'status', '', 'unverified'],
      [String(changes[0]), 'ada', 'made', 'topicIds', '', expect.stringMatching(/^\d+$/)],
      [String(changes[0]), 'ada', 'made', 'statement', '', 'The moon is made of zinc'],
    ]);
    expect(rows[0]?.time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(rows[0]?.person).toBe('Ada, the editor');
  });

  it('refuses an address of CSV that it does not understand', async () => {
    const refused = await csvHandler(historyCsvFor(nobody))(
      new Request('http://localhost/history.csv?action=levitate'),
    );
    expect(refused.status).toBe(400);
  });

  it('has the history of a record, latest first, and shows what restoring would change', async () => {
    const subject = `claim:${claimId}`;
    const before = await getSubjectHistory(db.pool, nobody, subject);
    expect(before.entries.length).toBe(before.total);
    expect(before.entries.at(-1)).toMatchObject({ id: changes[0], said: 'added a claim', hidden: 0 });
    const preview = await previewRestore(db, nobody, { entity: 'claim', id: claimId }, changes[0] ?? 0);
    expect(preview.changes).toMatchObject([
      { how: 'altered', fields: [{ label: 'Status', before: 'disputed', after: 'unverified' }] },
    ]);
    await perform(
      db,
      ada,
      restoreState,
      { entity: 'claim', id: claimId, changeId: changes[0] ?? 0, upTo: preview.upTo },
      {},
    );
    const claim = await db.prisma.claim.findUniqueOrThrow({ where: { id: claimId } });
    expect([claim.status, claim.statement]).toEqual(['unverified', 'The moon is made of zinc']);
    expect((await previewRestore(db, nobody, { entity: 'claim', id: claimId }, changes[0] ?? 0)).changes).toEqual([]);
    expect((await getSubjectHistory(db.pool, nobody, subject)).total).toBe(before.total + 1);
  });

  it('of a record is its ten latest changes, and six lines of each with the number of the others', async () => {
    const { result } = await perform(db, ada, createClaim, { statement: 'Edited again and again' }, {});
    const subject = `claim:${result.id}`;
    for (let version = 1; version <= 10; version++)
      await perform(
        db,
        ada,
        editClaim,
        { id: result.id, version, statement: `Edited again and again, ${version}` },
        {},
      );
    const all = await getSubjectHistory(db.pool, nobody, subject);
    expect([all.total, all.entries.length, all.entries.at(-1)?.said]).toEqual([11, 10, 'edited a claim']);
    const names = ['One', 'Two', 'Three', 'Four'];
    const hops = names.map((name) => ({ newSource: { name: `${name} of the chain`, kind: 'outlet' as const } }));
    const { changeId } = await perform(db, ada, addChain, { claimId: result.id, hops }, {});
    const [latest, before] = (await getSubjectHistory(db.pool, nobody, subject)).entries;
    expect([latest?.id, latest?.changed.length, latest?.hidden]).toEqual([changeId, 6, 1]);
    expect(latest?.changed.map(({ kind, part }) => [kind, part])).toEqual([
      ...Array(4).fill(['utterance', null]),
      ...Array(2).fill(['link', null]),
    ]);
    expect([before?.changed.length, before?.hidden]).toEqual([1, 0]);
    const whole = await getChange(db.pool, nobody, changeId ?? 0);
    const claim = { name: 'Edited again and again, 10', href: expect.stringContaining('/claims/') };
    const parts = whole?.changed.filter(({ kind }) => kind !== 'source').map(({ part }) => part);
    expect(parts).toEqual(Array(7).fill(claim));
    expect(
      whole?.changed.filter(({ kind }) => kind === 'source').map(({ part, href }) => [part, href !== null]),
    ).toEqual(Array(4).fill([null, true]));
    // What a record is part of is shown beside it, and not once more among its fields.
    const fields = whole?.changed.flatMap((record) => record.fields.map(({ field }) => field)) ?? [];
    expect(fields).not.toContain('claimId');
    expect(fields).toContain('sourceId');
  });

  it('tells what was removed, and lists in one cell, in CSV', async () => {
    const aliases = ['The Removed', 'Removed Daily'];
    const made = await perform(db, ada, createSource, { name: 'Removed Paper', kind: 'outlet', aliases }, {});
    const { result } = await perform(db, ada, createClaim, { statement: 'Said by the removed paper' }, {});
    const added = await perform(
      db,
      ada,
      addChain,
      {
        claimId: result.id,
        hops: [{ sourceId: made.result.id }, { newSource: { name: 'Its Reader', kind: 'person' } }],
      },
      {},
    );
    const link = await db.prisma.attribution.findFirstOrThrow({ where: { claimId: result.id } });
    const removed = await perform(db, ada, removeAttribution, { id: link.id }, {});
    const rowsOf = async (changeId: number | null, entity: string) =>
      readCsv(await csv(nobody, 'person=ada')).filter(
        (row) => row.change_id === String(changeId) && row.entity === entity,
      );
    const [gone, came] = [await rowsOf(removed.changeId, 'attribution'), await rowsOf(added.changeId, 'attribution')];
    expect(gone.map(({ field }) => field).sort()).toEqual(came.map(({ field }) => field).sort());
    for (const row of gone) expect([row.how, row.entity_id, row.after]).toEqual(['removed', String(link.id), '']);
    for (const row of came) expect([row.how, row.before]).toEqual(['made', '']);
    expect(gone.find(({ field }) => field === 'downstreamId')?.before).toBe(String(link.downstreamId));
    expect((await rowsOf(made.changeId, 'source')).find(({ field }) => field === 'aliases')?.after).toBe(
      'The Removed; Removed Daily',
    );
    const [record] = (await getChange(db.pool, nobody, removed.changeId ?? 0))?.changed ?? [];
    expect(record).toMatchObject({ kind: 'link', how: 'removed' });
    expect(record?.name).toMatch(/ credits /);
  });

  it('says into what a claim was merged, and what a deleted one was called', async () => {
    const claim = async (statement: string) => (await perform(db, ada, createClaim, { statement }, {})).result.id;
    const [from, into] = [await claim('The pier is shut'), await claim('The pier is closed')];
    const merged = await perform(db, ada, mergeClaim, { fromId: from, intoId: into }, {});
    const detail = await getChange(db.pool, nobody, merged.changeId ?? 0);
    expect(detail?.said).toBe('merged a claim into “The pier is closed”');
    expect(detail?.records).toHaveLength(1);
    const undone = await perform(db, ada, undoChange, { changeId: merged.changeId ?? 0 }, {});
    const again = await perform(db, ada, undoChange, { changeId: undone.changeId ?? 0 }, {});
    const said = async (id: number | null) => (await getChange(db.pool, nobody, id ?? 0))?.said;
    expect(await said(undone.changeId)).toMatch(/^took back “a claim merged: “The pier is (shut|closed)””$/);
    expect(await said(again.changeId)).toMatch(/^did “a claim merged: “The pier is (shut|closed)”” again$/);
  });

  it('leads to a claim as long as it is there', async () => {
    const made = await perform(db, ada, createClaim, { statement: 'The quay is shut' }, {});
    const { id, slug } = await db.prisma.claim.findUniqueOrThrow({ where: { id: made.result.id } });
    const leadsTo = async () => {
      const change = await getChange(db.pool, nobody, made.changeId ?? 0);
      const row = (await read(nobody, `record=claim:${id}`)).rows.at(-1);
      return [change?.changed.find(({ kind }) => kind === 'claim')?.href, row?.records[0]?.href];
    };
    expect(await leadsTo()).toEqual([`/claims/${slug}`, `/claims/${slug}`]);
    await perform(db, ada, deleteClaims, { ids: [id] }, {});
    expect(await leadsTo()).toEqual([null, null]);
  });

  it('calls a record that is gone by the name it had', async () => {
    await perform(db, ada, createClaim, { statement: 'The lamp is out', topics: ['Old lamps', 'New lamps'] }, {});
    const idOf = async (name: string) => (await db.prisma.topic.findFirstOrThrow({ where: { name } })).id;
    const [fromId, intoId] = [await idOf('Old lamps'), await idOf('New lamps')];
    const merged = await perform(db, ada, mergeTopics, { fromId, intoId }, {});
    const row = (await read(nobody, `record=topic:${fromId}`)).rows.find(({ id }) => id === merged.changeId);
    expect(row?.records.find(({ subject }) => subject === `topic:${fromId}`)).toMatchObject({
      name: 'Old lamps',
      href: null,
    });
  });

  it('has pages of fifty records', async () => {
    expect(RECORDS_SHOWN).toBe(50);
    const claims = (await db.prisma.claim.findMany({ where: { deletedAt: null }, take: 51 })).map(({ id }) => id);
    const pagesOf = async (count: number) => {
      await db.pool.query(`UPDATE claim SET status = 'unverified'`);
      const { changeId } = await perform(db, ada, editAll, { ids: claims.slice(0, count) }, {});
      const pages = await Promise.all([1, 2, 3].map((page) => getChange(db.pool, nobody, changeId ?? 0, page)));
      return pages.map((page) => page && [page.page, page.pages, page.changed.length, page.more]);
    };
    expect(await pagesOf(50)).toEqual([[1, 1, 50, 49], null, null]);
    expect(await pagesOf(51)).toEqual([[1, 2, 50, 50], [2, 2, 1, 50], null]);
  });

  it('includes what belongs to a claim: utterances, links, readings', async () => {
    const { rows } = await read(nobody, 'action=chains.add&q=reuters');
    const subject =
      (await db.prisma.changeRecord.findFirstOrThrow({ where: { changeId: rows[0]?.id ?? 0 } })).subjects[0] ?? '';
    const { entries } = await getSubjectHistory(db.pool, nobody, subject);
    expect(new Set(entries.flatMap(({ changed }) => changed.map(({ kind }) => kind)))).toEqual(
      new Set(['claim', 'utterance', 'link', 'reading']),
    );
  });
});
