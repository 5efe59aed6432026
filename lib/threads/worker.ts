import { parentPort, workerData } from 'node:worker_threads';
import { works } from './works';

const { work, given } = workerData as { work: keyof typeof works; given: unknown[] };

parentPort?.postMessage((works[work] as (...given: unknown[]) => unknown)(...given));
