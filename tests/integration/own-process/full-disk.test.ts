import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { createClaim } from '@/lib/claims/commands.server';
import { execute } from '@/lib/commands/command';
import { type Db, openDb } from '@/lib/db';
import { problem } from '@/lib/http/problem';
import { eachDatabase, embeddedFolder } from '../../support/databases';
import { system } from '../../support/people';
import { fingerprint } from '../../support/tables';

afterEach(() => vi.restoreAllMocks());

const add = (db: Db, statement: string) => execute(db, system, createClaim, { statement, topics: [] });
const problemOf = async (work: Promise<unknown>) => {
  const response = await work.then(
    () => undefined,
    (error) => problem(error),
  );
  return (await response?.json()) as { status: number; title: string } | undefined;
};

eachDatabase('a disk that is full', (open) => {
  let db: Db;
  beforeAll(async () => {
    db = await open();
  });

  it.each([
    ['53100', 507],
    ['53200', 503],
    ['58030', 503],
    ['XX001', 503],
  ])('the database says %s: the command answers %i, keeps nothing, and the next one goes on', async (code, status) => {
    await db.pool.query(`
      CREATE OR REPLACE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'could not' USING ERRCODE = '${code}'; END $$;
      CREATE TRIGGER failing BEFORE INSERT ON change FOR EACH ROW EXECUTE FUNCTION fail()`);
    const before = await fingerprint(db);
    expect(await problemOf(add(db, 'Refused'))).toMatchObject({
      status,
      title: expect.stringMatching(/Nothing was changed/),
    });
    expect(await fingerprint(db)).toBe(before);
    await db.pool.query('DROP TRIGGER failing ON change');
    await add(db, `Stored after ${code}`);
  });
});

/** As the system tells it of the disk; nothing here depends on the real one. */
function free(bytes: number): void {
  vi.spyOn(fs, 'statfsSync').mockReturnValue({
    bsize: 4096,
    bavail: Math.floor(bytes / 4096),
    blocks: 1e6,
  } as ReturnType<typeof fs.statfsSync>);
}

it('before the disk is full commands are refused, reading goes on, and writing too once there is room', async () => {
  const folder = await embeddedFolder();
  const db = await openDb({ dataDir: folder });
  const begun = vi.spyOn(db.prisma, '$transaction');
  free(63 * 2 ** 20);
  expect(await problemOf(add(db, 'Refused'))).toMatchObject({
    status: 507,
    title: expect.stringMatching(/full.*Nothing was changed.*free some space/),
  });
  expect(begun).not.toHaveBeenCalled();
  expect(await db.prisma.claim.count()).toBe(0);
  vi.restoreAllMocks();
  free(65 * 2 ** 20);
  await add(db, 'Stored');
  vi.restoreAllMocks();
  // A file system that does not tell.
  vi.spyOn(fs, 'statfsSync').mockReturnValue({ bsize: 0, bavail: 0, blocks: 0 } as ReturnType<typeof fs.statfsSync>);
  await add(db, 'Stored too');
  expect(await db.prisma.claim.count()).toBe(2);
  await db.close();
  fs.rmSync(folder, { recursive: true });
});

it('a first start without room is refused in a sentence, and leaves nothing behind', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'whence-full-'));
  free(50 * 2 ** 20);
  await expect(openDb({ dataDir: folder })).rejects.toThrow(
    /^The disk of \S+ has no room for a database: make room .+\.$/,
  );
  expect(fs.readdirSync(folder)).toEqual([]);
  fs.rmSync(folder, { recursive: true });
});
