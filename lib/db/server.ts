import pg from 'pg';
import { DatabaseUnavailable } from './errors';

/** Connects to a PostgreSQL server and proves that it answers. */
export async function connectServer(url: string): Promise<{ pool: pg.Pool; close(): Promise<void> }> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    // The driver adapter drops the offset of a time, so that every session must be in UTC. Compiling a query costs more than it ever gains here.
    options: '-c TimeZone=UTC -c jit=off',
    statement_timeout: 30_000,
    connectionTimeoutMillis: 5000,
  });
  // A connection that breaks while idle is replaced by the next query, which reports what is wrong.
  pool.on('error', () => {});
  try {
    await pool.query('SELECT 1');
  } catch (error) {
    await pool.end();
    throw new DatabaseUnavailable(`The PostgreSQL server ${placeOf(url)} cannot be used: ${(error as Error).message}`, { cause: error });
  }
  return { pool, close: () => pool.end() };
}

/** Host, port and database of an address, never its password. */
function placeOf(url: string): string {
  if (!URL.canParse(url)) return 'of DATABASE_URL';
  const { port, pathname } = new URL(url);
  return `${hostOf(url)}:${port || 5432}, database ${pathname.slice(1) || 'postgres'},`;
}

/** The computer of a database, or the folder of its socket. @param url a PostgreSQL address */
export function hostOf(url: string): string {
  const { hostname, searchParams } = new URL(url);
  return searchParams.get('host') ?? (decodeURIComponent(hostname) || 'localhost');
}
