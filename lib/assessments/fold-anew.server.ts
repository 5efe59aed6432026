import { z } from 'zod';
import type { Db } from '@/lib/db';
import { idRow, jsonFields } from '@/lib/db/columns';
import { inOrder } from '@/lib/db/errors';
import { type Reader, rowsFrom, runStatement } from '@/lib/db/rows';
import { rowsAsTable } from '@/lib/db/rows-as-table';
import { inTransaction } from '@/lib/db/transaction';
import { columnOf, declarationOf, type Entity, entityNames, isEntity } from '@/lib/entities/entities';
import { keysOf } from '@/lib/entities/keys';
import { FOLD_VERSION } from '@/lib/format/fold';
import { summaryOf } from '@/lib/history/summary';
import { Prisma } from '@/prisma/generated/client';
import { recompute } from './recompute.server';
import { storedVersion } from './stored-version.server';

const { sql, raw } = Prisma;
const SETTING = 'fold';
const BATCH = { records: 2000, changes: 50, claims: 500 } as const;

/**
 * Folds again what an earlier version folded: the keys of all records, and the words by which the history is searched.
 * Each batch is a transaction of its own. It can be interrupted and started again.
 * @returns of how many records the keys were others; null where nothing had to be done.
 */
export async function foldAnew({ pool, prisma }: Pick<Db, 'pool' | 'prisma'>): Promise<number | null> {
  if ((await storedVersion(prisma, SETTING)) >= FOLD_VERSION) return null;
  let differing = 0;
  for (const entity of entityNames) differing += await foldTable(pool, entity);
  differing += await foldHistory(pool);
  const value = { version: FOLD_VERSION };
  await prisma.setting.upsert({ where: { id: SETTING }, create: { id: SETTING, value }, update: { value } });
  return differing;
}

/** Tables that keep texts with their keys. */
const keyedRow = idRow.catchall(z.union([z.string(), z.array(z.string())]));

/** The keys of one kind of record, if it has any. */
async function foldTable(reader: Reader, entity: Entity): Promise<number> {
  const { table, keys = {} } = declarationOf(entity);
  const columns = Object.keys(keys).map(columnOf);
  const fields = new Set(Object.values(keys).flat());
  if (columns.length === 0) return 0;
  let differing = 0;
  for (let after = 0; ; ) {
    const rows = await rowsFrom(
      reader,
      keyedRow,
      sql`SELECT id, ${raw([...fields, ...columns].join(', '))} FROM ${raw(table)} WHERE id > ${after} ORDER BY id LIMIT ${BATCH.records}`,
    );
    if (rows.length === 0) return differing;
    const folded = rows.flatMap((row) => {
      const patch = Object.fromEntries(Object.entries(keysOf(entity, row)).map(([key, text]) => [columnOf(key), text]));
      return columns.some((column) => patch[column] !== row[column]) ? [{ id: row.id, ...patch }] : [];
    });
    await store(reader, table, columns, folded);
    differing += folded.length;
    after = rows.at(-1)?.id ?? after;
  }
}

async function store(
  reader: Reader,
  table: string,
  columns: readonly string[],
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  if (rows.length === 0) return;
  const types = { id: 'int', ...Object.fromEntries(columns.map((column) => [column, 'text'])) };
  const list = (alias: string) => raw(columns.map((column) => alias + column).join(', '));
  await runStatement(
    reader,
    sql`UPDATE ${raw(table)} t SET (${list('')}) = ROW(${list('d.')})
      FROM ${rowsAsTable(types, rows)} AS d WHERE t.id = d.id`,
  );
}

const changeRow = z.object({
  id: z.int(),
  reason: z.string(),
  folded: z.string(),
  records: z.array(
    z.object({
      entity: z.custom<Entity>((name) => typeof name === 'string' && isEntity(name)),
      label: z.string(),
      before: jsonFields.nullable(),
      after: jsonFields.nullable(),
    }),
  ),
});

/** Text that folds to plain ASCII folds the same in every version. */
async function foldHistory(reader: Reader): Promise<number> {
  let differing = 0;
  for (let after = 0; ; ) {
    const changes = await rowsFrom(
      reader,
      changeRow,
      sql`SELECT h.id, h.reason, h.folded, (SELECT coalesce(json_agg(json_build_object('entity', r.entity, 'label', r.label, 'before', r.before, 'after', r.after)
          ORDER BY r.id), '[]') FROM change_record r WHERE r.change_id = h.id) AS records
        FROM change h WHERE h.id > ${after} AND octet_length(h.folded) <> char_length(h.folded) ORDER BY h.id LIMIT ${BATCH.changes}`,
    );
    if (changes.length === 0) return differing;
    const rows = changes.flatMap(({ id, reason, folded, records }) => {
      const now = summaryOf(records, reason).folded;
      return now === folded ? [] : [{ id, folded: now }];
    });
    await store(reader, 'change', ['folded'], rows);
    differing += rows.length;
    after = changes.at(-1)?.id ?? after;
  }
}

/**
 * Writes the search words of claims that lack them, in short transactions, and brings their indexes up to date.
 * @returns for how many.
 */
export async function indexAnew(db: Pick<Db, 'pool'>): Promise<number> {
  let indexed = 0;
  for (;;) {
    const rows = await rowsFrom(
      db.pool,
      idRow,
      sql`SELECT id FROM claim_search WHERE words IS NULL ORDER BY id LIMIT ${BATCH.claims}`,
    );
    if (rows.length === 0) return indexed;
    await inOrder(() =>
      inTransaction(db.pool, (client) =>
        recompute(
          client,
          rows.map(({ id }) => id),
        ),
      ),
    );
    indexed += rows.length;
  }
}

/**
 * Sorts into the indexes what was only appended to them, and counts words. Without the right to do so, searching is
 * slower but not wrong.
 */
export async function tidySearch({ pool }: Pick<Db, 'pool'>): Promise<void> {
  for (const index of ['claim_search_words_idx', 'claim_search_folded_idx'])
    await runStatement(pool, sql`SELECT gin_clean_pending_list(${index}::regclass)`).catch(() => {});
  await runStatement(pool, sql`ANALYZE claim_search`).catch(() => {});
}
