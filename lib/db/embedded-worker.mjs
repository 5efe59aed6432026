// @ts-check
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { DurableFS, durableStart } from './durable-fs.mjs';
import { housekeeper } from './housekeeping.mjs';

/** @typedef {{ connection: number, bytes?: Uint8Array }} Packet bytes of the PostgreSQL protocol; none: the connection has ended */

const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort);
const folder = /** @type {string | undefined} */ (workerData.folder);
const storage = folder ? { fs: new DurableFS(folder), startParams: durableStart } : {};

let lastWords = '';
const onStderr = (/** @type {string} */ line) => {
  if (/FATAL|PANIC/.test(line)) lastWords = line;
  return true;
};
const lite = await PGlite.create({ ...storage, extensions: { pg_trgm, unaccent }, onStderr }).catch((error) => {
  throw lastWords ? new Error(lastWords) : error;
});
const tidy = housekeeper(lite);

let work = Promise.resolve();
/** @param {() => Promise<void>} step */
const enqueue = (step) => {
  work = work.then(step);
};

/** @param {Packet} packet */
async function serve({ connection, bytes }) {
  if (!bytes) {
    await lite.exec('ROLLBACK');
    await lite.exec('DISCARD ALL');
    return;
  }
  /** @type {Uint8Array[]} */
  const parts = [];
  // Copied, because the parts are views of memory that the next query overwrites.
  await lite.execProtocolRawStream(bytes, { onRawData: (part) => void parts.push(part.slice()) });
  const answer = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    answer.set(part, offset);
    offset += part.length;
  }
  const status = answer.at(-1);
  port.postMessage({ connection, bytes: answer }, [answer.buffer]);
  if (folder) await tidy.after(status);
}

async function close() {
  clearInterval(clock);
  if (folder) await lite.exec('CHECKPOINT');
  await lite.close();
  port.close();
}

const clock = setInterval(() => folder && enqueue(tidy.tick), 1000);
/** @param {Packet | 'close'} message */
function receive(message) {
  if (message === 'close') port.off('message', receive);
  enqueue(() => (message === 'close' ? close() : serve(message)));
}
port.on('message', receive);
port.postMessage('ready');
