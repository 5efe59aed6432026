import { parentPort } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { isFull } = await import(new URL('./runs.ts', import.meta.url).href);
const { hostileTexts, readers } = await import(new URL('./hostile-texts.ts', import.meta.url).href);
for (const [reader, read] of Object.entries(readers))
  for (const [name, text] of hostileTexts) {
    // Another part of them each time.
    if (!isFull && Math.random() > 0.2) continue;
    parentPort?.postMessage(`${reader} of ${name}`);
    read(text);
  }
parentPort?.postMessage(null);
