import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { collectUnneeded } from '@/lib/captures/collect.server';
import { bytesHandler, shownHandler, waczHandler } from '@/lib/captures/handlers.server';
import { holdBytes } from '@/lib/captures/hold.server';
import { sentPage } from '@/lib/captures/material.server';
import { copiesOf } from '@/lib/captures/queries.server';
import { captureStore, usageOf } from '@/lib/captures/store.server';
import { execute, perform } from '@/lib/commands/command';
import { type Db, getDb } from '@/lib/db';
import { createDocument, deleteDocument } from '@/lib/documents/commands.server';
import type { Actor } from '@/lib/people/permissions';
import { createSource } from '@/lib/sources/commands.server';
import { Bucket } from '../../support/bucket';

const editor: Actor = { id: 'e', name: 'Editor', role: 'editor' };
const bucket = new Bucket();
let folder = '';
let db: Db;
let sourceId = 0;
let count = 0;

beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'whence-bucket-'));
  await bucket.listen();
  vi.stubEnv('DATA_DIR', folder);
  vi.stubEnv('DATABASE_URL', '');
  for (const [name, value] of Object.entries(bucket.settings())) vi.stubEnv(name, value);
  db = await getDb();
  sourceId = (await execute(db, editor, createSource, { name: 'Quay Times', kind: 'outlet' })).id;
});
beforeEach(() => bucket.reset());
afterAll(async () => {
  await db.close();
  bucket.close();
  vi.unstubAllEnvs();
  await fs.rm(folder, { recursive: true, force: true });
});

const pageOf = () => `<p>The ferry number ${++count} stops at the new quay. ${'x'.repeat(5000)}</p>`;
const hold = (page: string) => holdBytes(editor.id, sentPage(page, 'https://quay.example/ferry').seen);
async function documentWith(page: string) {
  const { held } = await hold(page);
  const { result } = await perform(db, editor, createDocument, {
    ...{ title: 'Ferry', sourceId, text: `Text ${++count}.`, capture: held.id },
  });
  const { copies = [] } = (await copiesOf(db, result.id)) ?? {};
  const params = Promise.resolve({ id: String(result.id), copy: String(copies[0]?.id) });
  return { id: result.id, copies, params };
}
const get = () => new Request('http://whence.example/');

it('copies in a bucket are kept, shown, downloaded, exported, counted, and collected when nothing needs them', async () => {
  const page = pageOf();
  const { id, copies, params } = await documentWith(page);
  expect(copies).toMatchObject([{ isHere: true, kept: true }]);
  expect(await usageOf()).toMatchObject({ blobs: 1, bytes: page.length, isKnown: true });
  expect(await (await shownHandler(get(), { params })).text()).toBe(page);
  const download = await bytesHandler(get(), { params });
  expect([download.headers.get('content-length'), await download.text()]).toEqual([String(page.length), page]);
  const wacz = await waczHandler(get(), { params });
  expect(wacz.status).toBe(200);
  expect(Buffer.from(await wacz.arrayBuffer()).includes('datapackage.json')).toBe(true);

  await perform(db, editor, deleteDocument, { id, version: 1 });
  const inDays = (days: number) => collectUnneeded(db, captureStore(), Date.now() + days * 24 * 3_600_000);
  expect((await inDays(20)).blobs).toBe(0);
  expect((await inDays(40)).blobs).toBe(1);
  expect(bucket.objects.size).toBe(0);
});

it('a bucket that does not answer keeps no document from being stored, and its pages say so', async () => {
  const { id, params } = await documentWith(pageOf());
  bucket.failAlways(403);
  const { held, notice } = await hold(pageOf());
  expect([held.kept, notice]).toEqual([false, expect.stringContaining('The document can be stored all the same.')]);
  expect((await copiesOf(db, id))?.copies).toMatchObject([{ isHere: null, kept: true }]);
  expect(await usageOf()).toMatchObject({ isKnown: false });
  for (const handler of [shownHandler, bytesHandler, waczHandler]) {
    const answer = await handler(get(), { params });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '30']);
    expect((await answer.json()).title).toMatch(/^The store of copies does not answer.*Nothing was changed or lost/);
  }
  await expect(collectUnneeded(db, captureStore(), Date.now() + 40 * 24 * 3_600_000)).rejects.toThrow(
    'store of copies',
  );
  bucket.failAlways(null);
  expect((await copiesOf(db, id))?.copies).toMatchObject([{ isHere: true }]);
});

it('an answer that breaks off is no copy', async () => {
  const { params } = await documentWith(pageOf());
  // The page is asked first whether it is here.
  bucket.failNext(null, 'half');
  expect((await shownHandler(get(), { params })).status).toBe(503);
  bucket.failNext('half');
  expect((await waczHandler(get(), { params })).status).toBe(503);
});
