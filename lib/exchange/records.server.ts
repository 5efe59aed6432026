import type { Pool } from 'pg';
import { z } from 'zod';
import type { CsvSource } from '@/lib/data-table/csv-source.server';
import type { ListQuery } from '@/lib/data-table/definition';
import { idsSql, orderSql, type Refs, whereSql } from '@/lib/data-table/sql.server';
import type { Db } from '@/lib/db';
import { asText, streamRows } from '@/lib/db/row-stream';
import { rowFrom } from '@/lib/db/rows';
import { Prisma } from '@/prisma/generated/client';
import type { Cell } from './csv';
import { IncompleteExport } from './incomplete';

const { sql, raw, empty } = Prisma;

type Batch = Cell[][];
type Selection = { source: CsvSource; query: ListQuery; refs: Refs; apart?: boolean };

/**
 * Every record that a query selects, in its order, in batches. It throws rather than leave one out. An abort stops a
 * running query.
 */
export function readRecords(
  db: Pick<Db, 'pool' | 'embedded'>,
  selection: Selection,
  signal?: AbortSignal,
): AsyncGenerator<Batch> {
  return db.embedded ? fromEmbedded(db.pool, selection) : fromServer(db.pool, selection, signal);
}

/** One query in one snapshot. It may take as long as the reader does. */
async function* fromServer(
  pool: Pool,
  { source, query, refs, apart }: Selection,
  signal?: AbortSignal,
): AsyncGenerator<Batch> {
  const { listSql } = source;
  const client = await pool.connect();
  const cancel = () => void pool.query('SELECT pg_cancel_backend($1)', [pid]).catch(ignore);
  let pid = 0;
  let whole = false;
  // A connection that breaks while idle would otherwise end the process.
  client.on('error', ignore);
  try {
    await client.query(
      'BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY; SET LOCAL DateStyle = ISO; SET LOCAL statement_timeout = 0',
    );
    const where = whereSql(listSql, query, refs);
    const found = await rowFrom(
      client,
      z.object({ pid: z.int(), count: z.int() }),
      sql`SELECT pg_backend_pid() AS pid, count(*)::int AS count FROM ${listSql.from} ${where}`,
    );
    pid = found?.pid ?? 0;
    signal?.throwIfAborted();
    signal?.addEventListener('abort', cancel);
    const sortJoin = listSql.sorts[query.sort.column]?.join ?? empty;
    const { text, values } =
      sql`SELECT ${source.select(query, apart)} FROM ${listSql.from} ${listSql.row ?? empty} ${sortJoin} ${where} ${orderSql(listSql, query)}`;
    let count = 0;
    for await (const batch of streamRows(client, text, values)) {
      count += batch.length;
      yield batch;
    }
    if (count !== found?.count) throw new IncompleteExport(`${count} records were read of ${found?.count}.`);
    await client.query('COMMIT');
    whole = true;
  } finally {
    signal?.removeEventListener('abort', cancel);
    if (whole) client.off('error', ignore);
    client.release(!whole);
  }
}

/**
 * It reads the ids first, four bytes each, then the records in short queries, so that the only connection is free for
 * others in between.
 */
async function* fromEmbedded(pool: Pool, { source, query, refs, apart }: Selection): AsyncGenerator<Batch> {
  const { listSql } = source;
  const found = await rowFrom(
    pool,
    z.object({ ids: z.instanceof(Buffer).nullable() }),
    sql`SELECT string_agg(int4send(id), '') AS ids FROM (${idsSql(listSql, query, refs, false)}) ordered`,
  );
  const bytes = found?.ids ?? Buffer.alloc(0);
  const select = source.select(query, apart);
  let at = 0;
  yield* readAhead(async () => {
    const ids: number[] = [];
    for (; ids.length < source.batch && at < bytes.length; at += 4) ids.push(bytes.readInt32BE(at));
    const batch = await rows(
      pool,
      sql`SELECT ${select} FROM unnest(${ids}::int[]) WITH ORDINALITY wanted (id, place) JOIN ${listSql.from} ON ${raw(listSql.alias)}.id = wanted.id ${listSql.row ?? empty}
        WHERE ${listSql.always} ORDER BY wanted.place`,
    );
    if (batch.length !== ids.length) throw new IncompleteExport('A record was deleted while it was being exported.');
    return batch;
  });
}

async function rows(client: Pick<Pool, 'query'>, query: Prisma.Sql): Promise<Batch> {
  const result = await client.query<Cell[]>({
    text: query.text,
    values: query.values,
    rowMode: 'array',
    types: asText,
  });
  return result.rows;
}

/** Asks for the next batch while the one before is being used. It ends with the first empty one. */
async function* readAhead(read: () => Promise<Batch>): AsyncGenerator<Batch> {
  for (let ahead = read(); ; ) {
    const batch = await ahead;
    if (batch.length === 0) return;
    ahead = read();
    // The next await meets its failure, which a slow reader may reach only much later.
    ahead.catch(ignore);
    yield batch;
  }
}

function ignore(): void {}
