import fs from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { rebuild } from '@/lib/assessments/rebuild.server';
import { addChain } from '@/lib/attributions/commands.server';
import { createClaim, editClaim, mergeClaim } from '@/lib/claims/commands.server';
import { listClaims } from '@/lib/claims/queries.server';
import { claimList } from '@/lib/claims/table';
import { execute, perform } from '@/lib/commands/command';
import { resolveRefs } from '@/lib/data-table/sql.server';
import { readListQuery } from '@/lib/data-table/url';
import type { Db } from '@/lib/db';
import { createDocument } from '@/lib/documents/commands.server';
import { undoChange } from '@/lib/history/commands.server';
import { runImport } from '@/lib/import/commands.server';
import { beginFile, fileOf } from '@/lib/import/files.server';
import type { Actor } from '@/lib/people/permissions';
import { createSource } from '@/lib/sources/commands.server';
import { eachDatabase } from '../support/databases';
import { bringIn, tryImport, upload } from '../support/imports';

const editor: Actor = { id: 'e', name: 'Editor', role: 'editor' };

const asField = { use: 'field', whenEmpty: 'keep', split: null, dates: null, words: {} } as const;

const sheet = [
  'Fact ID,Claim,Chain,Status,Topics,Comments',
  'F-1,The pump at Lindhaven failed,The Gazette → The Courier,disputed,Water; Lindhaven,seen by two',
  'F-2,The ferry will stop,The Courier → Radio Nord | The Gazette,unverified,Lindhaven,',
  '',
  'F-3,,The Courier,unverified,,nothing claimed',
].join('\r\n');

