import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { Db } from '@/lib/db';
import { stance } from '@/lib/db/columns';
import { rowFrom } from '@/lib/db/rows';
import { rowsAsTable } from '@/lib/db/rows-as-table';
import { storageProblem } from '@/lib/format/storable';
import { Prisma } from '@/prisma/generated/client';
import { eachDatabase } from '../support/databases';
import { isFull } from '../support/runs';

const { sql } = Prisma;

eachDatabase('what queries give', (open) => {
  let db: Db;
  beforeAll(async () => {
    db = await open();
  });

  const types = z.object({
    number: z.int(),
    share: z.number(),
    text: z.string(),
    word: stance,
    yes: z.boolean(),
    at: z.date(),
    list: z.array(z.int()),
    texts: z.array(z.string()),
    json: z.object({ a: z.array(z.int()) }),
    none: z.null(),
  });
  const query = sql`SELECT count(*)::int AS number, 0.5::float8 AS share, 'ä'::text AS text, 'denies'::stance AS word, true AS yes,
      '2026-01-01T00:00:00Z'::timestamptz AS at, ARRAY[${1}, ${2}]::int[] AS list, ARRAY['x'] AS texts, jsonb_build_object('a', ARRAY[1]) AS json,
      NULL::int AS none FROM (SELECT) one`;

  it('is the same from the pool, the client and a transaction', async () => {
    const [pool, client] = [await rowFrom(db.pool, types, query), await rowFrom(db.prisma, types, query)];
    const transaction = await db.prisma.$transaction((tx) => rowFrom(tx, types, query));
    expect(pool).toMatchObject({ number: 1, at: new Date('2026-01-01'), list: [1, 2], json: { a: [1] }, none: null });
    expect([client, transaction]).toEqual([pool, pool]);
  });

  it('has long texts as they were given, wherever they stand among the values, also after a statement that fails', async () => {
    const long = ['ä"\\\n'.repeat(20_000), 'x'.repeat(2_000_000)];
    const row = z.object({ first: z.string(), short: z.string(), second: z.string() });
    const asked = sql`SELECT ${long[0]}::text AS first, ${'s'}::text AS short, ${long[1]}::text AS second`;
    const wanted = { first: long[0], short: 's', second: long[1] };
    const wrong = sql`SELECT ${long[0]}::int AS first`;
    for (const reader of [db.pool, db.prisma]) expect(await rowFrom(reader, row, asked)).toEqual(wanted);
    await expect(rowFrom(db.prisma, row, wrong)).rejects.toThrow();
    const together = await db.prisma.$transaction((tx) =>
      Promise.all([rowFrom(tx, row, asked), rowFrom(tx, row, asked)]),
    );
    expect(together).toEqual([wanted, wanted]);
  });

  it('come back as they went in as a table, whatever stands in them', async () => {
    const text = fc.string({ unit: 'grapheme' }).filter((one) => storageProblem(one) === null);
    const cell = fc.record({
      number: fc.option(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
      share: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)),
      yes: fc.option(fc.boolean()),
      text: fc.option(fc.oneof(text, fc.constantFrom('', 'NULL', '{}', '"', '\\', '{"a","b"}', ' a '))),
      texts: fc.option(fc.array(fc.oneof(text, fc.constantFrom('', 'null', '\\"', ',')))),
      numbers: fc.option(fc.array(fc.integer({ min: 0, max: 9 }))),
      json: fc.option(fc.oneof(text, fc.integer(), fc.array(text), fc.dictionary(text, text))),
      word: fc.option(fc.constantFrom('affirms', 'denies')),
      at: fc.option(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })),
    });
    const sqlTypes = {
      ...{ number: 'int', share: 'float8', yes: 'boolean', text: 'text', texts: 'text[]', numbers: 'int[]' },
      ...{ json: 'jsonb', word: 'stance', at: 'timestamp with time zone' },
    };
    const row = z.object({ rows: z.array(z.record(z.string(), z.unknown())) });
    const read = (rows: readonly Readonly<Record<string, unknown>>[]) =>
      rowFrom(db.prisma, row, sql`SELECT coalesce(json_agg(d), '[]') AS rows FROM ${rowsAsTable(sqlTypes, rows)} AS d`);
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { maxLength: 8 }), async (rows) => {
        const given = rows.map((one) => ({ ...one, at: one.at?.toISOString() ?? null }));
        const found = (await read(rows))?.rows.map(({ at, ...one }) => ({
          ...{ ...one, at: at === null ? null : new Date(String(at)).toISOString() },
        }));
        expect(found).toEqual(given);
      }),
      { numRuns: isFull ? 500 : 50 },
    );
    expect(await read([{}, { text: 'x' }])).toMatchObject({ rows: [{ number: null, text: null }, { text: 'x' }] });
  });

  it.each([
    ['a count that is not made to fit', sql`SELECT count(*) AS value FROM (SELECT) one`, z.int()],
    ['a sum', sql`SELECT sum(1::bigint) AS value`, z.number()],
    ['a moment for a text', sql`SELECT now() AS value`, z.string()],
    ['nothing for a number', sql`SELECT NULL::int AS value`, z.int()],
    ['a column more', sql`SELECT 1 AS value, 2 AS more`, z.int()],
    ['a field more in JSON', sql`SELECT '{"a":1,"b":2}'::jsonb AS value`, z.object({ a: z.int() })],
  ])('%s is an error', async (_, strange, value) => {
    const row = z.object({ value });
    await expect(rowFrom(db.pool, row, strange)).rejects.toThrow('not as declared');
    await expect(rowFrom(db.prisma, row, strange)).rejects.toThrow('not as declared');
  });
});
