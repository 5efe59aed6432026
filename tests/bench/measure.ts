import { setTimeout as sleep } from 'node:timers/promises';

export type Timing = { median: number; p95: number; max: number };

/**
 * Runs a piece of work again and again, after a few times that do not count; milliseconds.
 * @param pause for so long nothing is done before each time, as where a person reads in between
 */
export async function measure(work: () => Promise<unknown>, times = 50, warmUp = 5, pause = 0): Promise<Timing> {
  for (let i = 0; i < warmUp; i++) await work();
  const taken: number[] = [];
  for (let i = 0; i < times; i++) {
    if (pause > 0) await sleep(pause);
    const began = performance.now();
    await work();
    taken.push(performance.now() - began);
  }
  return timingOf(taken);
}

/** What a number of measured milliseconds say. */
export function timingOf(taken: readonly number[]): Timing {
  const sorted = taken.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95), max: at(1) };
}
