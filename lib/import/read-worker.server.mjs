// @ts-check
import { parentPort, workerData } from 'node:worker_threads';
import { Refusal } from '../intake/refusal.mjs';
import { readAsTable } from './read-as-table.server.mjs';

try {
  parentPort?.postMessage({ table: await readAsTable(workerData) });
} catch (error) {
  if (error instanceof Refusal)
    parentPort?.postMessage({ refusal: { kind: error.kind, message: error.message, details: error.details } });
  else if (error instanceof RangeError)
    parentPort?.postMessage({ refusal: { kind: 'too large', message: '', details: {} } });
  else if (error instanceof Error && Reflect.get(error, 'code') === 'ENOSPC') parentPort?.postMessage({ isFull: true });
  else throw error;
}
