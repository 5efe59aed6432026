import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { hostileTexts, readers } = await import(new URL('./hostile-texts.ts', import.meta.url).href);
for (const [name, text] of hostileTexts) {
  parentPort?.postMessage(name);
  readers[workerData](text);
}
parentPort?.postMessage(null);
