import fs from 'node:fs';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClaim } from '@/lib/claims/commands.server';
import { execute } from '@/lib/commands/command';
import { type Embedded, openEmbedded } from '@/lib/db/embedded';
import { DatabaseFull, DatabaseUnavailable } from '@/lib/db/errors';
import { problem } from '@/lib/http/problem';
import { PrismaClient } from '@/prisma/generated/client';
import { embeddedFolder } from '../../support/databases';
import { type Fault, failingDisk } from '../../support/failing-disk';
import { system } from '../../support/people';

const disk = failingDisk();
const lost: string[] = [];
let folder: string;
let db: Embedded;

const settings = { thread: disk.thread, onLost: (sentence: string) => void lost.push(sentence) };
beforeAll(async () => {
  folder = await embeddedFolder();
  db = await openEmbedded(folder, { ...settings, waits: Array(20).fill(0) });
  await db.pool.query('CREATE TABLE probe (number int)');
  await add(1);
});
afterAll(async () => {
  await db.close().catch(() => {});
  fs.rmSync(folder, { recursive: true });
});

const add = (number: number) => db.pool.query('INSERT INTO probe VALUES ($1)', [number]);
const numbers = async () =>
  (await db.pool.query('SELECT number FROM probe ORDER BY 1')).rows.map(({ number }) => number);
const errorOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: Error & { code?: string }) => error,
  );

test('a table that cannot grow fails in one query, and reading goes on', async () => {
  disk.fail('tables are full');
  const filling = db.pool.query('INSERT INTO probe SELECT generate_series(2, 100000)');
  await expect(filling).rejects.toMatchObject({ code: '53100' });
  expect(await numbers()).toEqual([1]);
  disk.fail('');
  await add(2);
  expect(await numbers()).toEqual([1, 2]);
});

test('a full log is reported, however often, and everything continues by itself once there is room', async () => {
  disk.fail('log is full');
  // What was refused is in the memory of the database as if it were stored, so that this may not go on; and to be
  // opened again needs room.
  for (let i = 0; i < 3; i++) expect(await errorOf(add(100))).toBeInstanceOf(DatabaseFull);
  disk.fail('');
  // The start that was under way may still have met the full disk.
  expect(await numbers().catch(numbers)).toEqual([1, 2]);
  await add(3);
  expect(await numbers()).toEqual([1, 2, 3]);
  expect(lost).toEqual([]);
});

test.each<Fault>(['unsynced', 'trap', 'exit', 'read-only'])(
  'after the fault “%s” its query is told, and the others are served by the database opened again',
  async (fault) => {
    const before = await numbers();
    disk.fail(fault, 'once');
    const [writing, reading] = await Promise.all([errorOf(add(100)), numbers()]);
    expect(writing).toBeInstanceOf(DatabaseUnavailable);
    expect(writing?.message).toMatch(/has failed and is being opened again/);
    // What was written but not synced may be there: nobody was told that it is not.
    expect(reading.filter((number) => number !== 100)).toEqual(before.filter((number) => number !== 100));
    expect(lost).toEqual([]);
  },
);

test('a command hit by the fault says what is certain, and is stored whole or not at all', async () => {
  const prisma = new PrismaClient({ adapter: new PrismaPg(db.pool) });
  const add = (statement: string) =>
    execute({ prisma, hasRoom: () => true }, system, createClaim, { statement, topics: [] });
  disk.fail('unsynced', 'once');
  const atItsEnd = problem(await errorOf(add('At its end')));
  expect(atItsEnd.status).toBe(503);
  expect(await atItsEnd.text()).toMatch(/whole or not at all.*Look whether it is/);
  const [{ entries }] = await prisma.$queryRaw<[{ entries: number }]>`
    SELECT count(*)::int AS entries FROM change_record WHERE entity = 'claim' AND after ->> 'statement' = 'At its end'`;
  expect(await prisma.claim.count({ where: { statement: 'At its end' } })).toBe(entries);
  disk.fail('log is full', 'once');
  expect(problem(await errorOf(add('Too much'))).status).toBe(507);
  expect(await prisma.claim.count({ where: { statement: 'Too much' } })).toBe(0);
  await add('Afterwards');
});

test('a file that cannot be read fails in its own query', async () => {
  await db.pool.query('CREATE TABLE other AS SELECT 1 AS number');
  await db.close();
  db = await openEmbedded(folder, { ...settings, waits: [0] });
  const before = await numbers();
  disk.fail('unreadable');
  expect(await errorOf(db.pool.query('SELECT * FROM other'))).toMatchObject({ code: '58030' });
  expect(await numbers()).toEqual(before);
  disk.fail('');
  expect((await db.pool.query('SELECT * FROM other')).rowCount).toBe(1);
});

test('a fault that keeps coming back ends the process with one sentence', async () => {
  disk.fail('trap');
  while (lost.length === 0) expect(await errorOf(add(100))).toBeInstanceOf(DatabaseUnavailable);
  disk.fail('');
  expect(lost).toEqual([
    expect.stringMatching(/^The database in \S+ fails again and again, the last time with “.+”\. .+\.$/),
  ]);
  expect(await errorOf(numbers())).toBeInstanceOf(DatabaseUnavailable);
});

test('a damaged file is named, at the start and while running', async () => {
  await db.close();
  db = await openEmbedded(folder);
  const { rows } = await db.pool.query<{ file: string }>(`SELECT pg_relation_filepath('probe') AS file`);
  await db.close();
  const file = path.join(folder, 'postgres', rows[0]?.file ?? '');
  fs.writeFileSync(file, Buffer.alloc(fs.statSync(file).size, 7));
  db = await openEmbedded(folder);
  expect(await errorOf(numbers())).toMatchObject({
    code: 'XX001',
    message: expect.stringContaining(rows[0]?.file ?? ''),
  });
  await db.close();
  const control = path.join(folder, 'postgres/global/pg_control');
  fs.writeFileSync(control, Buffer.alloc(fs.statSync(control).size, 7));
  await expect(openEmbedded(folder)).rejects.toThrow(/does not start: “.*”.* put back the last copy/);
});
