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
import { type SourceKind, sourceKinds } from '@/lib/vocabulary';
import { Prisma } from '@/prisma/generated/client';

const { sql } = Prisma;

type Row = {
  id: number;
  slug: string;
  name: string;
  kind: SourceKind;
  reliability: string | null;
  grantedBy: string | null;
  alias: string | null;
};

const select = (alias: Prisma.Sql) =>
  sql`s.id, s.slug, s.name, s.kind, s.reliability, (SELECT g.name FROM source g WHERE g.id = s.granted_by_id) AS "grantedBy", ${alias} AS alias`;

/** The sources that a text may mean, by name or alias. */
export async function lookupSources(pool: Pool, { q, not }: LookupQuery): Promise<LookupItem[]> {
  const what = typed(q);
  const rows = what ? await matching(pool, what, not) : q.trim() ? [] : await latest(pool, not);
  return rows.map((row) => ({ id: row.id, label: row.name, detail: detailOf(row), slug: row.slug }));
}

function matching(pool: Pool, what: Typed, not: readonly number[]): Promise<Row[]> {
  const free = sql`s.deleted_at IS NULL AND ${noneOf(sql`s.id`, not)}`;
  const found = candidates([
    sql`SELECT s.id FROM source s WHERE s.name_key LIKE ${beginning(what)} AND ${free} ORDER BY s.name_key, s.id LIMIT ${LOOKUP_SIZE}`,
    sql`SELECT s.id FROM source s WHERE ${foundIn(sql`s.folded`, what)} AND ${free} LIMIT ${CANDIDATES}`,
  ]);
  return run<Row>(
    pool,
    sql`SELECT ${select(sql`CASE WHEN other.rank < own.rank THEN other.alias END`)} FROM (${found}) f JOIN source s ON s.id = f.id
      CROSS JOIN LATERAL (SELECT ${rankSql(sql`s.name_key`, what)} AS rank) own
      LEFT JOIN LATERAL (SELECT a.alias, ${rankSql(sql`a.key`, what)} AS rank
        FROM unnest(s.aliases, (string_to_array(s.folded, E'\\n'))[2:]) AS a(alias, key) ORDER BY 2, 1 LIMIT 1) other ON true
      ORDER BY least(own.rank, other.rank), length(s.name), s.name_key, s.id LIMIT ${LOOKUP_SIZE}`,
  );
}

async function latest(pool: Pool, not: readonly number[]): Promise<Row[]> {
  const ids = await latestIds(
    pool,
    ({ entity, id, sourceId }) => (entity === 'source' ? id : sourceId),
    sql`SELECT id FROM source WHERE deleted_at IS NULL ORDER BY id DESC LIMIT ${LOOKUP_SIZE + not.length}`,
    not,
  );
  return run<Row>(
    pool,
    sql`SELECT ${select(sql`NULL::text`)} FROM source s WHERE s.id = ANY(${ids}) AND s.deleted_at IS NULL ORDER BY array_position(${ids}::int[], s.id) LIMIT ${LOOKUP_SIZE}`,
  );
}

const detailOf = ({ kind, reliability, grantedBy, alias }: Row) =>
  [sourceKinds[kind].label, reliability, grantedBy && `via ${grantedBy}`, alias && `also “${alias}”`]
    .filter(Boolean)
    .join(' · ');
