import type { Pool } from 'pg';
import {
  foundIn,
  LOOKUP_SIZE,
  type LookupItem,
  type LookupQuery,
  latestIds,
  noneOf,
  rankSql,
  typed,
} from '@/lib/data-table/lookup.server';
import { run } from '@/lib/data-table/sql.server';
import { counted } from '@/lib/format/number';
import { Prisma } from '@/prisma/generated/client';

const { sql } = Prisma;
const COUNTED = 100;

type Row = { id: number; slug: string; name: string; claims: number };

const select = sql`SELECT t.id, t.slug, t.name, (SELECT count(*)::int FROM (SELECT FROM claim_topic k JOIN claim_facts f ON f.id = k.claim_id
  WHERE k.topic_id = t.id LIMIT ${COUNTED + 1}) AS capped) AS claims`;

/** The topics that a text may mean. */
export async function lookupTopics(pool: Pool, { q, not }: LookupQuery): Promise<LookupItem[]> {
  const what = typed(q);
  const folded = sql`t.name_key`;
  const rows = what
    ? await run<Row>(
        pool,
        sql`${select} FROM topic t WHERE ${foundIn(folded, what)} AND ${noneOf(sql`t.id`, not)}
          ORDER BY ${rankSql(folded, what)}, length(t.name), t.name_key, t.id LIMIT ${LOOKUP_SIZE}`,
      )
    : q.trim()
      ? []
      : await latest(pool, not);
  return rows.map(({ id, slug, name, claims }) => ({
    id,
    label: name,
    detail: claims > COUNTED ? `more than ${COUNTED} claims` : counted(claims, ['claim', 'claims']),
    slug,
  }));
}

async function latest(pool: Pool, not: readonly number[]): Promise<Row[]> {
  const ids = await latestIds(
    pool,
    ({ entity, id, topicIds }) => (entity === 'topic' ? id : topicIds),
    sql`SELECT t.id FROM topic t WHERE ${noneOf(sql`t.id`, not)} ORDER BY t.id DESC LIMIT ${LOOKUP_SIZE}`,
    not,
  );
  return run<Row>(
    pool,
    sql`${select} FROM topic t WHERE t.id = ANY(${ids}) ORDER BY array_position(${ids}::int[], t.id) LIMIT ${LOOKUP_SIZE}`,
  );
}
