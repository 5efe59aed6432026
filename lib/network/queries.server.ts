import type { Pool } from 'pg';
import { z } from 'zod';
import { claimSql } from '@/lib/claims/queries.server';
import { claimList } from '@/lib/claims/table';
import type { ListQuery } from '@/lib/data-table/definition';
import { type Refs, whereSql } from '@/lib/data-table/sql.server';
import { writeListQuery } from '@/lib/data-table/write';
import { sourceKind } from '@/lib/db/columns';
import { rowFrom, rowsFrom } from '@/lib/db/rows';
import { Prisma } from '@/prisma/generated/client';
import { circlesOf } from './circles';
import { linksOf, type Network } from './links';

const { sql } = Prisma;
const KEPT = 4;
const kept = new Map<string, Promise<Network>>();

/**
 * Who relays whom in the claims of a query. This reads all attributions, so the last few answers are kept. They are
 * used again only while the database says that no transaction has ended since.
 */
export async function getNetwork(pool: Pool, query: ListQuery, refs: Refs): Promise<Network> {
  const now = await rowFrom(
    pool,
    z.object({ snapshot: z.string() }),
    sql`SELECT pg_current_snapshot()::text AS snapshot`,
  );
  const filter = writeListQuery(claimList, { ...query, page: 1, sort: claimList.defaultSort, columns: [] });
  const key = `${now?.snapshot} ${filter}`;
  const known = kept.get(key);
  if (known) return known;
  const reading = readNetwork(pool, query, refs);
  kept.set(key, reading);
  for (const old of [...kept.keys()].slice(0, -KEPT)) kept.delete(old);
  reading.catch(() => kept.delete(key));
  return reading;
}

/** The same, always read anew. */
export async function readNetwork(pool: Pool, query: ListQuery, refs: Refs): Promise<Network> {
  const where = whereSql(claimSql, query, refs);
  const [columns, sources, circles] = await Promise.all([
    rowFrom(pool, linkColumns, linksSql(where)),
    rowsFrom(pool, networkSource, sourcesSql(where)),
    rowsFrom(pool, circleLink, circlesSql(where)),
  ]);
  return {
    sources: new Map(sources.map((source) => [source.id, source])),
    ...linksOf(
      columns ?? { from: [], to: [], claims: [], verified: [], reported: [], assumed: [] },
      circlesOf(circles),
    ),
    circularClaims: new Set(circles.map((link) => link.claimId)).size,
  };
}

const counts = z.array(z.int());
const linkColumns = z.object({
  from: counts,
  to: counts,
  claims: counts,
  verified: counts,
  reported: counts,
  assumed: counts,
});
const networkSource = z.object({
  id: z.int(),
  slug: z.string(),
  name: z.string(),
  kind: sourceKind,
  originated: z.int(),
  relayed: z.int(),
});
const circleLink = z.object({
  claimId: z.int(),
  upstreamId: z.int(),
  downstreamId: z.int(),
  from: z.int(),
  to: z.int(),
});

const live = sql`claim_facts f JOIN attribution a ON a.claim_id = f.id JOIN utterance up ON up.id = a.upstream_id JOIN utterance down ON down.id = a.downstream_id`;

/** A list for each column is read many times faster than a hundred thousand rows. */
const linksSql = (where: Prisma.Sql) => sql`
  SELECT coalesce(json_agg(l.from), '[]') AS "from", coalesce(json_agg(l.to), '[]') AS "to", coalesce(json_agg(l.claims), '[]') AS claims,
    coalesce(json_agg(l.verified), '[]') AS verified, coalesce(json_agg(l.reported), '[]') AS reported, coalesce(json_agg(l.assumed), '[]') AS assumed
  FROM (SELECT up.source_id AS "from", down.source_id AS "to", count(DISTINCT a.claim_id)::int AS claims,
      count(*) FILTER (WHERE a.state = 'verified')::int AS verified, count(*) FILTER (WHERE a.state = 'reported')::int AS reported,
      count(*) FILTER (WHERE a.state = 'assumed')::int AS assumed
    FROM ${live} ${where} GROUP BY 1, 2) l`;

const sourcesSql = (where: Prisma.Sql) => sql`
  SELECT s.id, s.slug, s.name, s.kind, n.originated, n.relayed
  FROM (SELECT v, count(*) FILTER (WHERE v = ANY(origins))::int AS originated, count(*) FILTER (WHERE v <> ALL(origins))::int AS relayed
    FROM (SELECT unnest(f.source_ids) AS v, f.origin_ids AS origins FROM claim_facts f ${where}) said GROUP BY v) n JOIN source s ON s.id = n.v ORDER BY s.id`;

/** What has been retracted takes no part in a circle, as in the warning. */
const circlesSql = (where: Prisma.Sql) => sql`
  SELECT a.claim_id AS "claimId", a.upstream_id AS "upstreamId", a.downstream_id AS "downstreamId", up.source_id AS "from", down.source_id AS "to"
  FROM ${live} LEFT JOIN document ud ON ud.id = up.document_id LEFT JOIN document dd ON dd.id = down.document_id
  ${where} AND f.warnings && '{circular}'::text[] AND ud.state IS DISTINCT FROM 'retracted' AND dd.state IS DISTINCT FROM 'retracted'`;
