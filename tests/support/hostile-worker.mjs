import { parentPort } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { hostileTexts, readers } = await import(new URL('./hostile-texts.ts', import.meta.url).href);
for (const [reader, read] of Object.entries(readers))
  for (const [name, text] of hostileTexts) {
    parentPort?.postMessage(`${reader} of ${name}`);
    read(text);
  }
parentPort?.postMessage(null);
