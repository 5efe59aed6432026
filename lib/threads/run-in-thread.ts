import { createHash } from 'node:crypto';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { answerOf, type ThreadLimits } from './answer';
import { FairQueue } from './fair-queue';
import type { Tasks } from './tasks';

const limits: ThreadLimits = { time: 10_000, longest: 60_000, memory: 900_000_000 };
const HEAP_MB = 1024;

const turns = new FairQueue('thinking', {
  atOnce: 2,
  each: 1,
  waiting: 20,
  waitingEach: 4,
  ownTaken: 'Several long texts are being read for you already. Try again when one of them is done.',
  allTaken: 'Many long texts are being read at the moment. Try again in a minute.',
});

/** How many answers are kept, and how much of them, in characters. */
const [KEPT, KEPT_LENGTH] = [40, 20_000_000];
/** A command holds the database meanwhile, so it does not wait behind those who only read. */
const commands = new FairQueue('thinking of commands', {
  atOnce: 4,
  each: 4,
  waiting: 20,
  ownTaken: `Many long texts are being read at the moment. Nothing was changed; try again in a minute.`,
  allTaken: `Many long texts are being read at the moment. Nothing was changed; try again in a minute.`,
});

type Kept = { answer: Promise<unknown>; size: number };
declare global {
  var whenceThoughts: Map<string, Kept> | undefined;
}
globalThis.whenceThoughts ??= new Map();
const kept = globalThis.whenceThoughts;

type Options = {
  /** Who asks: a person, or where an unknown one comes from. Null for a command. */
  readonly who: string | null;
  readonly limits?: Partial<ThreadLimits>;
  /** Bytes for the task besides what is given, which says which they are. */
  readonly along?: Uint8Array;
};

/**
 * Does one of the `tasks` in a thread, a few at a time, so that nobody else waits for it. The answer to the same
 * question is kept for a while.
 * @throws TooMuch where it takes too long; DomainError where too many wait already
 */
export function runInThread<Name extends keyof Tasks>(
  work: Name,
  given: Parameters<Tasks[Name]>,
  { who, limits: own, along }: Options,
): Promise<ReturnType<Tasks[Name]>> {
  const question = JSON.stringify([work, given]);
  const key = createHash('sha256').update(question).digest('base64');
  const there = kept.get(key);
  if (there) {
    kept.delete(key);
    kept.set(key, there);
    return there.answer as Promise<ReturnType<Tasks[Name]>>;
  }
  const answer = (who === null ? commands : turns).inTurn(who ?? '', () =>
    answerOf<ReturnType<Tasks[Name]>>(newThread({ work, given, along }), { ...limits, ...own }),
  );
  kept.set(key, { answer, size: question.length });
  // What failed may be asked again.
  answer.catch(() => kept.get(key)?.answer === answer && kept.delete(key));
  forget();
  return answer;
}

function newThread(workerData: { work: string; given: unknown[]; along: Uint8Array | undefined }): Worker {
  const options = { workerData, resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, stackSizeMb: 4 } };
  // The build looks for the first form: it makes a bundle of the thread.
  if (process.env.NEXT_RUNTIME) return new Worker(new URL('./worker.ts', import.meta.url), options);
  return new Worker(path.join(process.cwd(), 'lib/threads/from-source.mjs'), options);
}

function forget(): void {
  let length = [...kept.values()].reduce((sum, { size }) => sum + size, 0);
  for (const [key, { size }] of kept) {
    if (kept.size <= KEPT && length <= KEPT_LENGTH) return;
    kept.delete(key);
    length -= size;
  }
}
