import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import pg from 'pg';
import { DatabaseUnavailable } from './errors';
import { takeLock } from './lock';
import { closeToOthers, privateFolder } from './private-folder';
import { type DatabaseThread, WorkerSocket } from './worker-socket';

/** The major version of PostgreSQL inside PGlite; files of another one cannot be read. */
const VERSION = '18';
const MEMORY = ':memory:';

export type Embedded = { pool: pg.Pool; close(): Promise<void> };

/** Opens PostgreSQL inside this process, in a thread of its own, on `<dataDir>/postgres` or, for tests, on ':memory:'. */
export async function openEmbedded(dataDir: string, queryLimit = 120_000): Promise<Embedded> {
  if (dataDir === MEMORY) return serve(undefined, queryLimit, () => {});
  const { release } = lockFolder(path.resolve(dataDir));
  try {
    closeToOthers(path.resolve(dataDir));
    return await serve(await prepare(path.resolve(dataDir)), queryLimit, release);
  } catch (error) {
    release();
    throw error;
  }
}

async function serve(folder: string | undefined, queryLimit: number, release: () => void): Promise<Embedded> {
  let thread = launch(folder);
  await thread.ready;
  const stream = () => {
    // After a crash the next connection starts the database anew: PostgreSQL recovers from its log.
    if (thread.worker.threadId === -1 && folder) thread = launch(folder);
    return new WorkerSocket(thread, queryLimit);
  };
  const pool = new pg.Pool({
    stream,
    max: 1,
    idleTimeoutMillis: 0,
    // Whoever waits for longer is told to try again.
    connectionTimeoutMillis: 15_000,
    allowExitOnIdle: true,
    user: 'postgres',
    database: 'postgres',
    ssl: false,
  });
  // An idle connection that breaks is replaced by the next query, which reports what is wrong.
  pool.on('error', () => {});
  return {
    pool,
    async close() {
      await pool.end();
      await stop(thread).finally(release);
    },
  };
}

function launch(folder: string | undefined): DatabaseThread {
  const worker = new Worker(path.join(process.cwd(), 'lib/db/embedded-worker.mjs'), {
    workerData: { folder },
    execArgv: [],
    // Deep recursion must meet PostgreSQL's own limit before that of JavaScript, from which PGlite does not recover.
    resourceLimits: { stackSizeMb: 64 },
  });
  worker.on('error', (error) => console.error(`The embedded database has failed: ${error.message}`));
  const ended = once(worker, 'exit').then(() => Promise.reject(new Error('its thread has ended')));
  const ready = Promise.race([once(worker, 'message'), ended]).then(
    () => {},
    (error) => {
      throw new DatabaseUnavailable(`The database in ${folder ?? 'memory'} does not start: ${error.message}`, { cause: error });
    },
  );
  // After a restart nobody waits for this: the connection learns of the end from the worker itself.
  ready.catch(() => {});
  return { worker, ready };
}

async function stop({ worker }: DatabaseThread): Promise<void> {
  if (worker.threadId === -1) return;
  worker.ref();
  worker.postMessage('close');
  await once(worker, 'exit');
}

function lockFolder(dataDir: string): { release(): void } {
  try {
    privateFolder(dataDir);
    return takeLock(path.join(dataDir, 'lock'));
  } catch (error) {
    if (error instanceof DatabaseUnavailable) throw error;
    throw new DatabaseUnavailable(`The data folder ${dataDir} cannot be written: ${(error as Error).message}`, { cause: error });
  }
}

/** The database's own folder, made when missing: beside its place and then renamed, so that a half-made one is never opened. */
async function prepare(dataDir: string): Promise<string> {
  const folder = path.join(dataDir, 'postgres');
  const versionFile = path.join(folder, 'PG_VERSION');
  if (!fs.existsSync(folder)) {
    const unfinished = `${folder}.new`;
    fs.rmSync(unfinished, { recursive: true, force: true });
    const thread = launch(unfinished);
    await thread.ready;
    await stop(thread);
    // PostgreSQL syncs what it writes from now on; these first files were copied here by PGlite.
    for (const file of fs.readdirSync(unfinished, { recursive: true, encoding: 'utf8' })) sync(path.join(unfinished, file));
    fs.renameSync(unfinished, folder);
    sync(dataDir);
    return folder;
  }
  const version = fs.existsSync(versionFile) ? fs.readFileSync(versionFile, 'utf8').trim() : 'none';
  if (version === VERSION) return folder;
  throw new DatabaseUnavailable(
    `The database in ${folder} has the format of PostgreSQL ${version}, and this Whence reads ${VERSION}: export it with the Whence that made it.`,
  );
}

function sync(file: string): void {
  const isFolder = fs.statSync(file).isDirectory();
  if (isFolder && process.platform === 'win32') return;
  const descriptor = fs.openSync(file, isFolder ? 'r' : 'r+');
  fs.fsyncSync(descriptor);
  fs.closeSync(descriptor);
}
