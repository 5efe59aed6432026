import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { collectUnneeded } from '@/lib/captures/collect.server';
import { keepCopy } from '@/lib/captures/commands.server';
import { holdBytes } from '@/lib/captures/hold.server';
import { broughtFile, sentPage } from '@/lib/captures/material.server';
import { copiesOf } from '@/lib/captures/queries.server';
import { takeRoomFor } from '@/lib/captures/room.server';
import { bytesUsed, captureStore, setAsideNoMore, usageOf } from '@/lib/captures/store.server';
import { execute, perform } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { addDocumentVersion, createDocument, deleteDocument } from '@/lib/documents/commands.server';
import { undoChange } from '@/lib/history/commands.server';
import type { Actor } from '@/lib/people/permissions';
import { createSource } from '@/lib/sources/commands.server';
import { eachDatabase } from '../../support/databases';

const editor: Actor = { id: 'e', name: 'Editor', role: 'editor' };
const other: Actor = { id: 'o', name: 'Other', role: 'editor' };
let folder = '';

beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'whence-captures-'));
});
beforeEach(() => {
  vi.unstubAllEnvs();
  vi.stubEnv('DATA_DIR', folder);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await fs.rm(folder, { recursive: true, force: true });
});

let count = 0;
const html = () => `<p>The ferry number ${++count} of ${process.pid} stops at the new quay.</p>`;
const held = async (page: string, who = editor) =>
  (await holdBytes(who.id, sentPage(page, 'https://quay.example/ferry').seen)).held;

eachDatabase('a copy', (open) => {
  let db: Db;
  let sourceId = 0;
  beforeAll(async () => {
    db = await open();
    sourceId = (await execute(db, editor, createSource, { name: 'Quay Times', kind: 'outlet' })).id;
  });
  const added = (capture: string | null) =>
    perform(db, editor, createDocument, { title: 'Ferry', sourceId, text: `Text ${++count}.`, capture });
  const copies = async (id: number) => (await copiesOf(db, id))?.copies ?? [];

  it('is kept with the document that is stored with it, byte for byte', async () => {
    const page = html();
    const { id: capture, size, kept } = await held(page);
    expect([size, kept]).toEqual([Buffer.byteLength(page), true]);
    const { result } = await added(capture);
    expect(result.copy).toBe('kept');
    const [copy] = await copies(result.id);
    expect(copy).toMatchObject({
      how: 'sent',
      finalUrl: 'https://quay.example/ferry',
      mediaType: 'text/html; charset=utf-8',
      isHere: true,
      kept: true,
      size,
    });
    const found = await captureStore().open(copy?.sha256 ?? '');
    expect(found && (await buffer(found.stream)).toString()).toBe(page);
  });

  it('is taken back with its document, and comes again with it', async () => {
    const { result, changeId } = await added((await held(html())).id);
    const [copy] = await copies(result.id);
    const undone = await perform(db, editor, undoChange, { changeId: changeId ?? 0 });
    expect(await db.prisma.capture.count({ where: { documentId: result.id } })).toBe(0);
    await execute(db, editor, undoChange, { changeId: undone.changeId ?? 0 });
    expect(await copies(result.id)).toEqual([copy]);
  });

  it('is kept with another text, and by itself beside the texts that there are', async () => {
    const { result } = await added(null);
    expect([result.copy, await copies(result.id)]).toEqual(['none', []]);
    const second = await execute(db, editor, addDocumentVersion, {
      documentId: result.id,
      text: `Another text ${++count}.`,
      capture: (await held(html())).id,
    });
    expect(second.copy).toBe('kept');
    const same = html();
    for (let i = 0; i < 2; i++)
      await execute(db, editor, keepCopy, { documentId: result.id, capture: (await held(same)).id });
    const found = await copies(result.id);
    expect([found.length, new Set(found.map(({ sha256 }) => sha256)).size]).toEqual([3, 2]);
    expect(await db.prisma.documentVersion.count({ where: { documentId: result.id } })).toBe(2);
  });

  it('of somebody else, or one that is no longer held, is not kept, and the document is stored all the same', async () => {
    expect((await added((await held(html(), other)).id)).result.copy).toBe('gone');
    expect((await added('00000000-0000-4000-8000-000000000000')).result.copy).toBe('gone');
    const { id } = (await added(null)).result;
    const capture = (await held(html(), other)).id;
    await expect(execute(db, editor, keepCopy, { documentId: id, capture })).rejects.toMatchObject({
      kind: 'conflict',
    });
  });

  it('leaves only its hash where the room for copies is full', async () => {
    vi.stubEnv('CAPTURES_LIMIT', '0.001 MB');
    const { held: full, notice } = await holdBytes(editor.id, broughtFile(Buffer.alloc(2000, 'a'), 'a.txt', '').seen);
    expect([full.kept, notice]).toEqual([
      false,
      expect.stringContaining('The room for copies (1 kB) is too full for this one (2 kB).'),
    ]);
    const { result } = await added(full.id);
    expect(result).toMatchObject({ copy: 'not kept', versionId: expect.any(Number) });
    expect(await copies(result.id)).toMatchObject([{ kept: false, isHere: false, size: 2000, fileName: 'a.txt' }]);
  });

  it('stays on the disk while its document stands or was deleted lately, or it was taken back lately', async () => {
    const later = (days: number) => collectUnneeded(db, captureStore(), Date.now() + days * 24 * 3_600_000);
    const pages = { stands: html(), deleted: html(), undone: html(), held: html() };
    const { result: stands } = await added((await held(pages.stands)).id);
    const { result: deleted } = await added((await held(pages.deleted)).id);
    const undone = await added((await held(pages.undone)).id);
    await execute(db, editor, deleteDocument, { id: deleted.id });
    await execute(db, editor, undoChange, { changeId: undone.changeId ?? 0 });
    await held(pages.held);
    const here = async () =>
      Promise.all(
        Object.values(pages).map((page) => captureStore().has(createHash('sha256').update(page).digest('hex'))),
      );
    await later(0);
    expect(await here()).toEqual([true, true, true, true]);
    await later(29);
    expect(await here()).toEqual([true, true, true, false]);
    await later(31);
    expect(await here()).toEqual([true, false, false, false]);
    expect((await copies(stands.id))[0]?.isHere).toBe(true);
  });

  it('never changes', async () => {
    await expect(db.pool.query("UPDATE capture SET final_url = 'https://other.example/'")).rejects.toMatchObject({
      code: '23001',
    });
  });

  it('is not shown of a deleted document', async () => {
    const { result } = await added((await held(html())).id);
    await execute(db, editor, deleteDocument, { id: result.id });
    expect(await copiesOf(db, result.id)).toBeNull();
  });
});

