import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { captureStore } from '@/lib/captures/store.server';
import { FEW_BYTES, MOST_BYTES } from '@/lib/case/copies';
import { caseCopiesHandler, caseHandler } from '@/lib/case/handlers.server';
import { writeCase } from '@/lib/case/write-case.server';
import { claimList } from '@/lib/claims/table';
import { readListQuery } from '@/lib/data-table/url';
import type { Db } from '@/lib/db';
import { seedFirstCase } from '@/lib/demo/seed.server';
import type { Actor } from '@/lib/people/permissions';
import { keepCopies, unzipped } from '../../support/cases';
import { eachDatabase } from '../../support/databases';

const admin: Actor = { id: 'a', name: 'Ada', role: 'admin' };
const shared = globalThis as { whenceDb?: Promise<Db> };

eachDatabase('the route of whole cases', (open) => {
  let db: Db;
  let folder: string;
  beforeAll(async () => {
    db = await open();
    await seedFirstCase(db);
    shared.whenceDb = Promise.resolve(db);
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'whence-case-'));
    process.env.DATA_DIR = folder;
  });
  afterAll(async () => {
    shared.whenceDb = undefined;
    delete process.env.DATA_DIR;
    await fs.rm(folder, { recursive: true });
  });
  const ask = (words: string, method = 'GET') =>
    caseHandler(new Request(`http://localhost/claims.case.zip?${words}`, { method }));
  const left = () => fs.readdir(path.join(folder, 'exports'));
  const claimsIn = async (answer: Response) => {
    const files = await unzipped(Buffer.from(await answer.arrayBuffer()));
    return files.get('claims.csv')?.toString('utf8').split('\r\n').slice(1, -1).length;
  };

  it('sends the claims of the table, says how large the file is, and leaves nothing on the disk', async () => {
    const answer = await ask('source=reuters&sort=-claim&columns=claim&page=2&size=25');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/zip');
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="whence-case-filtered-\d{4}-\d\d-\d\d-\d{4}\.zip"$/,
    );
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(answer.headers.get('content-length')).toBe(String(bytes.length));
    const about = JSON.parse((await unzipped(bytes)).get('datapackage.json')?.toString('utf8') ?? '');
    expect(about.title).toContain('Reuters');
    expect(await claimsIn(await ask('source=reuters'))).toBe(8);
    expect(await claimsIn(await ask(''))).toBe(await db.prisma.claim.count({ where: { deletedAt: null } }));
    expect(await left()).toEqual([]);
  });

  it('takes copies along where they come to little, or as it is asked, and says before how much they are', async () => {
    const copiesIn = async (words: string) => {
      const answer = await ask(words);
      expect(answer.status).toBe(200);
      const names = [...(await unzipped(Buffer.from(await answer.arrayBuffer()))).keys()];
      return names.filter((name) => name.startsWith('copies/')).length;
    };
    const told = async (words = '') =>
      (await caseCopiesHandler(new Request(`http://localhost/claims.case.json?${words}`))).json();
    expect(await told()).toEqual({ copies: 0, bytes: 0 });
    const { id: documentId } = await db.prisma.document.findFirstOrThrow({ where: { utterances: { some: {} } } });
    await keepCopies(db, admin, [documentId, documentId, documentId]);
    const { copies, bytes } = await told();
    expect([copies, bytes]).toEqual([2, 5000 + Buffer.byteLength('<p>😀 The ferry stops.</p>')]);
    expect(await told('q=nobody-ever-wrote-this')).toEqual({ copies: 0, bytes: 0 });
    expect([await copiesIn(''), await copiesIn('copies=1'), await copiesIn('copies=0')]).toEqual([2, 2, 0]);
    expect(await copiesIn('copies=1&q=nobody-ever-wrote-this')).toBe(0);
    // What counts is the size that the records tell.
    const { sha256 } = await captureStore().put(Buffer.from('A large one.'));
    const large = { how: 'file', mediaType: 'text/plain', capturedAt: new Date(), kept: true, sha256 } as const;
    const { id } = await db.prisma.capture.create({ data: { ...large, documentId, size: FEW_BYTES } });
    expect([await copiesIn(''), await copiesIn('copies=1')]).toEqual([0, 3]);
    await db.prisma.capture.delete({ where: { id } });
    await db.prisma.capture.create({ data: { ...large, documentId, size: MOST_BYTES + 1 } });
    const refused = await ask('copies=1');
    expect([refused.status, (await refused.json()).title]).toEqual([413, expect.stringContaining('without copies')]);
    expect((await ask('copies=yes')).status).toBe(400);
    expect(await left()).toEqual([]);
  });

  it('answers HEAD with nothing, and ends where nobody reads on', async () => {
    const head = await ask('', 'HEAD');
    expect([head.status, head.body]).toEqual([200, null]);
    for (let turn = 0; turn < 6; turn++) await (await ask('')).body?.cancel();
    expect(await left()).toEqual([]);
  });

  it('is not written where the database fails, be it at the last moment', async () => {
    const { query } = readListQuery(claimList, new URLSearchParams());
    const failingAfter = (turns: number) => {
      let asked = 0;
      return {
        ...{ embedded: true, prisma: db.prisma },
        pool: new Proxy(db.pool, {
          get: (pool, name) =>
            name === 'query' && asked++ >= turns ? () => Promise.reject(new Error('Gone')) : Reflect.get(pool, name),
        }),
      };
    };
    const file = path.join(folder, 'failed.zip');
    const write = (turns: number) =>
      writeCase(failingAfter(turns), file, { query, refs: {}, title: '' }, '0').then(
        () => 'written',
        (error: Error) => error.message,
      );
    const outcomes = new Set<string>();
    for (const turns of [0, 3, 9, 15, 21]) outcomes.add(await write(turns));
    expect([...outcomes]).toEqual(['Gone']);
    expect(await write(10_000)).toBe('written');
  });

  it('does not guess', async () => {
    for (const words of ['colour=red', 'source=nobody-here']) {
      const answer = await ask(words);
      expect(answer.status).toBe(400);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    }
  });
});
