import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { perform, rehearse } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { messageOf } from '@/lib/errors';
import { undoChange } from '@/lib/history/commands.server';
import { runImport } from '@/lib/import/commands.server';
import { addPart, beginFile, fileOf, noteReading, PART_LIMIT } from '@/lib/import/files.server';
import { propose } from '@/lib/import/propose';
import { readTable } from '@/lib/import/read-file.server';
import type { Actor } from '@/lib/people/permissions';
import { readPage } from './pages';
import { companyName } from './statements';

export const editor: Actor = { id: 'bench', name: 'Bench', role: 'editor' };

export type ImportFigures = {
  rows: number;
  read: number;
  dry: number;
  run: number;
  undo: number;
  grown: number;
  page: number;
};

/** A sheet of claims that are not here, with chains of two to four sources, of which one in fifty is new. */
export function sheetOf(rows: number): string {
  const name = (n: number) => (n % 50 === 0 ? `New outlet ${n % 5000}` : companyName(n % 240));
  const chain = (n: number) => Array.from({ length: 2 + (n % 3) }, (_, i) => name(n * 7 + i * 11)).join(' → ');
  const lines = Array.from(
    { length: rows },
    (_, n) =>
      `B-${n},Imported claim ${n} says that ${companyName(n)} will close plant ${n},${chain(n)},unverified,"Topic ${n % 40}; Imported",note ${n}`,
  );
  return ['Fact ID,Claim,Chain,Status,Topics,Comments', ...lines].join('\n');
}

/** Brings in a sheet and takes it back, in seconds; `grown`: by how many bytes the process grew at most; `page`: the longest that a page beside it took, in ms. */
export async function measureImport(db: Db, rows: number): Promise<ImportFigures> {
  process.env.DATA_DIR = await fs.mkdtemp(path.join(os.tmpdir(), 'whence-bench-'));
  const id = await beginFile(editor.id, 'bench.csv');
  const bytes = new TextEncoder().encode(sheetOf(rows));
  for (let at = 0; at < bytes.length; at += PART_LIMIT)
    await addPart(editor.id, id, at, bytes.subarray(at, at + PART_LIMIT));
  const file = await fileOf(editor.id, id);
  const read = await timed(() => readTable(file.paths.file, { name: file.name }, file.paths.rows));
  const { choice, headers, sample, telling, blank } = read.value;
  await noteReading(file, { choice, headers: [...headers], rows: read.value.rows, blank });
  const input = { file: id, mapping: propose(headers, sample, { telling }).mapping };
  global.gc?.();
  const watch = watching(db);
  const dry = await timed(() => rehearse(db, editor, runImport, input));
  const run = await timed(() => perform(db, editor, runImport, { ...input, expected: dry.value.digest }));
  const { grown, page } = await watch();
  const undo = await timed(() => perform(db, editor, undoChange, { changeId: run.value.changeId }));
  await fs.rm(process.env.DATA_DIR, { recursive: true, force: true });
  return { rows, read: read.seconds, dry: dry.seconds, run: run.seconds, undo: undo.seconds, grown, page };
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; seconds: number }> {
  const began = performance.now();
  const value = await work();
  return { value, seconds: (performance.now() - began) / 1000 };
}

/** The one connection of an embedded database is taken; who waits for it too long is told so. @throws anything else */
function onlyWaited(error: unknown): void {
  if (!/timeout exceeded when trying to connect/.test(messageOf(error))) throw error;
}

function watching(db: Db): () => Promise<{ grown: number; page: number }> {
  const before = process.memoryUsage.rss();
  let [peak, page, ended] = [before, 0, false];
  const done = (async () => {
    while (!ended) {
      const began = performance.now();
      await readPage(db.pool, '').catch(onlyWaited);
      page = Math.max(page, performance.now() - began);
      peak = Math.max(peak, process.memoryUsage.rss());
      await sleep(200);
    }
  })();
  return async () => {
    ended = true;
    await done;
    return { grown: peak - before, page };
  };
}
