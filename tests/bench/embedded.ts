import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Db, openDb } from '@/lib/db';
import { download } from './csv';
import { copyAll } from './load';
import { measure, type Timing, timingOf } from './measure';
import { type Measured, readPage } from './pages';
import { startServer } from './server';

export type EmbeddedResult = {
  loadSeconds: number;
  pages: Measured[];
  /** From starting the server a second time to its first answer. */
  startSeconds: number;
  csvSeconds: number;
  /** The claims page while the CSV was being downloaded. */
  meanwhile: Timing & { count: number };
  facets: Measured[];
};

const addresses = ['', 'sort=claim', 'status=disputed', 'q=quillon', 'q=v4', 'page=100'];

/** The same data in an embedded database in a temporary folder, which is handed to `undo` to be removed. */
export async function measureEmbedded(from: Db, undo: (step: () => Promise<unknown>) => void): Promise<EmbeddedResult> {
  const dataDir = await fs.mkdtemp(path.join(os.tmpdir(), 'whence-bench-'));
  undo(() => fs.rm(dataDir, { recursive: true, force: true }));
  const began = performance.now();
  const db = await openDb({ dataDir });
  const pages: Measured[] = [];
  let loadSeconds = 0;
  try {
    await copyAll(from, db);
    loadSeconds = (performance.now() - began) / 1000;
    for (const name of addresses) pages.push({ name, ...(await measure(() => readPage(db.pool, name))) });
  } finally {
    await db.close();
  }

  const env = { DATABASE_URL: '', DATA_DIR: dataDir };
  const first = await startServer(env);
  undo(first.stop);
  await first.stop();
  const restarted = performance.now();
  const server = await startServer(env);
  const startSeconds = (performance.now() - restarted) / 1000;
  undo(server.stop);

  for (let i = 0; i < 10; i++) await server.get('/claims');
  const taken: number[] = [];
  let busy = true;
  const csv = download(server).finally(() => (busy = false));
  while (busy) taken.push((await server.get('/claims')).total);
  const { seconds: csvSeconds } = await csv;

  const facets: Measured[] = [];
  for (const word of ['source', 'origin', 'topic', 'status', 'warning'])
    facets.push({ name: `facet ${word}`, ...(await measure(() => server.get(`/api/facets/claims/${word}`), 10, 1)) });
  await server.stop();
  return {
    loadSeconds,
    pages,
    startSeconds,
    csvSeconds,
    meanwhile: { ...timingOf(taken), count: taken.length },
    facets,
  };
}
