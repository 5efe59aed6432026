import fs from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { addChain } from '@/lib/attributions/commands.server';
import { fetchAgain } from '@/lib/captures/fetch-again.server';
import { createClaim } from '@/lib/claims/commands.server';
import { execute, perform } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { addDocumentVersion, createDocument } from '@/lib/documents/commands.server';
import { undoChange } from '@/lib/history/commands.server';
import type { Network } from '@/lib/intake/guarded-connect.server';
import { readMaterial } from '@/lib/intake/read.server';
import type { Actor } from '@/lib/people/permissions';
import { createSource } from '@/lib/sources/commands.server';
import { textLinks } from '@/lib/text/links';
import { acceptHop } from '@/lib/tracing/commands.server';
import { bringCase, caseOf } from '../../support/cases';
import { eachDatabase } from '../../support/databases';

const editor: Actor = { id: 'e', name: 'Editor', role: 'editor' };
const HREF = 'https://mail.example/quay?a=1';
const pageOf = (end: string) =>
  `<!doctype html><html><head><title>The ferry stops here</title></head><body><article><h1>The ferry stops here</h1>
  <p>😀 According to <a href="${HREF}">the Island Mail</a>, the old quay will close on ${end}.</p>
  ${[1, 2, 3, 4].map((n) => `<p>The ferry number ${n} stops at the new quay, said the harbour office.</p>`).join('')}</article></body></html>`;

let server: Server;
let [port, folder, page] = [0, '', ''];
const network: Network = {
  resolve: (_, done) => done(null, [{ address: '127.0.0.1', family: 4 }]),
  isAllowed: (address) => address === '127.0.0.1',
  isOwnName: () => false,
  isAllowedPort: (asked) => asked === port,
};

beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'whence-links-'));
  vi.stubEnv('DATA_DIR', folder);
  server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
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

/** The ways by which a text becomes a version. Each makes one of the page, and says of which document. */
type Way = (db: Db, sourceId: number, address: string) => Promise<number>;

const read = async (end: string) => {
  const { text, links } = await readMaterial({ html: pageOf(end), address: null });
  return { text, links: [...links] };
};
const ways: Record<string, Way> = {
  'a new document': async (db, sourceId) =>
    (await execute(db, editor, createDocument, { title: 'Ferry', sourceId, ...(await read('Monday')) })).id,
  'another text of a document': async (db, sourceId) => {
    const { id } = await execute(db, editor, createDocument, { title: 'Ferry', sourceId, text: 'Another text.' });
    await execute(db, editor, addDocumentVersion, { documentId: id, ...(await read('Monday')) });
    return id;
  },
  'a page that is fetched again': async (db, sourceId, url) => {
    page = pageOf('Monday');
    const { id } = await execute(db, editor, createDocument, { title: 'Ferry', sourceId, url, text: 'Another text.' });
    const { text, links } = await fetchAgain(db, id, { who: editor.id, network });
    await execute(db, editor, addDocumentVersion, { documentId: id, text, links: [...links] });
    return id;
  },
  'a traced document': async (db, sourceId) => {
    const { id: claimId } = await execute(db, editor, createClaim, { statement: 'The quay closes', allow_same: true });
    const relay = (await execute(db, editor, createSource, { name: 'Relay', kind: 'outlet', twin: true })).id;
    await execute(db, editor, addChain, { claimId, hops: [{ sourceId }, { sourceId: relay }] });
    const { id: linkId } = await db.prisma.attribution.findFirstOrThrow({ where: { claimId } });
    const document = { title: 'Ferry', sourceId, ...(await read('Monday')) };
    return (await execute(db, editor, acceptHop, { linkId, document, spans: [0, 5] })).documentId;
  },
  'the next text of a document, by a whole case': async (db, sourceId) => {
    const { id } = await execute(db, editor, createDocument, { title: 'Ferry by a case', sourceId, text: 'Another.' });
    const { id: claimId } = await execute(db, editor, createClaim, { statement: 'The quay closes', allow_same: true });
    await execute(db, editor, addChain, { claimId, hops: [{ sourceId, documentId: id }] });
    const stored = await perform(db, editor, addDocumentVersion, { documentId: id, ...(await read('Monday')) });
    const zip = await caseOf(db);
    await execute(db, editor, undoChange, { changeId: stored.changeId ?? 0 });
    expect(await db.prisma.documentVersion.count({ where: { documentId: id } })).toBe(1);
    await bringCase(db, editor, zip);
    return id;
  },
  'a text that was taken back, and brought back': async (db, sourceId) => {
    const { id } = await execute(db, editor, createDocument, { title: 'Ferry', sourceId });
    const stored = await perform(db, editor, addDocumentVersion, { documentId: id, ...(await read('Monday')) });
    const undone = await perform(db, editor, undoChange, { changeId: stored.changeId ?? 0 });
    expect(await db.prisma.documentVersion.count({ where: { documentId: id } })).toBe(0);
    await execute(db, editor, undoChange, { changeId: undone.changeId ?? 0 });
    return id;
  },
};

eachDatabase('the hyperlinks of a text come along with it into', (open) => {
  let db: Db;
  beforeAll(async () => {
    db = await open();
  });
  it.each(Object.keys(ways))('%s', async (name) => {
    const n = Object.keys(ways).indexOf(name);
    const { id: sourceId } = await execute(db, editor, createSource, { name: `Quay Times ${n}`, kind: 'outlet' });
    const documentId = (await ways[name]?.(db, sourceId, `http://quay${n}.test:${port}/ferry`)) ?? 0;
    const found = await db.prisma.documentVersion.findFirst({ where: { documentId }, orderBy: { number: 'desc' } });
    const points = [...(found?.text ?? '')];
    const words = textLinks
      .parse(found?.links)
      .map(({ start, end, href }) => [points.slice(start, end).join(''), href]);
    expect(words).toEqual([['the Island Mail', HREF]]);
  });
});

it('no other file makes a text than those that are walked above, and rows of tables, which have no links', async () => {
  const files = (await fs.readdir('lib', { recursive: true })).filter((name) => /\.(ts|mjs)$/.test(name));
  const makes = async (name: string) =>
    /\bstoreText\(|insert\w*\(\s*'documentVersion'/.test(await fs.readFile(path.join('lib', name), 'utf8'));
  const found = await Promise.all(files.map(async (name) => ((await makes(name)) ? [name] : [])));
  expect(found.flat().sort()).toEqual([
    'case/documents-of-case.server.ts',
    'documents/commands.server.ts',
    'import/document-rows.server.ts',
    'import/documents-of-file.server.ts',
  ]);
});