eachDatabase('bringing in a spreadsheet', (open) => {
  let db: Db;
  beforeAll(async () => {
    db = await open();
  });

  const stored = () =>
    db.prisma.claim.findMany({
      where: { deletedAt: null },
      orderBy: { id: 'asc' },
      select: { statement: true, status: true, chainText: true, topicText: true, notes: { orderBy: { id: 'asc' } } },
    });

  /** The statements of the claims that a change made or changed, as the table has them. */
  const claimsOf = async (changeId: number | null) => {
    const { query } = readListQuery(claimList, new URLSearchParams(`change=${changeId}`));
    const { refs, names } = await resolveRefs(db.pool, claimList, query);
    expect(names).toEqual({ change: { [String(changeId)]: 'file.csv' } });
    return (await listClaims(db.pool, query, refs)).map(({ statement }) => statement).sort();
  };

  it('makes claims, chains, topics and notes as one change, and refuses what it cannot take', async () => {
    const { dry, report, refused, changeId } = await bringIn(db, editor, sheet);
    expect(dry.rows).toEqual({ new: 2, changed: 0, same: 0, refused: 1, blank: 1, total: 4 });
    expect(report).toEqual(dry);
    expect(dry.kinds).toMatchObject({
      claim: { new: 2, changed: 0, same: 0 },
      source: { new: 3, changed: 0, same: 0 },
      utterance: { new: 5, changed: 0, same: 0 },
      attribution: { new: 2, changed: 0, same: 0 },
      topic: { new: 2, changed: 0, same: 0 },
    });
    expect(refused).toHaveLength(1);
    expect(await stored()).toMatchObject([
      {
        statement: 'The pump at Lindhaven failed',
        status: 'disputed',
        chainText: 'The Gazette → The Courier',
        topicText: 'Lindhaven; Water',
        notes: [
          { name: 'Fact ID', text: 'F-1', key: 'F-1' },
          { name: 'Comments', text: 'seen by two', key: null },
        ],
      },
      { statement: 'The ferry will stop', chainText: 'The Courier → Radio Nord | The Gazette' },
    ]);
    expect(await claimsOf(changeId)).toEqual(['The ferry will stop', 'The pump at Lindhaven failed']);
    expect((await rebuild(db)).differing).toEqual([]);
  });

  it('finds the same file the same, and a changed one changed, by its numbers', async () => {
    const again = await bringIn(db, editor, sheet);
    expect(again.dry.rows).toEqual({ new: 0, changed: 0, same: 2, refused: 1, blank: 1, total: 4 });
    expect(again.changeId).toBeNull();
    const other = sheet
      .replace('The ferry will stop', 'The ferry will stop in May')
      .replace('seen by two', 'seen by three')
      .replace('disputed', 'confirmed');
    const changed = await bringIn(db, editor, other);
    expect(changed.report.rows).toMatchObject({ new: 0, changed: 2, same: 0 });
    expect(await claimsOf(changed.changeId)).toHaveLength(2);
    const linked = await bringIn(db, editor, 'Claim,Chain\nThe ferry will stop in May,Radio Nord → Harbour News\n');
    expect(await claimsOf(linked.changeId)).toEqual(['The ferry will stop in May']);
    await perform(db, editor, undoChange, { changeId: linked.changeId });
    expect(await stored()).toMatchObject([
      { status: 'confirmed', notes: [{}, { text: 'seen by three' }] },
      { statement: 'The ferry will stop in May' },
    ]);
    await perform(db, editor, undoChange, { changeId: changed.changeId });
    expect(await stored()).toMatchObject([{ status: 'disputed' }, { statement: 'The ferry will stop' }]);
    expect((await rebuild(db)).differing).toEqual([]);
  });

  it('is undone in one step', async () => {
    const before = await stored();
    const { changeId, report } = await bringIn(db, editor, 'Claim,Source 1,Source 2\nIt rains,A,B\nIt snows,A,C\n');
    expect(report.rows.new).toBe(2);
    expect(await stored()).toHaveLength(before.length + 2);
    await perform(db, editor, undoChange, { changeId });
    expect(await stored()).toEqual(before);
    expect((await rebuild(db)).differing).toEqual([]);
  });

  it('counts a row as changed that says something new of a link, and nothing else', async () => {
    const rowsOf = async (header: string, row: string) =>
      (await bringIn(db, editor, `Claim,Chain${header}\nThe barge sank at the pier,Barge News → Pier Post${row}\n`))
        .report.rows;
    expect(await rowsOf('', '')).toMatchObject({ new: 1, changed: 0, same: 0 });
    expect(await rowsOf('', '')).toMatchObject({ new: 0, changed: 0, same: 1 });
    expect(await rowsOf(',Cue', ',told')).toMatchObject({ new: 0, changed: 1, same: 0 });
    expect(await rowsOf(',Cue', ',told')).toMatchObject({ new: 0, changed: 0, same: 1 });
    expect(await rowsOf(',Cue', ',wrote')).toMatchObject({ new: 0, changed: 1, same: 0 });
    expect((await rebuild(db)).differing).toEqual([]);
  });

  it('tells more rows than one portion has apart', async () => {
    const rows = Array.from({ length: 1150 }, (_, i) => `Claim number ${i % 800},Outlet ${i % 40} → Paper ${i % 7}`);
    const { dry, report, changeId } = await bringIn(db, editor, ['Claim,Chain', ...rows].join('\n'));
    expect(report).toEqual(dry);
    expect(report.rows).toMatchObject({ new: 800, refused: 0, total: 1150 });
    expect((await rebuild(db)).differing).toEqual([]);
    await perform(db, editor, undoChange, { changeId });
    expect((await rebuild(db)).differing).toEqual([]);
  });

  it('leaves what is here alone where the file says nothing of it', async () => {
    const claim = await db.prisma.claim.findFirst({ where: { deletedAt: null } });
    const { report } = await bringIn(db, editor, `Claim number,Claim,Status\n${claim?.id},,\n`, {
      mapping: (proposed) => ({
        ...proposed,
        columns: proposed.columns.map((column, at) =>
          at === 0 && column.as.use !== 'out' ? { ...column, as: { ...asField, field: 'claim.id' } } : column,
        ),
      }),
    });
    expect(report.rows).toMatchObject({ same: 1, changed: 0 });
  });

  it('keeps the numbers of claims that are merged, so that the file finds the one that stays', async () => {
    const file = 'Fact ID,Claim,Source 1\nM-1,The lock is shut,A\nM-2,The lock gate is shut,A\n';
    const { changeId } = await bringIn(db, editor, file);
    const [one, two] = await db.prisma.claim.findMany({ where: { statement: { startsWith: 'The lock' } } });
    await execute(db, editor, mergeClaim, { fromId: two?.id ?? 0, intoId: one?.id ?? 0 });
    const { dry } = await bringIn(db, editor, file);
    expect(dry.rows).toMatchObject({ new: 0, refused: 1, changed: 0, same: 1 });
    expect(dry.refused).toMatchObject([{ row: 3, reason: 'Row 2 says something else of the same claim.' }]);
    expect(changeId).not.toBeNull();
  });

  it('refuses a row whose numbers or names can mean two things, and takes what a person decides', async () => {
    const twin = { name: 'Twin Times', kind: 'outlet', twin: true } as const;
    const first = await execute(db, editor, createSource, twin);
    await execute(db, editor, createSource, { ...twin, kind: 'agency' });
    const file = 'Claim,Source 1\nTwins were seen,Twin Times\n';
    const open = await bringIn(db, editor, file);
    expect(open.dry.rows).toMatchObject({ refused: 1, new: 0 });
    expect(open.dry.unclear).toMatchObject([{ name: 'Twin Times', rows: 1, near: [{}, {}] }]);
    const decided = await bringIn(db, editor, file, { decisions: { sources: { 'twin times': { id: first.id } } } });
    expect(decided.report.rows).toMatchObject({ new: 1, refused: 0 });
    const utterance = await db.prisma.utterance.findFirstOrThrow({ where: { sourceId: first.id } });
    expect(utterance.documentId).toBeNull();
  });

  it('takes nothing of a row of which one chain is refused, and keeps what the rows around it say', async () => {
    const { id: claimId } = await execute(db, editor, createClaim, { statement: 'The dyke held' });
    const named = async (name: string) => (await execute(db, editor, createSource, { name, kind: 'outlet' })).id;
    const [said, passedOn] = [await named('Dyke Board'), await named('Dyke Daily')];
    for (const title of ['First letter', 'Second letter']) {
      const { id: documentId } = await execute(db, editor, createDocument, { title, sourceId: said });
      await execute(db, editor, addChain, { claimId, hops: [{ sourceId: said, documentId }] });
    }
    await execute(db, editor, addChain, { claimId, hops: [{ sourceId: passedOn }] });
    const file = `Claim,Chain,Certainty
The dyke held,Mayor → Dyke Daily,probable
The dyke held,Warden → Dyke Daily | Dyke Board → Ferry Post,possible
The dyke held,Miller → Dyke Daily,
`;
    const { dry, report } = await bringIn(db, editor, file);
    expect([dry.rows, report]).toMatchObject([{ changed: 2, refused: 1 }, dry]);
    const claim = await db.prisma.claim.findUniqueOrThrow({
      where: { id: claimId },
      include: { utterances: { include: { source: true }, orderBy: { source: { name: 'asc' } } } },
    });
    expect(claim.utterances.map(({ source, certainty }) => [source.name, certainty])).toEqual([
      ['Dyke Board', null],
      ['Dyke Board', null],
      ['Dyke Daily', 'probable'],
      ['Mayor', null],
      ['Miller', null],
    ]);
    expect((await rebuild(db)).differing).toEqual([]);
  });

  it('makes documents with their publishers, and finds them again by address', async () => {
    const file =
      'Claim,Source,Document title,Document address,Published\nThe weir leaks,Quill Beacon,Weir leaks,https://beacon.example.org/weir,2024-03-05\n';
    const { report } = await bringIn(db, editor, file);
    expect(report.kinds.document).toMatchObject({ new: 1 });
    const document = await db.prisma.document.findFirstOrThrow({
      where: { title: 'Weir leaks' },
      include: { publisher: true },
    });
    expect(document).toMatchObject({ publisher: { name: 'Quill Beacon' }, publishedPrecision: 'day' });
    const again = await bringIn(db, editor, file.replace('https://', 'http://www.'));
    expect(again.dry.samples).toEqual([]);
    expect(again.dry.rows).toMatchObject({ same: 1, new: 0, changed: 0 });
  });

  it('is refused as a whole if others have changed what it concerns since the dry run', async () => {
    const { file, proposal } = await upload(editor, 'Claim,Status\nThe weir leaks,disputed\n');
    const dry = await tryImport(db, editor, file, proposal.mapping);
    expect(dry.rows).toMatchObject({ changed: 1 });
    const claim = await db.prisma.claim.findFirstOrThrow({ where: { statement: 'The weir leaks' } });
    await execute(db, editor, editClaim, { id: claim.id, status: 'refuted' });
    const input = { file, mapping: proposal.mapping, expected: dry.digest };
    await expect(perform(db, editor, runImport, input)).rejects.toMatchObject({ kind: 'stale' });
    expect(await db.prisma.claim.findUniqueOrThrow({ where: { id: claim.id } })).toMatchObject({ status: 'refuted' });
  });

  it('stays while others begin theirs, even before anything is noted of it', async () => {
    const folder = (await upload(editor, sheet)).file;
    const { paths } = await fileOf(editor.id, folder);
    const meta = path.join(path.dirname(paths.file), 'meta.json');
    await fs.rm(meta);
    await beginFile('somebody else', 'theirs.csv');
    expect(await fs.readdir(path.dirname(paths.file))).toContain('file');
    const longAgo = new Date(Date.now() - 25 * 3_600_000);
    await fs.utimes(path.dirname(paths.file), longAgo, longAgo);
    await beginFile('somebody else', 'theirs.csv');
    await expect(fs.readdir(path.dirname(paths.file))).rejects.toThrow('ENOENT');
  });

  it('refuses a line of JSON that cannot be read, and takes the others', async () => {
    const lines = '{"claim":"The sluice is open"}\n{"claim":"The sluice\n\n{"claim":"The sluice is shut"}\n';
    const { dry, report, refused } = await bringIn(db, editor, lines, { name: 'lines.jsonl' });
    expect(report.rows).toEqual({ new: 2, changed: 0, same: 0, refused: 1, blank: 1, total: 4 });
    expect(report).toEqual(dry);
    expect(dry.refused).toMatchObject([{ row: 2, column: null, reason: expect.stringContaining('Line 2 is not') }]);
    expect(refused).toEqual([expect.stringContaining('Line 2 is not a JSON object')]);
  });

  it('belongs to whoever sent it', async () => {
    const { file, proposal } = await upload(editor, 'Claim\nIt rains\n');
    const other: Actor = { id: 'o', name: 'Other', role: 'editor' };
    await expect(tryImport(db, other, file, proposal.mapping)).rejects.toMatchObject({ kind: 'not found' });
    const reader: Actor = { ...editor, role: 'reader' };
    await expect(tryImport(db, reader, file, proposal.mapping)).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('takes files of sources and documents, and finds them the same again', async () => {
    const sources =
      'Name,Kind,Other names,Domains,Owner,Reliability\nNorth Post,outlet,NP; The Post,northpost.example.org,Post Group,B\nPost Group,organization,,,,\n';
    const first = await bringIn(db, editor, sources);
    expect(first.report.rows).toMatchObject({ new: 1, same: 1, refused: 0 });
    expect(first.report.kinds.source).toMatchObject({ new: 2 });
    expect(
      await db.prisma.source.findFirstOrThrow({ where: { name: 'North Post' }, include: { owner: true } }),
    ).toMatchObject({
      reliability: 'B',
      owner: { name: 'Post Group' },
      domains: ['northpost.example.org'],
    });
    expect((await bringIn(db, editor, sources)).dry.rows).toMatchObject({ same: 2, changed: 0, new: 0 });
    const circle = 'Name,Kind,Owner\nPost Group,organization,North Post\n';
    expect((await bringIn(db, editor, circle)).dry.rows).toMatchObject({ refused: 1 });
    const documents =
      'Title,Publisher,URL,Published,Shelf\nFlood report,North Post,https://northpost.example.org/flood,March 2024,B2\n';
    const brought = await bringIn(db, editor, documents);
    expect(brought.report.rows).toMatchObject({ new: 1 });
    expect((await bringIn(db, editor, documents)).dry.rows).toMatchObject({ same: 1 });
    expect(
      (await bringIn(db, editor, documents.replace('B2', 'B3').replace('Flood report', 'The flood report'))).report,
    ).toMatchObject({
      rows: { changed: 1 },
      kinds: { document: { changed: 1 }, note: { changed: 1 } },
    });
    expect((await rebuild(db)).differing).toEqual([]);
  });

  it('lets a publisher pass on what somebody says in its document, with the words as a note without a text', async () => {
    const domains = ['marsh.example.org'];
    await execute(db, editor, createSource, { name: 'Marsh Daily', kind: 'outlet', domains });
    const file =
      'Claim,Source,Stance,Passage,Document title,Document address\nThe marsh is dry,Ann Reed,denies,“Not at all”,No dry marsh,https://marsh.example.org/1\n';
    const { report } = await bringIn(db, editor, file);
    expect(report.rows).toMatchObject({ new: 1, refused: 0 });
    const claim = await db.prisma.claim.findFirstOrThrow({
      where: { statement: 'The marsh is dry' },
      include: { notes: true, utterances: { include: { source: true }, orderBy: { id: 'asc' } } },
    });
    expect(claim.chainText).toBe('Ann Reed → Marsh Daily');
    expect(claim.notes).toMatchObject([{ name: 'Passage', text: '“Not at all”' }]);
    expect(claim.utterances).toMatchObject([
      { source: { name: 'Ann Reed' }, stance: 'denies', documentId: null },
      { source: { name: 'Marsh Daily' }, stance: 'denies', passage: 'not_yet_looked_for' },
    ]);
    expect((await bringIn(db, editor, file)).dry.rows).toMatchObject({ same: 1 });
  });
});
