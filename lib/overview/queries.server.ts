import type { Pool } from 'pg';
import { z } from 'zod';
import { claimSql } from '@/lib/claims/queries.server';
import type { ListQuery } from '@/lib/data-table/definition';
import { type Refs, whereSql } from '@/lib/data-table/sql.server';
import { confidence, sourceKind, warning } from '@/lib/db/columns';
import { rowFrom, rowsFrom } from '@/lib/db/rows';
import type { Warning } from '@/lib/vocabulary';
import { Prisma } from '@/prisma/generated/client';
import { axisOf, exactEnough } from './buckets';
import { type Counts, type Figures, type Origins, type Times, togetherOf } from './figures';

const { sql, raw } = Prisma;
/** Origins shown one by one. */
const TOP = 10;

const span = z.array(z.string());
const figure = z.object({
  by: z.int(),
  word: z.string().nullable(),
  claims: z.int(),
  dated: z.int(),
  day: span,
  month: span,
  year: span,
});

/** Everything that is counted by the words of a claim, in one pass. */
export async function readFigures(pool: Pool, query: ListQuery, refs: Refs): Promise<Figures> {
  const spanOf = (which: Prisma.Sql) => {
    const end = (all: string) =>
      sql`to_char(${raw(all)}(f.first_reported) FILTER (WHERE f.first_precision ${which}) AT TIME ZONE 'UTC', 'YYYY-MM-DD')`;
    return sql`array_remove(ARRAY[${end('min')}, ${end('max')}], NULL)`;
  };
  const rows = await rowsFrom(
    pool,
    figure,
    sql`SELECT grouping(f.confidence, f.status, f.weakest_link) AS by, coalesce(f.confidence::text, f.status::text, f.weakest_link::text) AS word,
        count(*)::int AS claims, count(f.first_reported)::int AS dated,
        ${spanOf(sql`>= 'day'`)} AS day, ${spanOf(sql`= 'month'`)} AS month, ${spanOf(sql`= 'year'`)} AS year
      FROM claim_facts f ${whereSql(claimSql, query, refs)} GROUP BY GROUPING SETS ((f.confidence), (f.status), (f.weakest_link), ())`,
  );
  const countsBy = (by: number) =>
    Object.fromEntries(rows.filter((row) => row.by === by).map(({ word, claims }) => [word ?? 'none', claims]));
  const all = rows.find((row) => row.by === 7);
  return {
    claims: all?.claims ?? 0,
    confidence: countsBy(3),
    status: countsBy(5),
    links: countsBy(6),
    undated: (all?.claims ?? 0) - (all?.dated ?? 0),
    spans: { day: spanIn(all?.day), month: spanIn(all?.month), year: spanIn(all?.year) },
  };
}

const spanIn = ([first, last]: readonly string[] = []): readonly [string, string] | null =>
  first && last ? [first, last] : null;

export async function readWarnings(pool: Pool, query: ListQuery, refs: Refs): Promise<Counts<Warning>> {
  const rows = await rowsFrom(
    pool,
    z.object({ word: warning, claims: z.int() }),
    sql`SELECT v AS word, count(*)::int AS claims FROM (SELECT unnest(f.warnings) AS v FROM claim_facts f ${whereSql(claimSql, query, refs)}) w GROUP BY v`,
  );
  return Object.fromEntries(rows.map(({ word, claims }) => [word, claims]));
}

const origin = z.object({
  id: z.int(),
  slug: z.string(),
  name: z.string(),
  kind: sourceKind,
  claims: z.int(),
  origins: z.int(),
});

/**
 * The most frequent origins. A claim with several counts for each of them. What they cover together counts each claim
 * once, at the first of its origins in this order.
 */
export async function readOrigins(pool: Pool, query: ListQuery, refs: Refs): Promise<Origins> {
  const where = whereSql(claimSql, query, refs);
  const [top, unknown] = await Promise.all([
    rowsFrom(
      pool,
      origin,
      sql`WITH n AS MATERIALIZED (SELECT v, count(*)::int AS claims FROM (SELECT unnest(f.origin_ids) AS v FROM claim_facts f ${where}) o GROUP BY v)
        SELECT s.id, s.slug, s.name, s.kind, n.claims, (count(*) OVER ())::int AS origins FROM n JOIN source s ON s.id = n.v AND s.kind <> 'unknown'
        ORDER BY n.claims DESC, s.id LIMIT ${TOP}`,
    ),
    rowFrom(
      pool,
      z.object({ without: z.int() }),
      sql`SELECT count(*)::int AS without FROM claim_facts f ${where} AND f.origin_ids <@ ARRAY(SELECT id FROM source WHERE kind = 'unknown')`,
    ),
  ]);
  const newly = await rowsFrom(pool, z.object({ rank: z.int(), claims: z.int() }), newlySql(where, top));
  const together = togetherOf(top.map((_, i) => newly.find(({ rank }) => rank === i + 1)?.claims ?? 0));
  return {
    origins: top[0]?.origins ?? 0,
    without: unknown?.without ?? 0,
    top: top.map(({ slug, name, kind, claims }, i) => ({ slug, name, kind, claims, together: together[i] ?? 0 })),
  };
}

/** How many claims stand at each place in the order, by the first of their origins. */
function newlySql(where: Prisma.Sql, top: readonly { id: number }[]): Prisma.Sql {
  const ids = sql`${top.map(({ id }) => id)}::int[]`;
  return sql`SELECT r.rank, count(*)::int AS claims FROM (
      SELECT (SELECT min(array_position(${ids}, o)) FROM unnest(f.origin_ids) o) AS rank FROM claim_facts f ${where} AND f.origin_ids && ${ids}) r GROUP BY 1`;
}

/** How many claims were first reported when, by confidence. Null if no date is known. */
export async function readTimes(pool: Pool, query: ListQuery, refs: Refs, { spans }: Figures): Promise<Times | null> {
  const axis = axisOf(spans);
  if (axis === null) return null;
  const { unit } = axis;
  const rows = await rowsFrom(
    pool,
    z.object({ from: z.string().nullable(), confidence, claims: z.int() }),
    sql`SELECT to_char(t.at, 'YYYY-MM-DD') AS "from", t.confidence, t.claims FROM (
        SELECT CASE WHEN f.first_precision >= ${exactEnough[unit]}::date_precision THEN date_trunc('${raw(unit)}', f.first_reported AT TIME ZONE 'UTC') END AS at,
          f.confidence, count(*)::int AS claims
        FROM claim_facts f ${whereSql(claimSql, query, refs)} AND f.first_reported IS NOT NULL GROUP BY 1, 2) t ORDER BY 1, 2`,
  );
  const counts = rows.flatMap(({ from, ...row }) => (from === null ? [] : [{ ...row, from }]));
  const coarse = Object.fromEntries(
    rows.filter(({ from }) => from === null).map((row) => [row.confidence, row.claims]),
  );
  return { ...axis, counts, coarse };
}
