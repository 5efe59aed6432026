import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import { messageOf } from '@/lib/errors';
import { DatabaseUnavailable } from './errors';

/** Any fixed number. Processes that start together on one database wait for each other at this lock. */
const LOCK = 72707369;

/** The columns are those of Prisma, so that its own commands read our table. */
const TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ, migration_name VARCHAR(255) NOT NULL,
  logs TEXT, rolled_back_at TIMESTAMPTZ, started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;

export type Migration = { name: string; sql: string; checksum: string };
export type MigrationState = { applied: number; pending: number; latest: string | null; unknown: string[] };

/** Where the migrations are, in one folder each, ordered by name. */
export const migrationsFolder = () => path.join(process.cwd(), 'prisma/migrations');

/** Every migration that this version of Whence has, oldest first. */
export async function readMigrations(): Promise<Migration[]> {
  const entries = await fs.readdir(migrationsFolder(), { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const file = await fs.readFile(path.join(migrationsFolder(), name, 'migration.sql'), 'utf8');
      // Git may write the file with other line endings on another system.
      const sql = file.replaceAll('\r\n', '\n');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/**
 * Applies the missing migrations, each in a transaction. Refuses a database that another version of Whence has changed.
 */
export async function migrate(pool: pg.Pool): Promise<void> {
  const migrations = await readMigrations();
  const client = await pool.connect();
  try {
    await client.query('SET statement_timeout = 0');
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await client.query(TABLE);
    const finished = await finishedMigrations(client);
    refuseStrange(migrations, finished);
    for (const migration of migrations) if (!finished.has(migration.name)) await apply(client, migration);
    await client.query('SELECT pg_advisory_unlock($1)', [LOCK]);
    await client.query('RESET statement_timeout');
    client.release();
  } catch (error) {
    // Ending the connection gives back the lock and everything else that was set.
    client.release(true);
    throw error;
  }
}

/** How the database compares with the migrations of this version, for the health page. Changes nothing. */
export async function migrationState(pool: pg.Pool): Promise<MigrationState> {
  const names = (await readMigrations()).map((migration) => migration.name);
  const { rows } = await pool.query<{ made: boolean }>(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS made`);
  const finished = rows[0]?.made ? [...(await finishedMigrations(pool)).keys()] : [];
  return {
    applied: finished.length,
    pending: names.filter((name) => !finished.includes(name)).length,
    latest: finished.at(-1) ?? null,
    unknown: finished.filter((name) => !names.includes(name)),
  };
}

async function finishedMigrations(client: pg.Pool | pg.PoolClient): Promise<Map<string, string>> {
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    `SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL
     ORDER BY migration_name COLLATE "C"`,
  );
  return new Map(rows.map((row) => [row.migration_name, row.checksum]));
}

function refuseStrange(migrations: Migration[], finished: Map<string, string>): void {
  const known = new Map(migrations.map((migration) => [migration.name, migration.checksum]));
  for (const [name, checksum] of finished) {
    const expected = known.get(name);
    if (expected === undefined)
      throw new DatabaseUnavailable(
        `This database was made by a newer Whence: it has the migration ${name}, which this one lacks. Start the newer version.`,
      );
    if (expected !== checksum)
      throw new DatabaseUnavailable(
        `The migration ${name} is not the one this database was made with: restore the file as it was.`,
      );
  }
}

async function apply(client: pg.PoolClient, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) VALUES ($1, $2, $3, now(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query('COMMIT');
  } catch (error) {
    throw new DatabaseUnavailable(`The migration ${name} failed and nothing of it was kept: ${messageOf(error)}`, {
      cause: error,
    });
  }
}
