import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';

/**
 * No measure of speed: it tells what takes milliseconds from what takes minutes, since what is quadratic here looks
 * at more than ten thousand million signs.
 */
const HANGS = 90_000;

/** What is read when reading hangs; null where all is read. */
function hangsOn(): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(path.resolve('tests/support/hostile-worker.mjs'));
    let at: string | null = 'nothing yet';
    let timer: NodeJS.Timeout | undefined;
    const end = () => {
      clearTimeout(timer);
      void worker.terminate().then(() => resolve(at));
    };
    const next = (name: string | null) => {
      clearTimeout(timer);
      at = name;
      if (name === null) return end();
      timer = setTimeout(end, HANGS);
    };
    next(at);
    worker.on('message', next);
    worker.on('error', reject);
  });
}

it('hostile texts do not hold anybody up', { timeout: 900_000 }, async () => expect(await hangsOn()).toBeNull());
