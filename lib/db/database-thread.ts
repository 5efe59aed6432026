import { once } from 'node:events';
import path from 'node:path';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { full } from '@/lib/errors';
import { DatabaseFull, DatabaseUnavailable, remedyFor, saysFull } from './errors';

/** The thread the database runs in. */
export type DatabaseThread = {
  readonly worker: Worker;
  /** Resolves once it takes connections. Rejects if it does not start, with a sentence for whoever runs the server. */
  readonly ready: Promise<void>;
  /** Ends a thread that nothing else can stop. Whoever waits for it is told the sentence. */
  end(sentence: string): void;
  /** What to tell those who waited, once it has ended. */
  failure(): DatabaseUnavailable;
  /** What the database said when it failed. Undefined if it was told to end. */
  lastWords(): string | undefined;
};

export type KeptThread = {
  /** The thread that new connections go to. Its `ready` rejects while none can be started. */
  current(): DatabaseThread;
  stop(): Promise<void>;
};

export type Keeping = {
  /** For tests: what the thread is started with in addition. */
  readonly thread?: WorkerOptions;
  /** For tests: receives the sentence when the database cannot be kept open. */
  readonly onLost?: (sentence: string) => void;
  /** For tests: how many milliseconds pass before each of several starts in a row. */
  readonly waits?: readonly number[];
};

const WAITS = [0, 500, 2000, 5000, 10_000];
/** A database that has run for this many milliseconds counts as sound again. */
const CALM = 300_000;

const FAILED =
  'The database has failed and is being opened again. Nothing that was stored is lost; try again in a minute.';

/** Ends the process, so that its supervisor (systemd, Docker) starts it again. */
function endProcess(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/**
 * Starts the database in a thread and keeps it running. If the thread ends by itself, another one recovers from the
 * log. If there is no room for that, it is tried until there is; after any other fault, as often as there are waits.
 * @throws DatabaseUnavailable when it does not start at first
 */
export async function keepThread(folder: string | undefined, settings: Keeping = {}): Promise<KeptThread> {
  const { onLost = endProcess, waits = WAITS } = settings;
  let isKept = false;
  let faults = 0;
  let startsInRow = 0;
  let timer: NodeJS.Timeout | undefined;
  let current = start();
  await current.ready;
  isKept = true;
  return {
    current: () => current,
    async stop() {
      isKept = false;
      clearTimeout(timer);
      await stopThread(current);
    },
  };

  function start(): DatabaseThread {
    const thread = launch(folder, settings.thread);
    let calmAt = Number.POSITIVE_INFINITY;
    const opened = () => {
      startsInRow = 0;
      calmAt = Date.now() + CALM;
    };
    thread.ready.then(opened, () => {});
    // This comes before any connection hears of the end, so that whoever tries again at once meets the next thread.
    thread.worker.once('exit', () => {
      if (Date.now() > calmAt) faults = 0;
      if (isKept) startAgain(thread);
    });
    return thread;
  }

  function startAgain(ended: DatabaseThread): void {
    const failure = ended.failure();
    const words = ended.lastWords();
    current = { ...ended, ready: rejected(failure) };
    if (!folder) return;
    if (words && !(failure instanceof DatabaseFull) && ++faults > waits.length)
      onLost(`The database in ${folder} fails again and again, the last time with “${words}”. ${remedyFor(words)}`);
    else startIn(waits[Math.min(startsInRow++, waits.length - 1)] ?? 0);
  }

  function startIn(wait: number): void {
    if (wait === 0) current = start();
    else timer = setTimeout(() => startIn(0), wait);
  }
}

/** Starts the database in a thread, on a folder or in memory, without keeping it. */
export function launch(folder: string | undefined, options: WorkerOptions = {}): DatabaseThread {
  let words = 'its thread has ended';
  let sentence: string | undefined;
  const worker = new Worker(path.join(process.cwd(), 'lib/db/embedded-worker.mjs'), {
    execArgv: [],
    // Deep recursion must reach PostgreSQL's own limit before that of JavaScript, from which PGlite does not recover.
    resourceLimits: { stackSizeMb: 64 },
    ...options,
    workerData: { ...options.workerData, folder },
  });
  worker.on('error', (error) => {
    words = error.message;
    console.error(`The embedded database has failed: ${words}`);
  });
  const ready = new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('exit', () => {
      const place = folder ?? 'memory';
      const kind = saysFull(words) ? DatabaseFull : DatabaseUnavailable;
      reject(new kind(`The database in ${place} does not start: “${words}”. ${remedyFor(words)}`));
    });
  });
  // Nobody need wait for it.
  ready.catch(() => {});
  return {
    worker,
    ready,
    end(given) {
      sentence = given;
      void worker.terminate();
    },
    failure: () =>
      sentence
        ? new DatabaseUnavailable(sentence)
        : saysFull(words)
          ? new DatabaseFull(full().message)
          : new DatabaseUnavailable(FAILED),
    lastWords: () => (sentence ? undefined : words),
  };
}

/** Lets a thread finish what it was sent, and ends it. */
export async function stopThread({ worker }: DatabaseThread): Promise<void> {
  if (worker.threadId === -1) return;
  worker.ref();
  worker.postMessage('close');
  await once(worker, 'exit');
}

function rejected(error: Error): Promise<never> {
  const promise = Promise.reject(error);
  promise.catch(() => {});
  return promise;
}
