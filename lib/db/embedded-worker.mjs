// @ts-check
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { DurableFS, durableStart } from './durable-fs.mjs';
import { housekeeper } from './housekeeping.mjs';
import { hasRoom } from './room.mjs';

/**
 * @typedef {{ connection: number, bytes?: Uint8Array }} Packet bytes of the PostgreSQL protocol; none: the connection
 * has ended
 */

const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort);
const folder = /** @type {string | undefined} */ (workerData.folder);
const storage = folder ? { fs: new DurableFS(folder), startParams: durableStart } : {};

let lastWords = '';
const onStderr = (/** @type {string} */ line) => {
  lastWords = /^[^"]*\] (?:FATAL|PANIC): +(.*)/.exec(line)?.[1] ?? lastWords;
  return true;
};
/** @param {Error & { errno?: number }} error */
const inItsWords = (error) => new Error(lastWords || error.message || `error ${error.errno ?? 'without a name'}`);

const lite = await PGlite.create({ ...storage, extensions: { pg_trgm, unaccent }, onStderr }).catch((error) => {
  throw inItsWords(error);
});

/** The way of an ordinary error back to PostgreSQL's main loop. */
const LONGJMP = 100;
/** @type {Error | undefined} */
let broken;
const { _PostgresMainLoopOnce: mainLoop } = lite.Module;
// PGlite would go on after anything: PANIC, exhausted memory, a trap. What it then has in memory is not what is stored.
lite.Module._PostgresMainLoopOnce = () => {
  try {
    return mainLoop();
  } catch (error) {
    if (/** @type {{ status?: number }} */ (error).status !== LONGJMP) broken ??= /** @type {Error} */ (error);
    throw error;
  }
};
/** Ends the thread, and this instance with it, once the instance is broken. */
function refuseBroken() {
  if (broken) throw inItsWords(broken);
}

const tidy = housekeeper(lite, () => !folder || hasRoom(folder));

let work = Promise.resolve();
/** @param {() => Promise<void>} step */
const enqueue = (step) => {
  work = work.then(step).then(refuseBroken);
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
  refuseBroken();
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
