import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { messageOf } from '@/lib/errors';
import { type Keeping, keepThread, launch, stopThread } from './database-thread';
import { DatabaseFull, DatabaseUnavailable, remedyFor, saysFull } from './errors';
import { takeLock } from './lock';
import { closeToOthers, privateFolder } from './private-folder';
import { hasRoom } from './room.mjs';
import { WorkerSocket } from './worker-socket';

/** The major version of PostgreSQL inside PGlite. Files of another one cannot be read. */
const VERSION = '18';
const MEMORY = ':memory:';

export type Embedded = { pool: pg.Pool; close(): Promise<void> };

/** `queryLimit`: how many milliseconds a query may take. */
type Settings = Keeping & { readonly queryLimit?: number };

/**
 * Opens PostgreSQL inside this process, in a thread of its own, on `<dataDir>/postgres` or, for tests, on ':memory:'.
 * @throws DatabaseUnavailable with one sentence for whoever runs the server
 */
export async function openEmbedded(dataDir: string, settings: Settings = {}): Promise<Embedded> {
  if (dataDir === MEMORY) return serve(undefined, settings, () => {});
  const { release } = lockFolder(path.resolve(dataDir));
  try {
    closeToOthers(path.resolve(dataDir));
    return await serve(await prepare(path.resolve(dataDir)), settings, release);
  } catch (error) {
    release();
    throw error;
  }
}

async function serve(
  folder: string | undefined,
  { queryLimit = 120_000, ...keeping }: Settings,
  release: () => void,
): Promise<Embedded> {
  const kept = await keepThread(folder, keeping);
  const pool = new pg.Pool({
    stream: () => new WorkerSocket(kept.current(), queryLimit),
    max: 1,
    idleTimeoutMillis: 0,
    // Whoever waits longer is told to try again.
    connectionTimeoutMillis: 15_000,
    allowExitOnIdle: true,
    user: 'postgres',
    database: 'postgres',
    ssl: false,
  });
  // The next query replaces an idle connection that breaks, and reports what is wrong.
  pool.on('error', () => {});
  return {
    pool,
    async close() {
      await pool.end();
      await kept.stop().finally(release);
    },
  };
}

function lockFolder(dataDir: string): { release(): void } {
  try {
    privateFolder(dataDir);
    return takeLock(path.join(dataDir, 'lock'));
  } catch (error) {
    if (error instanceof DatabaseUnavailable) throw error;
    const message = messageOf(error);
    const kind = saysFull(message) ? DatabaseFull : DatabaseUnavailable;
    throw new kind(`The data folder ${dataDir} cannot be written: “${message}”. ${remedyFor(message)}`, {
      cause: error,
    });
  }
}

/**
 * The database's own folder, created if missing. It is made beside its place and then renamed, so that a half-made one
 * is never opened.
 */
async function prepare(dataDir: string): Promise<string> {
  const folder = path.join(dataDir, 'postgres');
  const versionFile = path.join(folder, 'PG_VERSION');
  if (!fs.existsSync(folder)) {
    const unfinished = `${folder}.new`;
    fs.rmSync(unfinished, { recursive: true, force: true });
    if (!hasRoom(dataDir))
      throw new DatabaseFull(
        `The disk of ${dataDir} has no room for a database: make room for 200 MB and start the server again.`,
      );
    const thread = launch(unfinished);
    await thread.ready.catch((error) => {
      // Files that a full disk has no room for must not fill it.
      fs.rmSync(unfinished, { recursive: true, force: true });
      throw error;
    });
    await stopThread(thread);
    // PostgreSQL syncs what it writes from now on. These first files were copied here by PGlite.
    for (const file of fs.readdirSync(unfinished, { recursive: true, encoding: 'utf8' }))
      sync(path.join(unfinished, file));
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
