import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, it } from 'vitest';
import { rebuild } from '@/lib/assessments/rebuild.server';
import { resolveRefs } from '@/lib/data-table/sql.server';
import { readListQuery } from '@/lib/data-table/url';
import type { Db } from '@/lib/db';
import { exportCsv } from '@/lib/exchange/export.server';
import { takeExportPlace } from '@/lib/exchange/export-queue.server';
import { csvFiles } from '@/lib/tables.server';
import { eachDatabase } from '../support/databases';

eachDatabase('an export that is read no further', (open) => {
  let db: Db;
  beforeAll(async () => {
    db = await open();
    await db.pool.query(
      "INSERT INTO claim (slug, statement, statement_key) SELECT 'claim-' || n, repeat('long ', 150) || n, 'key ' || n FROM generate_series(1, 1000) n",
    );
    await rebuild(db);
  });

  async function start(stall: number) {
    const { query } = readListQuery(csvFiles.claims.list, new URLSearchParams());
    const { refs } = await resolveRefs(db.pool, csvFiles.claims.list, query);
    let ends = 0;
    const onEnd = () => void ends++;
    return {
      stream: exportCsv(db, { source: csvFiles.claims, query, refs }, { bom: false, raw: false }, { onEnd, stall }),
      ends: () => ends,
    };
  }
  const until = async (done: () => boolean) => {
    while (!done()) await sleep(10);
  };

  it('fails, gives its place back once, and its connection', async () => {
    for (const chunks of [0, 1, 2]) {
      const { stream, ends } = await start(200);
      const reader = stream.getReader();
      for (let i = 0; i < chunks; i++) await reader.read();
      await until(() => ends() > 0);
      await expect(reader.read()).rejects.toThrow('Nobody read on');
      expect(ends()).toBe(1);
      expect((await db.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    }
    await until(() => db.pool.idleCount === db.pool.totalCount);
  });

  it('goes on for whoever reads slowly, and ends once when all is read or nobody wants it', async () => {
    const slow = await start(2000);
    const reader = slow.stream.getReader();
    let size = 0;
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.length;
      await sleep(20);
    }
    expect(size).toBeGreaterThan(700_000);
    expect(slow.ends()).toBe(1);
    const left = await start(2000);
    await left.stream.getReader().cancel();
    expect(left.ends()).toBe(1);
  });
});

it('places are given back once each', () => {
  const first = takeExportPlace('a');
  const second = takeExportPlace('a');
  expect(() => takeExportPlace('a')).toThrow('Two exports of yours');
  first();
  first();
  const third = takeExportPlace('a');
  expect(() => takeExportPlace('a')).toThrow('Two exports of yours');
  const others = [takeExportPlace('b'), takeExportPlace('b')];
  expect(() => takeExportPlace('c')).toThrow('Several exports');
  for (const giveBack of [second, third, ...others]) giveBack();
  expect(() => takeExportPlace('c')()).not.toThrow();
});
