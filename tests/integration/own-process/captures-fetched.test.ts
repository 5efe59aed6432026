import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { keepCopy } from '@/lib/captures/commands.server';
import { fetchAgain } from '@/lib/captures/fetch-again.server';
import { tableWaczHandler } from '@/lib/captures/handlers.server';
import { holdBytes } from '@/lib/captures/hold.server';
import { broughtFile } from '@/lib/captures/material.server';
import { copiesOf } from '@/lib/captures/queries.server';
import { captureStore } from '@/lib/captures/store.server';
import { writeWacz } from '@/lib/captures/wacz.server';
import { execute } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { addDocumentVersion, createDocument } from '@/lib/documents/commands.server';
import type { Network } from '@/lib/intake/guarded-connect.server';
import { readMaterial } from '@/lib/intake/read.server';
import type { ReadDocument } from '@/lib/intake/schema';
import { partOf, partsOf } from '@/lib/intake/zip.server.mjs';
import type { Actor } from '@/lib/people/permissions';
import { createSource } from '@/lib/sources/commands.server';
import { eachDatabase } from '../../support/databases';
import { recordsIn } from '../../support/read-warc';

const editor: Actor = { id: 'e', name: 'Editor', role: 'editor' };
const sentences = (end: string) =>
  [1, 2, 3, 4].map((n) => `<p>The ferry number ${n} stops at the new quay, said the harbour office on ${end}.</p>`);
const pageOf = (end: string) =>
  `<!doctype html><html><head><title>The ferry stops here</title></head><body><article><h1>The ferry stops here</h1>${sentences(end).join('')}</article></body></html>`;
const WALL =
  '<!doctype html><title>Just a moment...</title><body><h1>Checking your browser</h1><p>Please verify you are human.</p>';

let server: Server;
let port = 0;
let page = pageOf('Monday');
let folder = '';
const network: Network = {
  resolve: (_, done) => done(null, [{ address: '127.0.0.1', family: 4 }]),
  isAllowed: (address) => address === '127.0.0.1',
  isOwnName: () => false,
  isAllowedPort: (asked) => asked === port,
};

beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'whence-captures-'));
  vi.stubEnv('DATA_DIR', folder);
  server = createServer((request, response) => {
    if (request.url === '/moved') return response.writeHead(301, { location: '/ferry' }).end();
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', etag: '"1"', 'set-cookie': 'a=b' }).end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  server.close();
  await fs.rm(folder, { recursive: true, force: true });
});