describe('the store', () => {
  it('keeps the same bytes once, for their owner alone, and nothing of what broke off', async () => {
    const store = captureStore();
    const { sha256, size } = await store.put(Buffer.from('the same'));
    expect(await store.put(Buffer.from('the same'))).toEqual({ sha256, size });
    const place = path.join(folder, 'captures', 'blobs', sha256.slice(0, 2), sha256);
    expect((await fs.stat(place)).mode & 0o077).toBe(0);
    async function* broken() {
      yield Buffer.from('half');
      throw new Error('broken off');
    }
    await expect(store.put(broken())).rejects.toThrow('broken off');
    expect(await fs.readdir(path.join(folder, 'captures', 'blobs', 'incoming'))).toEqual([]);
    expect([await store.remove(sha256, Date.now() - 60_000), await store.has(sha256)]).toEqual([false, true]);
    await store.remove(sha256);
    expect([await store.has(sha256), await store.open(sha256)]).toEqual([false, null]);
  });

  it('takes as much as the limit says, to the byte, and what is there already whatever the limit is', async () => {
    vi.stubEnv('DATA_DIR', path.join(folder, 'limited'));
    vi.stubEnv('CAPTURES_LIMIT', '0.001 MB');
    const keep = async (size: number, letter: string) =>
      (await holdBytes(editor.id, broughtFile(Buffer.alloc(size, letter), 'a.txt', '').seen)).held.kept;
    expect([await keep(400, 'a'), await keep(601, 'b'), await keep(600, 'c'), await keep(1, 'd')]).toEqual([
      ...[true, false, true, false],
    ]);
    expect(await usageOf()).toEqual({ blobs: 2, bytes: 1000, limit: 1000, isKnown: true });
    vi.stubEnv('CAPTURES_LIMIT', '0');
    expect([await keep(400, 'a'), await keep(1, 'd')]).toEqual([true, false]);
  });

  it('never takes more than the limit says for people who store at once', async () => {
    vi.stubEnv('DATA_DIR', path.join(folder, 'at-once'));
    vi.stubEnv('CAPTURES_LIMIT', '0.001 MB');
    const seen = (letter: string) => broughtFile(Buffer.alloc(300, letter), 'a.txt', '').seen;
    const all = await Promise.all([...'abcdefgh'].map((letter) => holdBytes(editor.id, seen(letter))));
    expect(all.filter(({ held }) => held.kept).length).toBe(3);
    expect((await usageOf()).bytes).toBe(900);
  });

  it('has room for one alone, whichever copies of its module two bundles store by', async () => {
    vi.stubEnv('DATA_DIR', path.join(folder, 'two-bundles'));
    vi.stubEnv('CAPTURES_LIMIT', '0.001 MB');
    const file = pathToFileURL(path.resolve('lib/captures/store.server.ts')).href;
    const another: typeof import('@/lib/captures/store.server') = await import(/* @vite-ignore */ `${file}?another`);
    expect(await takeRoomFor(600)).toBeNull();
    expect([await another.bytesUsed(), another.setAside(600), another.setAside(400)]).toEqual([600, false, true]);
    setAsideNoMore(600, false);
    another.setAsideNoMore(400, true);
    expect([await bytesUsed(), await another.bytesUsed()]).toEqual([400, 400]);
  });

  it('makes no path of what is no hash', async () => {
    await expect(captureStore().has('../../../etc/passwd')).rejects.toThrow('no SHA-256');
  });
});
