import type { Pool } from 'pg';
import {
  beginning,
  CANDIDATES,
  candidates,
  foundIn,
  LOOKUP_SIZE,
  type LookupItem,
  type LookupQuery,
  latestIds,
  noneOf,
  rankSql,
  type Typed,
  typed,
} from '@/lib/data-table/lookup.server';
import { run } from '@/lib/data-table/sql.server';
import { type DatePrecision, formatDate } from '@/lib/format/date';
import { Prisma } from '@/prisma/generated/client';
import { addressKey } from './rules';

const { sql } = Prisma;

type Row = { id: number; title: string; publisher: string; publishedAt: Date | null; precision: DatePrecision };

const select = sql`SELECT d.id, d.title, p.name AS publisher, d.published_at AS "publishedAt", d.published_precision AS precision`;

/** The documents that a text may mean, by title, or by the whole address. */
export async function lookupDocuments(pool: Pool, { q, not, sourceId }: LookupQuery): Promise<LookupItem[]> {
  const free = sql`d.deleted_at IS NULL AND ${noneOf(sql`d.id`, not)} AND ${sourceId === undefined ? sql`true` : sql`d.source_id = ${sourceId}`}`;
  const what = typed(q);
  const rows = what ? await matching(pool, what, q, free) : q.trim() ? [] : await latest(pool, not, free);
  return rows.map(({ id, title, publisher, publishedAt, precision }) => ({
    id,
    label: title,
    detail: `${publisher} · ${publishedAt ? formatDate(publishedAt.toISOString(), precision) : 'date not known'}`,
  }));
}

function matching(pool: Pool, what: Typed, q: string, free: Prisma.Sql): Promise<Row[]> {
  const part = foundIn(sql`d.title_key`, what);
  const key = addressKey(q);
  const found = candidates([
    sql`SELECT d.id FROM document d WHERE d.title_key LIKE ${beginning(what)} AND ${free} ORDER BY d.title_key, d.id LIMIT ${LOOKUP_SIZE}`,
    sql`SELECT d.id FROM document d WHERE ${part} AND ${free} LIMIT ${CANDIDATES}`,
    ...(key === null ? [] : [sql`SELECT d.id FROM document d WHERE d.url_key = ${key} AND ${free}`]),
  ]);
  return run<Row>(
    pool,
    sql`${select} FROM (${found}) f JOIN document d ON d.id = f.id JOIN source p ON p.id = d.source_id
      ORDER BY d.url_key IS NOT DISTINCT FROM ${key ?? ''} DESC, ${rankSql(sql`d.title_key`, what)}, length(d.title), d.title_key, d.id LIMIT ${LOOKUP_SIZE}`,
  );
}

async function latest(pool: Pool, not: readonly number[], free: Prisma.Sql): Promise<Row[]> {
  const ids = await latestIds(
    pool,
    ({ entity, id, documentId }) => (entity === 'document' ? id : documentId),
    sql`SELECT d.id FROM document d WHERE ${free} ORDER BY d.id DESC LIMIT ${LOOKUP_SIZE}`,
    not,
  );
  return run<Row>(
    pool,
    sql`${select} FROM document d JOIN source p ON p.id = d.source_id WHERE d.id = ANY(${ids}) AND ${free}
      ORDER BY array_position(${ids}::int[], d.id) LIMIT ${LOOKUP_SIZE}`,
  );
}
