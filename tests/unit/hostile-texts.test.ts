import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { readers } from '../support/hostile-texts';

/**
 * No measure of speed: it tells what takes milliseconds from what takes minutes, since what is quadratic here looks at more than ten thousand million
 * signs.
 */
const HANGS = 90_000;

/** The name of the text on which a reader hangs; null where it comes through with all. */
function hangsOn(reader: string): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(path.resolve('tests/support/hostile-worker.mjs'), { workerData: reader });
    let at = 'nothing yet';
    const end = (found: string | null) => {
      clearTimeout(timer);
      void worker.terminate().then(() => resolve(found));
    };
    let timer = setTimeout(() => end(at), HANGS);
    worker.on('message', (name: string | null) => {
      clearTimeout(timer);
      if (name === null) return end(null);
      at = name;
      timer = setTimeout(() => end(at), HANGS);
    });
    worker.on('error', reject);
  });
}

describe('hostile texts do not hold anybody up', () => {
  it.each(Object.keys(readers))('%s', { timeout: 600_000 }, async (reader) => expect(await hangsOn(reader)).toBeNull());
});
