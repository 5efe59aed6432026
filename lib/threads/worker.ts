import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { wordsOf } from '@/lib/vocabulary';
import { tasks } from './tasks';

const { work, given, along } = z
  .object({ work: z.enum(wordsOf(tasks)), given: z.array(z.unknown()), along: z.instanceof(Uint8Array).optional() })
  .parse(workerData);

parentPort?.postMessage(Reflect.apply(tasks[work], undefined, along ? [...given, along] : given));
