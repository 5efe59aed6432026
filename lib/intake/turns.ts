import { DomainError } from '@/lib/errors';

/** So many texts are read at a time; each may use a processor and much memory. */
const AT_ONCE = 2;
const WAITING = 10;

/** One queue for the whole process: bundles may have this module more than once. */
const shared = globalThis as { whenceIntake?: { running: number; waiting: (() => void)[] } };
shared.whenceIntake ??= { running: 0, waiting: [] };
const queue = shared.whenceIntake;

/** How many texts are read at the moment. */
export const readingNow = (): number => queue.running;

/** Runs when it is its turn. @throws DomainError `too many` where too many wait already */
export async function inTurn<T>(run: () => Promise<T>): Promise<T> {
  if (queue.running < AT_ONCE) queue.running++;
  else {
    if (queue.waiting.length >= WAITING)
      throw new DomainError('too many', 'Many texts are being read at the moment. Try again in a minute.');
    await new Promise<void>((resolve) => queue.waiting.push(resolve));
  }
  try {
    return await run();
  } finally {
    // Whoever waits takes the place over, so that nobody gets in between.
    const next = queue.waiting.shift();
    if (next) next();
    else queue.running--;
  }
}
