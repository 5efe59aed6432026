import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openDb } from '@/lib/db';
import { privateFolder } from '@/lib/db/private-folder';
import { embeddedFolder } from '../../support/databases';

const NOBODY = 65534;
const isRoot = process.getuid?.() === 0;
let above: string;
let folder: string;

const everything = (): string[] => [
  folder,
  ...fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name)),
];
const open = () => everything().filter((file) => fs.statSync(file).mode & 0o077);

/** The files that somebody else on this computer can read, tried one by one. */
function readByNobody(files: readonly string[]): string[] {
  const script = `const fs = require('node:fs');
    const read = JSON.parse(fs.readFileSync(0, 'utf8')).filter((file) => { try { fs.readFileSync(file); return true; } catch { return false; } });
    console.log(JSON.stringify(read));`;
  const { stdout } = spawnSync(process.execPath, ['-e', script], {
    input: JSON.stringify(files),
    uid: NOBODY,
    gid: NOBODY,
    cwd: '/',
  });
  return JSON.parse(stdout.toString());
}

beforeAll(async () => {
  above = fs.mkdtempSync(path.join(os.tmpdir(), 'whence-private-'));
  fs.chmodSync(above, 0o755);
  folder = path.join(above, 'data');
});
afterAll(() => fs.rmSync(above, { recursive: true }));

/** Writes so much that files are made while it runs: tables, indexes and parts of the log. */
async function work(): Promise<void> {
  const db = await openDb({ dataDir: folder });
  await db.pool.query(
    'CREATE TABLE IF NOT EXISTS probe AS SELECT n, md5(n::text) AS text FROM generate_series(1, 50000) n',
  );
  await db.pool.query('UPDATE probe SET text = md5(text)');
  await db.pool.query('CHECKPOINT');
  expect(open()).toEqual([]);
  await db.close();
}

it('a new data folder, and all that is made in it, is for its owner alone', async () => {
  await work();
  expect(fs.statSync(folder).mode & 0o777).toBe(0o700);
  expect(everything().length).toBeGreaterThan(900);
  expect(open()).toEqual([]);
});

it('one that is open to others is closed at the next start, with everything in it', async () => {
  const kept = path.join(folder, 'copies/of/mine');
  fs.mkdirSync(kept, { recursive: true });
  fs.writeFileSync(path.join(kept, 'dump.gz'), 'x');
  for (const file of everything()) fs.chmodSync(file, fs.statSync(file).isDirectory() ? 0o755 : 0o666);
  await work();
  expect(open()).toEqual([]);
});

it('what a link points to is left as it is', async () => {
  const elsewhere = path.join(above, 'elsewhere');
  fs.writeFileSync(elsewhere, 'x');
  fs.chmodSync(elsewhere, 0o644);
  fs.symlinkSync(elsewhere, path.join(folder, 'link'));
  await (await openDb({ dataDir: folder })).close();
  expect(fs.statSync(elsewhere).mode & 0o777).toBe(0o644);
  fs.rmSync(path.join(folder, 'link'));
});

it.runIf(isRoot)('another user of the computer reads none of it, by the folder nor by the single files', () => {
  const files = everything().filter((file) => fs.statSync(file).isFile());
  expect(readByNobody(files)).toEqual([]);
  // Should somebody open the folders again, the files stay closed.
  const folders = everything().filter((file) => fs.statSync(file).isDirectory());
  for (const at of folders) fs.chmodSync(at, 0o755);
  expect(readByNobody(files)).toEqual([]);
  fs.chmodSync(files[0] ?? '', 0o644);
  expect(readByNobody(files)).toEqual([files[0]]);
});

it('the key that signs cookies is closed if one was put back open to others', async () => {
  const file = path.join(folder, 'auth-secret');
  fs.writeFileSync(file, 'a'.repeat(43));
  fs.chmodSync(file, 0o644);
  fs.chmodSync(folder, 0o755);
  vi.stubEnv('DATA_DIR', folder);
  vi.stubEnv('WHENCE_SECRET', '');
  vi.resetModules();
  expect((await import('@/lib/people/secret.server')).signingKey()).toBe('a'.repeat(43));
  vi.unstubAllEnvs();
  expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  expect(fs.statSync(folder).mode & 0o777).toBe(0o700);
});

it('a shared folder is refused in a sentence, and left as it is', () => {
  const shared = path.join(above, 'shared');
  fs.mkdirSync(shared);
  fs.chmodSync(shared, 0o1777);
  expect(() => privateFolder(shared)).toThrow(/must be a folder of its own/);
  expect(fs.statSync(shared).mode & 0o7777).toBe(0o1777);
});

it('closing thousands of files again changes nothing that the database needs', async () => {
  const copy = await embeddedFolder();
  for (let round = 0; round < 2; round++) {
    const db = await openDb({ dataDir: copy });
    expect((await db.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await db.close();
  }
  fs.rmSync(copy, { recursive: true });
});
