import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PGlite } from '@electric-sql/pglite';
import { expect, test, vi } from 'vitest';
import { DurableFS, durableStart } from '@/lib/db/durable-fs.mjs';
import { openEmbedded } from '@/lib/db/embedded';
import { embeddedFolder } from '../support/databases';
import { runScript } from '../support/processes';

test('every acknowledged write survives kill -9, and no half transaction does', async () => {
  const folder = await embeddedFolder();
  let acknowledged = 0;
  for (let round = 0; round < 5; round++) {
    const writer = runScript('durable-writer.ts', folder);
    const first = await writer.lines.next();
    writer.child.stdout.on('data', (chunk) => {
      acknowledged = Number(String(chunk).trim().split('\n').at(-1));
    });
    acknowledged = Number(first.value);
    await sleep(500 + round * 300 + Math.random() * 200);
    await writer.kill();

    const { pool, close } = await openEmbedded(folder);
    const { rows } = await pool.query('SELECT number, count(*)::int AS halves FROM probe GROUP BY number ORDER BY number');
    await close();
    expect(rows.filter((row) => row.halves !== 2)).toEqual([]);
    expect(rows.map((row) => row.number)).toEqual(rows.map((_, i) => i + 1));
    expect(rows.length).toBeGreaterThanOrEqual(acknowledged);
    expect(rows.length).toBeLessThanOrEqual(acknowledged + 1);
  }
  fs.rmSync(folder, { recursive: true });
});

test('a commit is synced to the disk before it is acknowledged, and reading syncs nothing', async () => {
  const folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'whence-sync-')), 'postgres');
  const lite = await PGlite.create({ fs: new DurableFS(folder), startParams: durableStart });
  await lite.exec('CREATE TABLE probe (number int)');
  const sync = vi.spyOn(fs, 'fsyncSync');
  await lite.query('SELECT * FROM probe');
  expect(sync).not.toHaveBeenCalled();
  for (let i = 1; i <= 5; i++) {
    await lite.query('INSERT INTO probe VALUES ($1)', [i]);
    expect(sync).toHaveBeenCalledTimes(i);
  }
  await lite.exec('CHECKPOINT');
  expect(sync.mock.calls.length).toBeGreaterThan(10);
  sync.mockRestore();
  await lite.close();
  fs.rmSync(path.dirname(folder), { recursive: true });
});
