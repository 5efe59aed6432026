import { rm } from 'node:fs/promises';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { DomainError, full } from '@/lib/errors';
import { log } from '@/lib/log.server.mjs';
import { answerOf, type ThreadLimits, TooMuch } from '@/lib/threads/answer';
import { FairQueue } from '@/lib/threads/fair-queue';
import { decoderOf } from './encoding.mjs';
import { linesOf } from './lines.server.mjs';
import type { ReadChoice, ReadRow, ReadTable } from './read-table';

type Limits = ThreadLimits & { readonly heapMb: number };
type Answer =
  | { table: ReadTable }
  | { isFull: true }
  | {
      refusal: {
        kind: 'wrong type' | 'unreadable' | 'too large';
        message: string;
        details: Readonly<Record<string, unknown>>;
      };
    };

/** A text of 200 MB takes a minute of a slow processor. */
const limits: Limits = { time: 300_000, longest: 900_000, memory: 900_000_000, heapMb: 512 };

const turns = new FairQueue('reading tables', {
  atOnce: 2,
  each: 1,
  waiting: 10,
  waitingEach: 3,
  ownTaken: 'Several of your files are being read already. Try again when one of them is done.',
  allTaken: 'Many files are being read at the moment. Try again in a minute.',
});

const CANNOT =
  'Reading this file would take too long or too much memory. Save what you need of it as CSV, or bring it in in parts.';

/**
 * Reads a file as a table, in a thread with limits, and finds out what `choice` does not say. The rows after the header
 * are written to `rowsPath`, one `FileRow` a line as JSON; they are read back by `rowsIn`. Of delimited text, a row has
 * the number of its record, from 1, the header included; of a workbook, the number in the sheet; of JSON Lines, that of
 * the line. Rows that cannot be read are `BrokenRow`. Blank rows are there without cells. A row may have fewer cells than the header has names.
 * @throws DomainError `wrong type`, `unreadable`, `too large`, `too many` or `full`; where another choice helps, its
 *   details have it under `choice`, and the row under `row`. Nothing is left at `rowsPath` then
 */
export async function readTable(
  file: string,
  {
    name,
    choice = {},
    signal,
    who = '',
    limits: own,
  }: { name: string; choice?: Partial<ReadChoice>; signal?: AbortSignal; who?: string; limits?: Partial<Limits> },
  rowsPath: string,
): Promise<ReadTable> {
  try {
    const given = { path: file, name, rowsPath, choice };
    const answer = await turns.inTurn(who, () => inThread(given, { ...limits, ...own }, signal));
    if ('table' in answer) return answer.table;
    if ('isFull' in answer) throw full();
    const { kind, message, details } = answer.refusal;
    throw new DomainError(kind, message || CANNOT, {}, details);
  } catch (error) {
    await rm(rowsPath, { force: true });
    throw error;
  }
}

const BATCH = 1000;
const fileRow = z.tuple([z.int()], z.string());
const readRow = z.union([fileRow, z.object({ row: z.int(), problem: z.string() })]);

/** The rows that `readTable` wrote, some at a time. @param skipped how many of the first are left out */
export async function* rowsIn(rowsPath: string, skipped = 0): AsyncGenerator<ReadRow[]> {
  let batch: ReadRow[] = [];
  let at = 0;
  for await (const line of linesOf(rowsPath, decoderOf('utf-8'))) {
    if (at++ < skipped) continue;
    batch.push(readRow.parse(JSON.parse(line)));
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function inThread(workerData: object, { heapMb, ...limits }: Limits, signal?: AbortSignal): Promise<Answer> {
  const worker = new Worker(path.join(process.cwd(), 'lib/import/read-worker.server.mjs'), {
    workerData,
    execArgv: [],
    env: {},
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: heapMb, stackSizeMb: 4 },
  });
  return answerOf<Answer>(worker, limits, signal).catch((error) => {
    if (signal?.aborted) throw new DomainError('no answer', 'Cancelled. Nothing was brought in.');
    if (!(error instanceof TooMuch)) log.error(error, 'A file could not be read as a table.');
    throw new DomainError('unreadable', CANNOT);
  });
}