eachDatabase('a page that is fetched again', (open) => {
  let db: Db;
  let id = 0;
  const again = () => fetchAgain(db, id, { who: editor.id, network });
  const latestText = async () => (await db.prisma.documentVersion.findFirst({ where: { documentId: id } }))?.text;
  const keep = (capture: string) => execute(db, editor, keepCopy, { documentId: id, capture });
  beforeAll(async () => {
    db = await open();
    page = pageOf('Monday');
    const sourceId = (await execute(db, editor, createSource, { name: 'Quay Times', kind: 'outlet' })).id;
    id = (
      await execute(db, editor, createDocument, { title: 'Ferry', sourceId, url: `http://quay.test:${port}/moved` })
    ).id;
  });

  it('is compared with the latest text, and keeps where it was found', async () => {
    const first = await again();
    expect(first).toMatchObject({ latest: null, storedAs: null, differs: null });
    expect(first.text).toContain('The ferry number 4');
    await execute(db, editor, addDocumentVersion, { documentId: id, text: first.text, capture: first.capture.id });
    const same = await again();
    expect(same).toMatchObject({ latest: 1, storedAs: 1, differs: { words: 'The two texts are the same.' } });
    await keep(same.capture.id);
    page = pageOf('Tuesday');
    const changed = await again();
    expect(changed).toMatchObject({ latest: 1, storedAs: null, differs: { words: '4 words added, 4 removed.' } });
    await keep(changed.capture.id);
    const { copies = [] } = (await copiesOf(db, id)) ?? {};
    expect(copies.map(({ sha256 }) => sha256 === copies[2]?.sha256)).toEqual([false, true, true]);
    expect(copies[0]).toMatchObject({
      ...{ how: 'fetched', status: 200, isHere: true, mediaType: 'text/html; charset=utf-8' },
      ...{ requestedUrl: `http://quay.test:${port}/moved`, finalUrl: `http://quay.test:${port}/ferry` },
      ...{ redirects: [`http://quay.test:${port}/moved`] },
    });
    expect(Object.keys(Object(copies[0]?.headers)).sort()).toEqual(['content-type', 'date', 'etag']);
  });

  it('that sends a check in place of the article is refused by name, and no copy is held', async () => {
    page = WALL;
    const before = await fs.readdir(path.join(folder, 'captures', 'pending'));
    await expect(again()).rejects.toMatchObject({ message: expect.stringContaining('a check whether a person') });
    expect(await fs.readdir(path.join(folder, 'captures', 'pending'))).toEqual(before);
  });

  it('is exported with all its copies as a WACZ file, in which every hash and place fits', async () => {
    const file = broughtFile(Buffer.from('The ferry stops.'), 'ferry.txt', '').seen;
    await keep((await holdBytes(editor.id, file)).held.id);
    const gone = broughtFile(Buffer.from(`Gone from ${process.pid}.`), 'gone.txt', '').seen;
    await keep((await holdBytes(editor.id, gone)).held.id);
    await captureStore().remove(createHash('sha256').update(gone.bytes).digest('hex'));
    const spoilt = broughtFile(Buffer.from(`Whole at ${process.pid}.`), 'whole.txt', '').seen;
    await keep((await holdBytes(editor.id, spoilt)).held.id);
    const hash = createHash('sha256').update(spoilt.bytes).digest('hex');
    await fs.writeFile(path.join(folder, 'captures', 'blobs', hash.slice(0, 2), hash), 'Not as it was.');
    const { copies = [] } = (await copiesOf(db, id)) ?? {};
    const at = path.join(folder, 'all.wacz');
    const content = {
      title: 'Ferry',
      software: 'Whence',
      copies: copies.map((capture) => ({ title: 'Ferry', capture })),
    };
    await writeWacz(at, content, { now: new Date('2026-04-06T14:05:06Z') });
    const zip = await fs.readFile(at);
    const parts = partsOf(zip) ?? [];
    const textOf = (name: string) => partOf(zip, parts, name);
    expect(parts.map(({ name, method }) => [name, method])).toEqual([
      ['archive/data.warc.gz', 0],
      ['indexes/index.cdxj', 8],
      ['pages/pages.jsonl', 8],
      ['datapackage.json', 8],
      ['datapackage-digest.json', 8],
    ]);
    const about = JSON.parse(textOf('datapackage.json'));
    expect([about.profile, about.description]).toEqual([
      'wacz',
      '4 copies of what was seen. 1 copy is left out: the bytes are not here. 1 copy is left out: the bytes are no longer what was seen.',
    ]);
    expect(JSON.parse(textOf('datapackage-digest.json')).hash).toBe(hashOf(Buffer.from(textOf('datapackage.json'))));
    const [stored] = parts;
    const start = (stored?.offset ?? 0) + 30 + 'archive/data.warc.gz'.length;
    const warc = zip.subarray(start, start + (stored?.size ?? 0));
    for (const { path: name, hash, bytes } of about.resources) {
      const own = name === 'archive/data.warc.gz' ? warc : Buffer.from(textOf(name));
      expect([name, hash, bytes]).toEqual([name, hashOf(own), own.length]);
    }
    const types = recordsIn(warc).map(({ fields }) => fields.get('warc-type'));
    const answers = Array.from({ length: 3 }, () => ['response', 'metadata']).flat();
    expect(types).toEqual(['warcinfo', 'resource', 'metadata', ...answers]);
    const lines = textOf('indexes/index.cdxj').trimEnd().split('\n');
    expect(lines).toEqual(lines.toSorted());
    for (const line of lines) {
      const { offset, length, url, digest } = JSON.parse(line.slice(line.indexOf('{')));
      const found = recordsIn(warc.subarray(Number(offset), Number(offset) + Number(length)));
      expect(found.map(({ fields }) => [fields.get('warc-target-uri'), fields.get('warc-payload-digest')])).toEqual([
        [url, digest],
      ]);
    }
    const pages = textOf('pages/pages.jsonl')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(pages.map(({ url }) => url)).toEqual([undefined, ...Array(3).fill(`http://quay.test:${port}/ferry`)]);
    expect(await fs.readdir(folder)).not.toContain('all.wacz.warc');
    const given = { bytes: new Uint8Array(zip), contentType: '', charset: '', address: null, name: 'all.wacz' };
    const again: ReadDocument[] = [];
    for (const page of [0, 1, 2, 3]) again.push(await readMaterial({ ...given, page }));
    expect(again.slice(0, 3).map(({ text }) => /on (\w+)\.$/.exec(text)?.[1])).toEqual(['Tuesday', 'Monday', 'Monday']);
    expect([again[1]?.text, again[3]?.text]).toEqual([await latestText(), 'The ferry stops.']);
    expect(again[0]).toMatchObject({ url: `http://quay.test:${port}/ferry`, pages: { chosen: 0 } });
    await expect(readMaterial({ ...given, page: 4 })).rejects.toMatchObject({ kind: 'unreadable' });
  });
});

eachDatabase('the copies of a table', (open) => {
  it('come as one file, of the documents that the table would show', async () => {
    const db = await open();
    Object.assign(globalThis, { whenceDb: Promise.resolve(db) });
    const { id: sourceId } = await execute(db, editor, createSource, { name: 'Quay Times', kind: 'outlet' });
    for (const [kind, title] of [
      ['article', 'One'],
      ['post', 'Two'],
      ['post', 'Three'],
    ] as const) {
      const seen = broughtFile(Buffer.from(`The ferry stops, says ${title}.`), `${title}.txt`, '').seen;
      const capture = (await holdBytes(editor.id, seen)).held.id;
      await execute(db, editor, createDocument, { title, sourceId, kind, capture });
    }
    const ask = (words: string) => tableWaczHandler(new Request(`http://localhost/documents.wacz${words}`));
    const namesIn = async (words: string) => {
      const answer = await ask(words);
      const zip = Buffer.from(await answer.arrayBuffer());
      const index = partOf(zip, partsOf(zip) ?? [], 'indexes/index.cdxj');
      return index.match(/(?<=\/)\w+(?=\.txt )/g);
    };
    expect(await namesIn('')).toEqual(['One', 'Two', 'Three']);
    expect(await namesIn('?kind=post')).toEqual(['Two', 'Three']);
    expect(await namesIn('?kind=filing')).toBeNull();
    expect((await ask('?kind=strange')).status).toBe(400);
    expect(await fs.readdir(path.join(folder, 'exports'))).toEqual([]);
  });
});

const hashOf = (bytes: Uint8Array) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
