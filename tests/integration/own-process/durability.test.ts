import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PGlite } from '@electric-sql/pglite';
import { expect, test, vi } from 'vitest';
import { DurableFS, durableStart } from '@/lib/db/durable-fs.mjs';
import { embeddedFolder } from '../../support/databases';
import type { Found, Stored } from '../../support/durable-writer';
import { randomOf } from '../../support/edited-texts';
import { runScript } from '../../support/processes';
import { isFull } from '../../support/runs';

const KILLS = isFull ? 20 : 4;

test('every acknowledged change survives kill -9 whole, and any other is there whole or not at all', async () => {
  const folder = await embeddedFolder();
  const seed = Date.now() % 1_000_000;
  const random = randomOf(seed);
  let acknowledged: Stored | undefined;
  // Each looks at what the one before left. It is started early, since that takes long.
  let next = runScript('durable-writer.ts', folder, '1');
  for (let round = 1; round <= KILLS + 1; round++) {
    const writer = next;
    next = runScript('durable-writer.ts', folder, String(round + 1));
    writer.child.stdin.write(`${acknowledged?.last ?? 0}\n`);
    for (let left = (round === 1 ? 43 : 3) + random(8); left > 0; left--) await writer.lines.next();
    await sleep(random(60));
    await writer.kill();
    const [found, ...after] = writer.printed().map((line) => JSON.parse(line)) as [Found, ...Stored[]];
    const which = `seed ${seed}, round ${round}`;
    expect(found.unlikeHistory, which).toEqual([]);
    expect(found.derivedWrong, which).toEqual([]);
    if (acknowledged) {
      expect(found.history, which).toBe(acknowledged.history);
      expect(found.unacknowledged, which).toBeLessThanOrEqual(1);
      if (found.unacknowledged === 0) expect(found.tables, which).toEqual(acknowledged.tables);
    }
    acknowledged = after.at(-1);
  }
  await next.kill();
  fs.rmSync(folder, { recursive: true });
}, 1_800_000);

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
