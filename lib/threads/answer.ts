import { performance } from 'node:perf_hooks';
import type { Worker } from 'node:worker_threads';

export type ThreadLimits = {
  /** Processor time, in ms, so that a busy machine does not fail a good text. */
  readonly time: number;
  /** However long it takes. */
  readonly longest: number;
  /**
   * How much the process may grow while threads work. What a thread holds outside its heap has no limit of its own, so
   * it is watched.
   */
  readonly memory: number;
};

class OneTooMuch extends Error {
  override name = 'TooMuch';
}

const LOOK_MS = 50;

/** The threads at work, the one that began first at the front, and how large the process was before. */
declare global {
  var whenceThreads: { running: Set<Worker>; before: number } | undefined;
  var whenceTooMuch: typeof OneTooMuch | undefined;
}
globalThis.whenceThreads ??= { running: new Set(), before: 0 };
const threads = globalThis.whenceThreads;

globalThis.whenceTooMuch ??= OneTooMuch;
/**
 * A thread was ended because its work took too long or too much memory. The class is one for all bundles, since those
 * who ask the same share the answer.
 */
export const TooMuch = globalThis.whenceTooMuch;
export type TooMuch = OneTooMuch;

/** How many threads are working at the moment. */
export const threadsRunning = (): number => threads.running.size;

/**
 * The one message of a thread. The thread ends then, or when it reaches its limits. If several together need too much
 * memory, the one that has worked longest is ended.
 * @throws TooMuch; the signal's reason; what the thread threw
 */
export async function answerOf<T>(
  worker: Worker,
  { time, longest, memory }: ThreadLimits,
  signal?: AbortSignal,
): Promise<T> {
  if (threads.running.size === 0) threads.before = process.memoryUsage.rss();
  threads.running.add(worker);
  let timer: NodeJS.Timeout | undefined;
  let watch: NodeJS.Timeout | undefined;
  let cancel = () => {};
  try {
    return await new Promise<T>((resolve, reject) => {
      const tooMuch = () => reject(new TooMuch('It took too long or too much memory.'));
      const used = workingTime();
      const isTooLarge = () =>
        threads.running.values().next().value === worker && process.memoryUsage.rss() - threads.before > memory;
      timer = setTimeout(tooMuch, longest);
      watch = setInterval(() => (used() > time || isTooLarge()) && tooMuch(), LOOK_MS);
      cancel = () => reject(signal?.reason);
      signal?.addEventListener('abort', cancel);
      worker.once('message', resolve);
      worker.once('error', (error: Error & { code?: string }) =>
        error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch() : reject(error),
      );
      worker.once('exit', tooMuch);
      if (signal?.aborted) cancel();
    });
  } finally {
    clearTimeout(timer);
    clearInterval(watch);
    signal?.removeEventListener('abort', cancel);
    await worker.terminate();
    threads.running.delete(worker);
  }
}

/**
 * The processor time, in ms, that one of the working threads has used since this was called: what the whole process
 * used without its main thread, divided among them.
 */
function workingTime(): () => number {
  let [cpu, loop] = [process.cpuUsage(), performance.eventLoopUtilization()];
  let used = 0;
  return () => {
    const [spent, mine] = [process.cpuUsage(cpu), performance.eventLoopUtilization(loop)];
    [cpu, loop] = [process.cpuUsage(), performance.eventLoopUtilization()];
    used += Math.max(0, (spent.user + spent.system) / 1000 - mine.active) / Math.max(1, threadsRunning());
    return used;
  };
}
