import { parentPort, workerData } from 'node:worker_threads';
import { tasks } from './tasks';

const { work, given } = workerData as { work: keyof typeof tasks; given: unknown[] };

parentPort?.postMessage((tasks[work] as (...given: unknown[]) => unknown)(...given));
