import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import { normalizeText } from '@/lib/documents/rules';
import { TEXT_LIMIT, TITLE_LIMIT } from '@/lib/documents/schema';
import { DomainError } from '@/lib/errors';
import { grouped } from '@/lib/format/number';
import { log } from '@/lib/log.mjs';
import type { Reading } from './schema';
import { inTurn, readingNow } from './turns';

/** What is read: a file or fetched page as bytes, or copied HTML. */
export type Material =
  | {
      readonly bytes: Uint8Array;
      readonly name: string;
      readonly contentType: string;
      /** The encoding that its sender names; blank where none does. */
      readonly charset: string;
      /** Where it was found; null for files. */
      readonly address: string | null;
    }
  | { readonly html: string };

const limits = {
  /** Processor time for reading, in ms: a busy machine must not make a good file a bad one. */
  time: 20_000,
  /** However long it takes. */
  longest: 180_000,
  /** What the process may grow by meanwhile. What a thread holds outside of its heap has no limit of its own, so that it is watched. */
  memory: 900_000_000,
  heapMb: 512,
};
const LOOK_MS = 50;

type Answer = { reading: Partial<Reading> } | { refusal: { kind: 'wrong type' | 'unreadable' | 'too large'; message: string } };

/**
 * Reads a text and what it says of itself, in a thread of its own that is ended when it takes too long or too much memory: files come from anybody.
 * @throws DomainError `wrong type`, `unreadable`, `too large` or `too many`
 */
export async function readMaterial(
  material: Material,
  options: { signal?: AbortSignal; limits?: Partial<typeof limits> } = {},
): Promise<Reading> {
  const answer = await inTurn(() => inThread(material, { ...limits, ...options.limits }, options.signal));
  if ('refusal' in answer) {
    const { kind, message } = answer.refusal;
    throw new DomainError(kind, message || (kind === 'too large' ? tooLong() : CANNOT));
  }
  const { title = '', text = '', authors = [], publishedAt = null, publishedPrecision = 'day', ...rest } = answer.reading;
  const plain = normalizeText(text);
  if (plain.trim() === '') throw new DomainError('unreadable', 'There is no text in it. If a browser shows one, paste it from there.');
  if ([...plain].length > TEXT_LIMIT) throw new DomainError('too large', tooLong());
  return {
    title: shortened(normalizeText(title).replace(/\s+/g, ' ').trim()),
    text: plain,
    authors: authors.map((name) => normalizeText(name).trim()).filter(Boolean),
    publishedAt,
    publishedPrecision,
    url: rest.url ?? null,
    language: rest.language ?? null,
    kind: rest.kind ?? null,
    siteName: rest.siteName ?? '',
    notices: rest.notices ?? [],
  };
}

const CANNOT = 'This cannot be read: it is built in a way that takes too long or too much memory. Open it and paste its text.';
const tooLong = () => `The text has more than ${grouped(TEXT_LIMIT)} characters. Bring in the part that matters.`;
const shortened = (title: string) => (title.length > TITLE_LIMIT ? `${title.slice(0, TITLE_LIMIT - 1).trimEnd()}…` : title);

/**
 * The processor time, in ms, that one of the readings under way has used since this was called: what the whole process used without its main thread,
 * shared among the readings.
 */
function readingTime(): () => number {
  let [cpu, loop] = [process.cpuUsage(), performance.eventLoopUtilization()];
  let used = 0;
  return () => {
    const [spent, mine] = [process.cpuUsage(cpu), performance.eventLoopUtilization(loop)];
    [cpu, loop] = [process.cpuUsage(), performance.eventLoopUtilization()];
    used += Math.max(0, (spent.user + spent.system) / 1000 - mine.active) / Math.max(1, readingNow());
    return used;
  };
}

function inThread(material: Material, { time, longest, memory, heapMb }: typeof limits, signal?: AbortSignal): Promise<Answer> {
  const worker = new Worker(path.join(process.cwd(), 'lib/intake/read-worker.mjs'), {
    workerData: { material, textLimit: TEXT_LIMIT },
    execArgv: [],
    env: {},
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: heapMb, stackSizeMb: 4 },
  });
  const before = process.memoryUsage.rss();
  return new Promise<Answer>((resolve, reject) => {
    const cannot = () => reject(new DomainError('unreadable', CANNOT));
    const timer = setTimeout(cannot, longest);
    const used = readingTime();
    const watch = setInterval(() => (process.memoryUsage.rss() - before > memory || used() > time) && cannot(), LOOK_MS);
    const cancel = () => reject(new DomainError('no answer', 'Cancelled. Nothing was brought in.'));
    signal?.addEventListener('abort', cancel);
    const settled = () => {
      clearTimeout(timer);
      clearInterval(watch);
      signal?.removeEventListener('abort', cancel);
    };
    const end =
      <T>(then: (value: T) => void) =>
      (value: T) => {
        settled();
        then(value);
      };
    worker.once('message', end(resolve));
    worker.once(
      'error',
      end((error: Error & { code?: string }) => {
        if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY') log.error(error, 'A text could not be read.');
        cannot();
      }),
    );
    worker.once('exit', end(cannot));
    if (signal?.aborted) cancel();
  }).finally(() => worker.terminate());
}
