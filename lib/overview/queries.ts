import type { Pool } from 'pg';
import { claimSql } from '@/lib/claims/queries';
import type { ListQuery } from '@/lib/list/definition';
import { type Refs, run, whereSql } from '@/lib/list/sql';
import type { Confidence, SourceKind, Warning } from '@/lib/words';
import { Prisma } from '@/prisma/generated/client';
import { unitFor } from './buckets';
import { type Counts, type Figures, type Origins, type Times, togetherOf } from './figures';

const { sql, raw } = Prisma;
/** Origins shown one by one. */
const TOP = 10;

/** Everything that is counted by the words of a claim, in one pass. */
export async function readFigures(pool: Pool, query: ListQuery, refs: Refs): Promise<Figures> {
  const rows = await run<{ by: number; word: string | null; claims: number; dated: number; first: string | null; last: string | null }>(
    pool,
    sql`SELECT grouping(f.confidence, f.status, f.weakest_link) AS by, coalesce(f.confidence::text, f.status::text, f.weakest_link::text) AS word,
        count(*)::int AS claims, count(f.first_reported)::int AS dated,
        to_char(min(f.first_reported) AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS first, to_char(max(f.first_reported) AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS last
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
    first: all?.first ?? null,
    last: all?.last ?? null,
  };
}

export async function readWarnings(pool: Pool, query: ListQuery, refs: Refs): Promise<Counts<Warning>> {
  const rows = await run<{ word: Warning; claims: number }>(
    pool,
    sql`SELECT v AS word, count(*)::int AS claims FROM claim_facts f, unnest(f.warnings) v ${whereSql(claimSql, query, refs)} GROUP BY v`,
  );
  return Object.fromEntries(rows.map(({ word, claims }) => [word, claims]));
}

/**
 * The most frequent origins. A claim with several counts for each of them; what they cover together counts each claim once, at the first of
 * its origins in this order.
 */
export async function readOrigins(pool: Pool, query: ListQuery, refs: Refs): Promise<Origins> {
  const where = whereSql(claimSql, query, refs);
  type Row = { slug: string; name: string; kind: SourceKind; claims: number; newly: number; origins: number; without: number };
  const rows = await run<Row>(
    pool,
    sql`WITH u AS (SELECT coalesce(array_agg(id), '{}') AS ids FROM source WHERE kind = 'unknown'),
        n AS (SELECT v, count(*)::int AS claims FROM claim_facts f, unnest(f.origin_ids) v ${where} GROUP BY v),
        k AS (SELECT n.* FROM n, u WHERE n.v <> ALL(u.ids)),
        t AS (SELECT v, claims, row_number() OVER (ORDER BY claims DESC, v) AS rank FROM k ORDER BY claims DESC, v LIMIT ${TOP}),
        g AS (SELECT rank, count(*)::int AS newly FROM (
          SELECT min(t.rank) AS rank FROM claim_facts f, unnest(f.origin_ids) o JOIN t ON t.v = o ${where} GROUP BY f.id) c GROUP BY rank)
      SELECT s.slug, s.name, s.kind, t.claims, coalesce(g.newly, 0) AS newly, (SELECT count(*)::int FROM k) AS origins,
        (SELECT count(*)::int FROM claim_facts f ${where} AND f.origin_ids <@ (SELECT ids FROM u)) AS without
      FROM (VALUES (1)) one LEFT JOIN t ON true LEFT JOIN g USING (rank) LEFT JOIN source s ON s.id = t.v ORDER BY t.rank`,
  );
  const top = rows.filter((row) => row.slug !== null);
  const together = togetherOf(top.map((row) => row.newly));
  return {
    origins: rows[0]?.origins ?? 0,
    without: rows[0]?.without ?? 0,
    top: top.map(({ slug, name, kind, claims }, i) => ({ slug, name, kind, claims, together: together[i] ?? 0 })),
  };
}

/** How many claims were first reported when, by confidence; null where no date is known. */
export async function readTimes(pool: Pool, query: ListQuery, refs: Refs, { first, last }: Figures): Promise<Times | null> {
  if (first === null || last === null) return null;
  const unit = unitFor(first, last);
  const counts = await run<{ from: string; confidence: Confidence; claims: number }>(
    pool,
    sql`SELECT to_char(t.at, 'YYYY-MM-DD') AS "from", t.confidence, t.claims FROM (
        SELECT date_trunc('${raw(unit)}', f.first_reported AT TIME ZONE 'UTC') AS at, f.confidence, count(*)::int AS claims
        FROM claim_facts f ${whereSql(claimSql, query, refs)} AND f.first_reported IS NOT NULL GROUP BY 1, 2) t ORDER BY 1, 2`,
  );
  return { unit, counts };
}
