import { beforeAll, expect, it } from 'vitest';
import { rebuild } from '@/lib/assessments/rebuild.server';
import { addChain } from '@/lib/attributions/commands.server';
import { createClaim } from '@/lib/claims/commands.server';
import { execute, perform } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import {
  addDocumentVersion,
  createDocument,
  deleteDocument,
  editDocument,
  restoreDocument,
  setDocumentState,
} from '@/lib/documents/commands.server';
import { getDocument } from '@/lib/documents/detail.server';
import { recogniseAddress } from '@/lib/documents/publisher.server';
import { undoChange } from '@/lib/history/commands.server';
import type { Actor } from '@/lib/people/permissions';
import { createSource, deleteSource } from '@/lib/sources/commands.server';
import { eachDatabase } from '../support/databases';
import { tables } from '../support/tables';

const editor: Actor = { id: 'e', name: 'Editor', role: 'editor' };
const reader: Actor = { id: 'r', name: 'Reader', role: 'reader' };

eachDatabase('documents', (open) => {
  let db: Db;
  let sourceId = 0;
  let uk = 0;
  beforeAll(async () => {
    db = await open();
    sourceId = (
      await execute(db, editor, createSource, { name: 'Reuters', kind: 'agency', domains: ['reuters.example'] })
    ).id;
    uk = (
      await execute(db, editor, createSource, { name: 'Reuters UK', kind: 'agency', domains: ['uk.reuters.example'] })
    ).id;
  });
  let n = 0;
  const make = async (more: object = {}) =>
    (await execute(db, editor, createDocument, { title: `Doc ${++n}`, sourceId, ...more })).id;
  const read = (id: number) => db.prisma.document.findUniqueOrThrow({ where: { id } });
  const edit = async (id: number, fields: object) =>
    execute(db, editor, editDocument, { id, version: (await read(id)).version, ...fields });
  const undone = (changeId: number | null) => execute(db, editor, undoChange, { changeId: changeId ?? 0 });

  it('keep where the words of a text lead, through undo and back', async () => {
    const href = 'https://gazette.example/1';
    const links = [{ start: 0, end: 3, href }];
    const text = 'one two';
    const made = await perform(db, editor, createDocument, { title: 'Linked', sourceId, text, links });
    const shown = async () => (await getDocument(db, made.result.id))?.links;
    expect(await shown()).toEqual(links);
    const later = await perform(db, editor, addDocumentVersion, {
      documentId: made.result.id,
      text: 'zero one two',
      links: [{ start: 5, end: 8, href }],
    });
    expect((await shown())?.[0]?.start).toBe(5);
    await undone(later.changeId);
    expect(await shown()).toEqual(links);
    await expect(make({ text: 'short', links: [{ start: 0, end: 6, href }] })).rejects.toMatchObject({
      fields: { links: 'A link stands beyond the end of the text.' },
    });
    for (const wrong of [
      { start: 0, end: 3, href: 'javascript:alert(1)' },
      { start: 3, end: 3, href },
    ])
      await expect(make({ text, links: [wrong] })).rejects.toMatchObject({ kind: 'invalid' });
  });

  it('are stored with their text, hashed as stored', async () => {
    const { id, versionId } = await execute(db, editor, createDocument, {
      title: '  A   title ',
      sourceId,
      authors: ['Ann', 'Bob'],
      language: 'DE',
      publishedAt: '2026-04-06T14:05:33Z' as never,
      publishedPrecision: 'minute',
      text: 'one\r\ntwo',
    });
    expect(await read(id)).toMatchObject({
      title: 'A title',
      titleKey: 'a title',
      language: 'de',
      publishedAt: new Date('2026-04-06T14:05:00Z'),
      publishedPrecision: 'minute',
    });
    const version = await db.prisma.documentVersion.findUniqueOrThrow({ where: { id: versionId ?? 0 } });
    expect(version).toMatchObject({
      number: 1,
      text: 'one\ntwo',
      sha256: '21066d108d5319ecb5a1fc4454f42ef22fc5f1c7df49c31d90294950e0ea8b2c',
    });
    await expect(db.pool.query("UPDATE document_version SET text = 'x' WHERE id = $1", [versionId])).rejects.toThrow(
      'never changed',
    );
  });

  it('refuse bad input beside its field', async () => {
    const refused = (input: object) =>
      expect(execute(db, editor, createDocument, { title: 'T', sourceId, ...input } as never)).rejects;
    await refused({ title: ' ' }).toMatchObject({ fields: { title: 'Give the document a title.' } });
    await refused({ url: 'ftp://x.example/a' }).toMatchObject({
      fields: { url: expect.stringContaining('Only addresses') },
    });
    await refused({ url: 'https://me:secret@x.example/a' }).toMatchObject({
      fields: { url: expect.stringContaining('password') },
    });
    await refused({ url: `https://x.example/${'ü'.repeat(1900)}` }).toMatchObject({
      fields: { url: expect.stringContaining('too long') },
    });
    await refused({ publishedAt: '2999-01-01' }).toMatchObject({
      fields: { publishedAt: 'The date lies in the future.' },
    });
    await refused({ publishedAt: 'yesterday' }).toMatchObject({
      fields: { publishedAt: expect.stringContaining('“yesterday” is no date') },
    });
    await refused({ language: 'english!' }).toMatchObject({ fields: { language: expect.stringContaining('code') } });
    await refused({ sourceId: 999_999 }).toMatchObject({ fields: { sourceId: expect.stringContaining('deleted') } });
    await expect(execute(db, reader, createDocument, { title: 'T', sourceId })).rejects.toMatchObject({
      kind: 'forbidden',
    });
  });

  it('have an address of their own; the document that already has it is named', async () => {
    const id = await make({ title: 'First', url: 'https://www.reuters.example/a/?utm_source=x#top' });
    const twin = {
      kind: 'conflict',
      details: { document: { id, title: 'First' } },
      fields: { url: expect.stringContaining('“First”') },
    };
    await expect(make({ url: 'http://reuters.example/a' })).rejects.toMatchObject(twin);
    const other = await make({ url: 'https://reuters.example/b' });
    await expect(edit(other, { url: 'https://reuters.example/a' })).rejects.toMatchObject(twin);
    await edit(id, { url: 'http://reuters.example/a/' });
    await edit(other, { url: null });
    expect(await read(other)).toMatchObject({ url: null, urlKey: null });
    await execute(db, editor, deleteDocument, { id });
    await expect(make({ url: 'http://reuters.example/a' })).rejects.toMatchObject({
      message: expect.stringContaining('deleted document'),
    });
  });

  it('change only in the given fields, and not when stale', async () => {
    const id = await make({ publishedAt: '2026-04-06T14:05:00Z', publishedPrecision: 'minute', authors: ['Ann'] });
    const { version } = await read(id);
    await edit(id, { title: 'New title' });
    expect(await read(id)).toMatchObject({
      title: 'New title',
      titleKey: 'new title',
      authors: ['Ann'],
      publishedPrecision: 'minute',
    });
    await edit(id, { publishedPrecision: 'day' });
    expect(await read(id)).toMatchObject({ publishedAt: new Date('2026-04-06T00:00:00Z'), publishedPrecision: 'day' });
    await edit(id, { publishedAt: null });
    expect(await read(id)).toMatchObject({ publishedAt: null });
    await expect(execute(db, editor, editDocument, { id, version, title: 'x' })).rejects.toMatchObject({
      kind: 'stale',
    });
  });

  it('carry no weight while retracted, and again once that is undone', async () => {
    const id = await make();
    const { id: claimId } = await execute(db, editor, createClaim, { statement: 'Rests on one document' });
    await execute(db, editor, addChain, {
      claimId,
      hops: [{ sourceId, documentId: id, certainty: 'asserted' }] as never,
    });
    const belief = async () => (await db.prisma.claim.findUniqueOrThrow({ where: { id: claimId } })).belief;
    const was = await belief();
    await expect(execute(db, editor, setDocumentState, { id, state: 'retracted' })).rejects.toMatchObject({
      fields: { note: expect.stringContaining('Say what') },
    });
    const before = await tables(db);
    const { changeId } = await perform(db, editor, setDocumentState, {
      id,
      state: 'retracted',
      note: 'The publisher took it back.',
    });
    expect(await read(id)).toMatchObject({ state: 'retracted', stateNote: 'The publisher took it back.' });
    expect(await belief()).not.toBe(was);
    expect((await rebuild(db)).differing).toEqual([]);
    await undone(changeId);
    expect(await tables(db)).toEqual(before);
    await execute(db, editor, setDocumentState, { id, state: 'live' });
    expect(await read(id)).toMatchObject({ state: 'live', stateNote: '' });
  });

  it('are not deleted while they contain claims', async () => {
    const id = await make();
    const { id: claimId } = await execute(db, editor, createClaim, { statement: 'Stands in it' });
    await execute(db, editor, addChain, { claimId, hops: [{ sourceId, documentId: id }] as never });
    await expect(execute(db, editor, deleteDocument, { id })).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('there is 1 claim that stands in it'),
      details: { rests: { utterances: 1, claims: 1, readings: 0 } },
    });
  });

  it('come back after they were deleted, with a publisher that exists', async () => {
    const { id: publisher } = await execute(db, editor, createSource, { name: 'Short-lived', kind: 'outlet' });
    const id = await make({ sourceId: publisher });
    const before = await tables(db);
    const { changeId } = await perform(db, editor, deleteDocument, { id });
    await undone(changeId);
    expect(await tables(db)).toEqual(before);
    await execute(db, editor, deleteDocument, { id });
    await execute(db, editor, deleteSource, { id: publisher });
    await expect(execute(db, editor, restoreDocument, { id })).rejects.toMatchObject({
      message: expect.stringContaining('“Short-lived”'),
    });
    await db.pool.query('UPDATE source SET deleted_at = NULL WHERE id = $1', [publisher]);
    await execute(db, editor, restoreDocument, { id });
    expect((await read(id)).deletedAt).toBeNull();
    await expect(execute(db, editor, restoreDocument, { id })).rejects.toMatchObject({ kind: 'conflict' });
  });

  it('gain versions, each once; undo removes a version', async () => {
    const id = await make();
    const first = await execute(db, editor, addDocumentVersion, { documentId: id, text: '\uFEFFone' });
    expect(await execute(db, editor, addDocumentVersion, { documentId: id, text: 'one' })).toEqual(first);
    const before = await tables(db);
    const { changeId, result } = await perform(db, editor, addDocumentVersion, { documentId: id, text: 'two' });
    expect(result.number).toBe(2);
    await undone(changeId);
    expect(await tables(db)).toEqual(before);
    await expect(execute(db, editor, addDocumentVersion, { documentId: id, text: ' \n' })).rejects.toMatchObject({
      fields: { text: 'The text is empty.' },
    });
  });

  it('are recognised by their address', async () => {
    const of = async (address: string) => (await recogniseAddress(db, address)).source?.id ?? null;
    expect(await of('https://reuters.example/x')).toBe(sourceId);
    expect(await of('https://www.reuters.example/x')).toBe(sourceId);
    expect(await of('https://de.reuters.example/x')).toBe(sourceId);
    expect(await of('https://www.uk.reuters.example/x')).toBe(uk);
    expect(await of('https://notreuters.example/x')).toBeNull();
    const id = await make({ title: 'There', url: 'https://reuters.example/there' });
    expect(await recogniseAddress(db, 'http://www.reuters.example/there/?utm_medium=y')).toMatchObject({
      problem: null,
      document: { id, title: 'There', deleted: false },
    });
    for (const [other, how] of [
      ['https://m.reuters.example/there', 'the mobile edition'],
      ['https://www.reuters.example//there/amp', 'an AMP copy'],
    ] as const)
      expect(await recogniseAddress(db, other)).toMatchObject({ document: null, alike: { id, title: 'There', how } });
    expect((await recogniseAddress(db, 'https://reuters.example/elsewhere')).alike).toBeNull();
    expect(await recogniseAddress(db, 'reuters')).toMatchObject({
      problem: expect.any(String),
      source: null,
      document: null,
    });
  });
});
