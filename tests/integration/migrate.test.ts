import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, inject, test } from 'vitest';
import { type Db, openDb } from '@/lib/db';
import { DatabaseUnavailable } from '@/lib/db/errors';
import { migrate, migrationState, readMigrations } from '@/lib/db/migrate';
import { eachDatabase, serverDatabase } from '../support/databases';

const latest = (await readMigrations()).at(-1)?.name;
const applied = (await readMigrations()).length;

eachDatabase('migrations', (open) => {
  let db: Db;
  beforeEach(async () => {
    db = await open();
  });

  test('are all applied, and applying them again changes nothing', async () => {
    const before = await db.pool.query('SELECT * FROM _prisma_migrations');
    await migrate(db.pool);
    expect((await db.pool.query('SELECT * FROM _prisma_migrations')).rows).toEqual(before.rows);
    expect(await migrationState(db.pool)).toEqual({ applied, pending: 0, latest, unknown: [] });
  });

  test('that were changed after they were applied are refused', async () => {
    await db.pool.query(`UPDATE _prisma_migrations SET checksum = 'another'`);
    await expect(migrate(db.pool)).rejects.toThrow(/not the one this database was made with/);
  });

  test('give a claim another address if a page takes its address', async () => {
    await db.pool.query(
      `INSERT INTO claim (slug, statement, statement_key) SELECT slug, slug, slug FROM unnest(ARRAY['overview', 'overview-2', 'overviews']) slug`,
    );
    await db.pool.query(`DELETE FROM _prisma_migrations WHERE migration_name LIKE '%_overview_address'`);
    await migrate(db.pool);
    const { rows } = await db.pool.query('SELECT slug FROM claim ORDER BY id');
    expect(rows.map(({ slug }) => slug)).toEqual(['overview-3', 'overview-2', 'overviews']);
  });

  test('of a newer Whence are refused, and the lock is given back', async () => {
    await db.pool.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '29990101000000_future', now())`,
    );
    await expect(migrate(db.pool)).rejects.toThrow(DatabaseUnavailable);
    await expect(migrate(db.pool)).rejects.toThrow(/made by a newer Whence/);
    expect(await migrationState(db.pool)).toMatchObject({
      latest: '29990101000000_future',
      unknown: ['29990101000000_future'],
    });
  });
});

test('an empty database in memory is migrated', async () => {
  const db = await openDb({ dataDir: ':memory:' });
  expect(await migrationState(db.pool)).toMatchObject({ applied, pending: 0 });
  expect(await db.prisma.claim.count()).toBe(0);
  await db.close();
});

test('the migrations and prisma/schema.prisma agree', async () => {
  const check = promisify(execFile)(process.execPath, ['--import', 'tsx', 'lib/cli/migration.ts', 'check']);
  await expect(check).resolves.toMatchObject({ stdout: expect.stringContaining('agree') });
});

const server = inject('postgres');
describe.skipIf(!server)('a PostgreSQL server', () => {
  const serverUrl = server?.url ?? '';

  test('is migrated once when several processes start at the same time', async () => {
    const { url, remove } = await serverDatabase(serverUrl);
    const dbs = await Promise.all([1, 2, 3, 4].map(() => openDb({ databaseUrl: url })));
    for (const db of dbs) expect(await migrationState(db.pool)).toEqual({ applied, pending: 0, latest, unknown: [] });
    await Promise.all(dbs.map((db) => db.close()));
    await remove();
  });

  test('a database that cannot be used is named without its password', async () => {
    const url = 'postgresql://someone:secret@127.0.0.1:1/whence';
    const refused = openDb({ databaseUrl: url });
    await expect(refused).rejects.toThrow(DatabaseUnavailable);
    await expect(refused).rejects.toThrow(/127\.0\.0\.1:1, database whence/);
    await expect(refused).rejects.not.toThrow(/secret/);
  });
});
