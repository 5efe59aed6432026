import { EventEmitter } from 'node:events';
import type { PoolClient } from 'pg';
import { beforeAll, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { listClaims } from '@/lib/claims/queries.server';
import { type ClaimRow, claimList } from '@/lib/claims/table';
import { idsSql } from '@/lib/data-table/sql.server';
import type { Db } from '@/lib/db';
import { idRow } from '@/lib/db/columns';
import { rowsFrom } from '@/lib/db/rows';
import { seedFirstCase } from '@/lib/demo/seed.server';
import { unguard } from '@/lib/exchange/csv';
import { machineDate } from '@/lib/format/date';
import { csvFiles } from '@/lib/tables.server';
import { Prisma } from '@/prisma/generated/client';
import { exportStream, fillClaims, readCsv } from '../support/csv';
import { eachDatabase } from '../support/databases';

const ALL = `columns=${Object.keys(claimList.columns).join()}`;
const iso = (time: string) => time && new Date(time).toISOString();

/** The row of the file that a row of the table must become. */
const expected = (row: ClaimRow, chain: string) => ({
  id: String(row.id),
  slug: row.slug,
  statement: row.statement,
  chain,
  confidence: row.confidence,
  confidence_basis: row.judged ? 'judged' : 'suggested',
  likelihood: row.likelihood ?? '',
  suggested_confidence: row.suggested,
  suggested_likelihood: row.chance ?? '',
  judgement: row.judgement,
  outlets: String(row.outlets),
  origins: String(row.origins),
  weakest_link: row.weakestLink ?? '',
  warnings: row.warnings.join('; '),
  status: row.status,
  certainty: row.certainty ?? '',
  topics: row.topics.map(({ name }) => name).join('; '),
  first_reported: row.first === null ? '' : machineDate(row.first, row.firstPrecision ?? 'day'),
  last_reported: row.last === null ? '' : machineDate(row.last, row.lastPrecision ?? 'day'),
  longest_chain: String(row.longestChain),
  chains: String(row.chainCount),
  links: String(row.links),
  documents: String(row.documents),
  credibility: String(row.credibility),
  added: row.added,
});

eachDatabase('CSV export', (open) => {
  let db: Db;
  beforeAll(async () => {
    db = await open();
    await seedFirstCase(db);
    await fillClaims(db);
  });

  const text = async (address: string, options = {}, source = csvFiles.claims) =>
    new Response((await exportStream(db, source, address, options)).stream).text();

  const idle = () =>
    vi.waitFor(() => expect([db.pool.totalCount - db.pool.idleCount, db.pool.waitingCount]).toEqual([0, 0]));

  it('has every value of every row of the table', async () => {
    const { query, refs, stream } = await exportStream(db, csvFiles.claims, ALL);
    const rows = readCsv(await new Response(stream).text());
    const table = await listClaims(db.pool, { ...query, size: 10_000 }, refs);
    const chains = await rowsFrom(
      db.pool,
      z.object({ slug: z.string(), chain: z.string() }),
      Prisma.sql`SELECT slug, chain_text AS chain FROM claim`,
    );
    const chainOf = new Map(chains.map(({ slug, chain }) => [slug, chain]));
    const plain = rows.map((row) => ({
      ...Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, unguard(cell)])),
      added: iso(row.added ?? ''),
    }));
    expect(rows).toHaveLength(5012);
    expect(plain).toEqual(table.map((row) => expected(row, chainOf.get(row.slug) ?? '')));
  });

  const sorts = [csvFiles.claims, csvFiles.sources, csvFiles.documents].flatMap((source) =>
    Object.entries(source.list.columns).flatMap(([id, column]) =>
      column.sort ? [id, `-${id}`].map((sort) => [source.name, sort, source] as const) : [],
    ),
  );
  it.each(sorts)('%s sorted by %s come in the order of the table', async (_, sort, source) => {
    const { query, refs, stream } = await exportStream(db, source, `sort=${sort}`);
    const ids = await rowsFrom(db.pool, idRow, idsSql(source.listSql, query, refs, false));
    expect(readCsv(await new Response(stream).text()).map((row) => Number(row.id))).toEqual(ids.map(({ id }) => id));
  });

  it.each([
    'source=reuters',
    'q=two+lines',
    'status=disputed&certainty=possible',
    'first=2026-04-01..2026-04-03&sort=-claim',
    'outlets=2..3&warning=single-origin',
    'q=zzz',
  ])('%s gives what the table shows, whatever page it is on', async (address) => {
    const { query, refs, stream } = await exportStream(db, csvFiles.claims, `${address}&page=3&size=25`);
    const table = await listClaims(db.pool, { ...query, page: 1, size: 10_000 }, refs);
    expect(readCsv(await new Response(stream).text()).map((row) => row.slug)).toEqual(table.map((row) => row.slug));
  });

  it('guards formulas unless told not to, and marks its bytes unless told not to', async () => {
    const [guarded, raw] = [
      await text('q=fullwidth', { bom: true }),
      await text('q=fullwidth', { bom: false, raw: true }),
    ];
    expect([guarded.startsWith('id,'), raw.startsWith('id,')]).toEqual([true, true]);
    const bytes = async (options: object) =>
      new Uint8Array(
        await new Response((await exportStream(db, csvFiles.claims, 'q=zzz', options)).stream).arrayBuffer(),
      );
    expect([...(await bytes({ bom: true })).slice(0, 4)]).toEqual([0xef, 0xbb, 0xbf, 105]);
    expect((await bytes({ bom: false }))[0]).toBe(105);
    const statements = (csv: string) => readCsv(csv).map((row) => row.statement ?? '');
    expect(statements(guarded).every((statement) => statement.startsWith("'＝"))).toBe(true);
    expect(statements(guarded).map(unguard)).toEqual(statements(raw));
    expect(await text('q=two+lines')).toMatch(/,"two\r\nlines \d+",/);
  });

  it('releases its connection when the reader leaves', async () => {
    for (const chunks of [0, 1, 2, 3]) {
      const reader = (await exportStream(db, csvFiles.claims, '')).stream.getReader();
      for (let i = 0; i < chunks; i++) await reader.read();
      await reader.cancel();
    }
    await idle();
    expect(readCsv(await text(''))).toHaveLength(5012);
  });

  it('lets others work while nobody reads it', async () => {
    const reader = (await exportStream(db, csvFiles.claims, '')).stream.getReader();
    for (let i = 0; i < 2; i++) await reader.read();
    expect((await db.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await reader.cancel();
  });

  it('fails when a query fails halfway', async () => {
    const source = { ...csvFiles.claims, select: () => Prisma.sql`f.id, c.slug, 1 / (f.id - 4000)` };
    const reader = (await exportStream(db, source, 'sort=added')).stream.getReader();
    await reader.read();
    await expect(readAll(reader)).rejects.toThrow('division by zero');
    await idle();
  });

  it('fails if a row is missing or the server ends the connection', async ({ skip }) => {
    if (db.embedded) return skip();
    const pool = { connect: async () => withoutOneRow(await db.pool.connect()), query: db.pool.query.bind(db.pool) };
    const short = { ...db, pool: pool as unknown as Db['pool'] };
    await expect(readAll((await exportStream(short, csvFiles.claims, '')).stream.getReader())).rejects.toThrow(
      '5011 records were read of 5012',
    );
    const reader = (await exportStream(db, csvFiles.claims, '')).stream.getReader();
    for (let i = 0; i < 2; i++) await reader.read();
    await db.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state <> 'idle' AND datname = current_database() AND pid <> pg_backend_pid()`,
    );
    await expect(readAll(reader)).rejects.toThrow();
    await idle();
  });

  it('is complete or fails if a row is deleted in the meantime', async () => {
    const reader = (await exportStream(db, csvFiles.claims, 'sort=added')).stream.getReader();
    for (let i = 0; i < 2; i++) await reader.read();
    await db.pool.query('DELETE FROM claim WHERE id = (SELECT max(id) FROM claim)');
    const rest = readAll(reader);
    if (db.embedded) await expect(rest).rejects.toThrow('was deleted while');
    else await rest;
  });
});

async function readAll(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  while (!(await reader.read()).done);
}

/** A connection that loses one row of what is streamed. */
function withoutOneRow(client: PoolClient): PoolClient {
  const send = client.query.bind(client) as (...args: unknown[]) => unknown;
  const query = (...args: unknown[]) => {
    const [stream] = args;
    if (stream instanceof EventEmitter) {
      const emit = stream.emit.bind(stream);
      let lost = false;
      stream.emit = (name: string, ...rest: unknown[]) => {
        if (name !== 'row' || lost) return emit(name, ...rest);
        lost = true;
        return lost;
      };
    }
    return send(...args);
  };
  return Object.assign(client, { query });
}
