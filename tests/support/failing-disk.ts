import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { WorkerOptions } from 'node:worker_threads';

const names = ['', 'log is full', 'tables are full', 'read-only', 'unreadable', 'unsynced', 'trap', 'exit'] as const;

/** What can be wrong with the disk of the embedded database; '' is nothing. */
export type Fault = (typeof names)[number];

/** A disk for the thread of an embedded database, whose faults are switched on and off while it runs. */
export function failingDisk(): { thread: WorkerOptions; fail(fault: Fault, times?: 'once' | 'always'): void } {
  const switched = new Int32Array(new SharedArrayBuffer(8));
  return {
    thread: {
      execArgv: ['--import', pathToFileURL(path.join(import.meta.dirname, 'failing-disk-thread.mjs')).href],
      workerData: { failingDisk: { switched, names: [...names] } },
    },
    fail(fault, times = 'always') {
      Atomics.store(switched, 1, times === 'once' ? 1 : 0);
      Atomics.store(switched, 0, names.indexOf(fault));
    },
  };
}
