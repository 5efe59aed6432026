import { Socket } from 'node:net';
import pg from 'pg';
import { away, messageOf, partOf } from '@/lib/errors';
import { urlOf } from '@/lib/format/url.mjs';
import { log } from '@/lib/log.server.mjs';
import { DatabaseUnavailable } from './errors';

/** Connects to a PostgreSQL server and proves that it answers. */
export async function connectServer(
  url: string,
): Promise<{ pool: pg.Pool; answers(): Promise<void>; close(): Promise<void> }> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    // The driver adapter drops the offset of a time, so every session must be in UTC. Compiling a query costs more than
    // it ever gains here.
    options: '-c TimeZone=UTC -c jit=off',
    statement_timeout: 30_000,
    connectionTimeoutMillis: 5000,
  });
  const probe = probeOf(url, () => breakOff(pool));
  outliveErrors(pool);
  try {
    await pool.query('SELECT 1');
  } catch (error) {
    await pool.end();
    throw new DatabaseUnavailable(`The PostgreSQL server ${placeOf(url)} cannot be used: ${messageOf(error)}`, {
      cause: error,
    });
  }
  return {
    pool,
    answers: probe.ask,
    async close() {
      await Promise.all([probe.end(), pool.end()]);
    },
  };
}

/**
 * The next query replaces a connection that breaks, and reports what is wrong. Without a listener its error would end
 * the process, even while somebody has the connection.
 */
function outliveErrors(pool: pg.Pool): void {
  const open = new Set<pg.PoolClient>();
  connections.set(pool, open);
  pool.on('error', () => {});
  pool.on('connect', (client) => {
    open.add(client);
    client.on('error', () => {});
    client.on('end', () => open.delete(client));
  });
}

const connections = new WeakMap<pg.Pool, Set<pg.PoolClient>>();

/**
 * Ends all connections at once. What waits on them for a server that does not answer fails, and none of them is used
 * again when it does.
 */
function breakOff(pool: pg.Pool): void {
  for (const client of connections.get(pool) ?? []) {
    const stream = partOf(partOf(client, 'connection'), 'stream');
    if (!(stream instanceof Socket)) continue;
    stream.destroy(Object.assign(new Error('The database server does not answer.'), { code: 'ETIMEDOUT' }));
  }
}

/** How long a page waits for a sign of life, twice. */
const SIGN_OF_LIFE_MS = 2000;

/**
 * Asks on a connection of its own whether the server answers, so that busy ones do not pass for a dead one. Everybody
 * who asks at once shares one question.
 */
function probeOf(url: string, onSilence: () => void) {
  const line = new pg.Pool({
    connectionString: url,
    max: 1,
    connectionTimeoutMillis: SIGN_OF_LIFE_MS,
    query_timeout: SIGN_OF_LIFE_MS,
  });
  outliveErrors(line);
  let asking: Promise<void> | undefined;
  let isAway = false;
  const question = async () => {
    const client = await line.connect();
    let broken = true;
    try {
      await client.query('SELECT 1');
      broken = false;
    } finally {
      // One that did not answer in time may answer somebody else later.
      client.release(broken);
    }
  };
  return {
    /** @throws DatabaseUnavailable within the time for a sign of life */
    ask(): Promise<void> {
      // Twice: this process itself may have been too busy to hear the first answer.
      asking ??= question()
        .catch(question)
        .then(() => {
          if (isAway) log.info('The database server answers again.');
          isAway = false;
        })
        .catch((cause) => {
          if (!isAway) log.error(cause, 'The database server does not answer.');
          isAway = true;
          onSilence();
          throw new DatabaseUnavailable(away().message, { cause });
        })
        .finally(() => {
          asking = undefined;
        });
      return asking;
    },
    end: () => line.end(),
  };
}

/** Host, port and database of an address, never its password. */
function placeOf(url: string): string {
  const parsed = urlOf(url);
  if (!parsed) return 'of DATABASE_URL';
  const { port, pathname } = parsed;
  return `${hostOf(url)}:${port || 5432}, database ${pathname.slice(1) || 'postgres'},`;
}

/** The computer of a database, or the folder of its socket. @param url a PostgreSQL address */
export function hostOf(url: string): string {
  const { hostname, searchParams } = new URL(url);
  return searchParams.get('host') ?? (decodeURIComponent(hostname) || 'localhost');
}
