import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Embedded, openEmbedded } from '@/lib/db/embedded';
import { DatabaseUnavailable } from '@/lib/db/errors';
import { embeddedFolder } from '../../support/databases';

const LIMIT = 8000;
let folder: string;
let db: Embedded;

beforeAll(async () => {
  folder = await embeddedFolder();
  db = await openEmbedded(folder, { queryLimit: LIMIT });
  await db.pool.query('CREATE TABLE probe (number int)');
});
afterAll(async () => {
  await db.close();
  fs.rmSync(folder, { recursive: true });
});

const count = async () => (await db.pool.query('SELECT count(*)::int AS n FROM probe')).rows[0].n;

test('a slow query does not stop the rest of the process', async () => {
  let ticks = 0;
  const clock = setInterval(() => ticks++, 10);
  await db.pool.query('SELECT count(*) FROM generate_series(1, 1000000)');
  clearInterval(clock);
  expect(ticks).toBeGreaterThan(2);
});

test('errors carry the code of PostgreSQL, and the connection goes on', async () => {
  await expect(db.pool.query('SELECT 1 / 0')).rejects.toMatchObject({ code: '22012', message: 'division by zero' });
  expect(await count()).toBe(0);
});

test('a discarded connection takes its transaction and settings with it', async () => {
  const client = await db.pool.connect();
  await client.query(`SET application_name = 'left behind'`);
  await client.query('BEGIN');
  await client.query('INSERT INTO probe VALUES (1)');
  client.release(true);
  expect(await count()).toBe(0);
  expect((await db.pool.query('SHOW application_name')).rows[0].application_name).not.toBe('left behind');
});

test('a query that never ends is ended, and what was committed is there afterwards', async () => {
  await db.pool.query('INSERT INTO probe VALUES (2)');
  const endless = db.pool.query('SELECT count(*) FROM generate_series(1, 1e12::bigint)');
  await expect(endless).rejects.toThrow(DatabaseUnavailable);
  expect(await count()).toBe(1);
});

test('deep recursion is an error, not the end', async () => {
  await db.pool.query(`CREATE FUNCTION deep(i int) RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN deep(i + 1); END'`);
  await expect(db.pool.query('SELECT deep(1)')).rejects.toMatchObject({ code: '54001' });
  expect(await count()).toBe(1);
});

test('tables are analysed and the log is kept short, without a request', async () => {
  await db.pool.query(
    'CREATE TABLE heavy AS SELECT 1 AS number, repeat(md5(i::text), 20) AS filler FROM generate_series(1, 100000) AS i',
  );
  const log = () => fs.readdirSync(path.join(folder, 'postgres/pg_wal')).filter((name) => name.length === 24).length;
  const analysed = async () => (await db.pool.query(`SELECT FROM pg_stats WHERE tablename = 'heavy'`)).rowCount;
  for (let i = 0; i < 20 && !(await analysed()); i++) await sleep(3000);
  expect(await analysed()).toBe(2);
  expect(log()).toBeLessThanOrEqual(6);
}, 120_000);

test('a folder in use, of another format, or that cannot be made is refused in one sentence', async () => {
  await expect(openEmbedded(folder)).rejects.toThrow(`in use by process ${process.pid}`);
  const other = await embeddedFolder();
  fs.writeFileSync(path.join(other, 'postgres/PG_VERSION'), '17\n');
  await expect(openEmbedded(other)).rejects.toThrow(/format of PostgreSQL 17, and this Whence reads 18/);
  await expect(openEmbedded(other)).rejects.toThrow(DatabaseUnavailable);
  await expect(openEmbedded(path.join(other, 'postgres/PG_VERSION'))).rejects.toThrow(/cannot be written/);
  fs.rmSync(other, { recursive: true });
});

test('an interrupted first start is begun again', async () => {
  const fresh = await embeddedFolder();
  fs.renameSync(path.join(fresh, 'postgres'), path.join(fresh, 'postgres.new'));
  fs.rmSync(path.join(fresh, 'postgres.new/global'), { recursive: true });
  const { pool, close } = await openEmbedded(fresh);
  expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  await close();
  expect(fs.readdirSync(fresh)).toEqual(['postgres']);
  fs.rmSync(fresh, { recursive: true });
});
