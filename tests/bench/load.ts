import type { PoolClient } from 'pg';
import { rebuild } from '@/lib/assessments/rebuild.server';
import type { Db } from '@/lib/db';
import { type Batch, generate, type Row, type Table, tables } from './generate';

const ROWS = 4000;
/** Tables that hold derived values only. */
const derived = ['claim_facts', 'claim_search', 'document_shape', 'near_duplicate'] as const;
/** Where the key begins with something else than `id`. */
const keys: Readonly<Record<string, string>> = {
  claim_topic: 'claim_id',
  document_shape: 'document_id',
  near_duplicate: 'a_id',
};

export type Phase = { name: string; seconds: number; rows: number };

/** Fills an empty database with generated claims, computes what is derived and brings the planner up to date. */
export async function load(db: Db, claims: number, seed = 1): Promise<Phase[]> {
  const inserted = await timed('generate and insert', async () => {
    let rows = 0;
    for (const batch of generate(claims, seed)) rows += await insertBatch(db, batch);
    await setSequences(db);
    return rows;
  });
  const analyzed = await timed('vacuum analyze before', () => tidy(db));
  const rebuilt = await timed('rebuild', async () => (await rebuild(db)).claims);
  return [inserted, analyzed, rebuilt, await timed('vacuum analyze', () => tidy(db))];
}

async function timed(name: string, work: () => Promise<number>): Promise<Phase> {
  const began = performance.now();
  const rows = await work();
  return { name, rows, seconds: (performance.now() - began) / 1000 };
}

async function insertBatch(db: Db, batch: Batch): Promise<number> {
  let count = 0;
  for (const table of tables) {
    const rows = batch[table] ?? [];
    for (let i = 0; i < rows.length; i += ROWS) await insertRows(db, table, rows.slice(i, i + ROWS));
    count += rows.length;
  }
  return count;
}

/** Inserts rows that have the same columns. */
export async function insertRows(db: Db, table: Table, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(', ');
  if (columns === '') return;
  await db.pool.query(
    `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1)`,
    [JSON.stringify(rows)],
  );
}

/** New records get ids after those that were given. */
export async function setSequences(db: Db): Promise<void> {
  for (const table of tables)
    if (table !== 'claim_topic')
      await db.pool.query(
        `SELECT setval(pg_get_serial_sequence('${table}', 'id'), (SELECT coalesce(max(id), 0) + 1 FROM ${table}), false)`,
      );
}

/** Copies everything, derived values included, into an empty database. */
export async function copyAll(from: Db, to: Db): Promise<void> {
  for (const table of [...tables, ...derived]) {
    const names = (await columnsOf(from, table)).join(', ');
    const key = keys[table] ?? 'id';
    const { rows: last } = await from.pool.query<{ id: number }>(`SELECT coalesce(max(${key}), 0) AS id FROM ${table}`);
    for (let after = 0; after < (last[0]?.id ?? 0); after += ROWS) {
      const { rows } = await from.pool.query<{ part: string }>(
        `SELECT coalesce(json_agg(t), '[]')::text AS part FROM (SELECT ${names} FROM ${table} WHERE ${key} > $1 AND ${key} <= $2 ORDER BY ${key}) t`,
        [after, after + ROWS],
      );
      await to.pool.query(
        `INSERT INTO ${table} (${names}) SELECT ${names} FROM json_populate_recordset(NULL::${table}, $1)`,
        [rows[0]?.part],
      );
    }
  }
  await setSequences(to);
  await tidy(to);
}

/** Makes many claims of few by copying their rows: enough for what reads the claims alone, in the default order. */
export async function multiplyClaims(db: Db, times: number): Promise<void> {
  const names = async (table: 'claim' | 'claim_facts', without: string[]) =>
    (await columnsOf(db, table)).filter((name) => !without.includes(name)).join(', ');
  const claim = await names('claim', ['id', 'slug']);
  const facts = await names('claim_facts', ['id']);
  await patiently(db, async (client) => {
    const { rows } = await client.query<{ last: number }>('SELECT max(id) AS last FROM claim');
    const last = rows[0]?.last ?? 0;
    // Filling these takes longer than all the rest, and they are not read.
    await client.query(
      'DROP INDEX claim_facts_source_ids_idx, claim_facts_origin_ids_idx, claim_facts_topic_ids_idx, claim_facts_warnings_idx',
    );
    for (let i = 1; i < times; i++) {
      await client.query(
        `INSERT INTO claim (id, slug, ${claim}) SELECT id + $1::int, slug || '-' || $1::int, ${claim} FROM claim WHERE id <= $2 ORDER BY id`,
        [i * last, last],
      );
      await client.query(
        `INSERT INTO claim_facts (id, ${facts}) SELECT id + $1::int, ${facts} FROM claim_facts WHERE id <= $2 ORDER BY id`,
        [i * last, last],
      );
    }
  });
  await tidy(db);
}

async function columnsOf(db: Db, table: Table | (typeof derived)[number]): Promise<string[]> {
  const { rows } = await db.pool.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns WHERE table_name = $1 AND is_generated = 'NEVER' ORDER BY ordinal_position`,
    [table],
  );
  return rows.map(({ name }) => name);
}

async function tidy(db: Db): Promise<number> {
  await patiently(db, (client) => client.query('VACUUM ANALYZE'));
  return 0;
}

/** Without the limit that is meant for requests. */
async function patiently(db: Db, work: (client: PoolClient) => Promise<unknown>): Promise<void> {
  const client = await db.pool.connect();
  try {
    await client.query('SET statement_timeout = 0');
    await work(client);
  } finally {
    client.release(true);
  }
}
