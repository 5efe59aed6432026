import type { Pool } from 'pg';
import { z } from 'zod';
import { rowsFrom } from '@/lib/db/rows';
import type { Delay } from '@/lib/format/delay';
import { Prisma } from '@/prisma/generated/client';

const { sql } = Prisma;
const SHOWN = 20;

/** A source at the other end of links. `delay` is null if no case has both dates. */
export type Partner = { slug: string; name: string; claims: number; delay: Delay | null };
/** The most frequent of them, how many there are, and the delay over all. */
export type Partners = { total: number; partners: Partner[]; delay: Delay | null };

const group = z.object({
  slug: z.string().nullable(),
  name: z.string().nullable(),
  claims: z.int(),
  partners: z.int(),
  cases: z.int(),
  exact: z.boolean().nullable(),
  seconds: z.number().nullable(),
  days: z.int().nullable(),
});

/**
 * Whom a source relays (`relays`) or who relays it (`relayedBy`), by the links of claims that are not deleted. A case
 * is a link whose ends are both dated to the day or better and stand in no retracted document. It counts in days as
 * soon as one date in the group is known only to the day.
 */
export async function getPartners(pool: Pool, id: number, role: 'relays' | 'relayedBy'): Promise<Partners> {
  const [mine, other] =
    role === 'relays' ? [sql`a.downstream_id`, sql`a.upstream_id`] : [sql`a.upstream_id`, sql`a.downstream_id`];
  const [down, up] = role === 'relays' ? [sql`me`, sql`it`] : [sql`it`, sql`me`];
  const rows = await rowsFrom(
    pool,
    group,
    sql`WITH link AS (
        SELECT it.source_id, a.claim_id, ${down}.at - ${up}.at AS late, me.exact AND it.exact AS exact,
          (${down}.at AT TIME ZONE 'UTC')::date - (${up}.at AT TIME ZONE 'UTC')::date AS days
        FROM (${dated(sql`u.source_id = ${id}`)}) me JOIN attribution a ON ${mine} = me.id JOIN (${dated(sql`true`)}) it ON it.id = ${other}
        WHERE EXISTS (SELECT FROM claim_facts f WHERE f.id = a.claim_id)),
      grouped AS (
        SELECT source_id, count(DISTINCT claim_id)::int AS claims, count(DISTINCT source_id)::int AS partners, count(late)::int AS cases,
          bool_and(exact) FILTER (WHERE late IS NOT NULL) AS exact,
          percentile_disc(0.5) WITHIN GROUP (ORDER BY late) AS late, percentile_disc(0.5) WITHIN GROUP (ORDER BY days) AS days
        FROM link GROUP BY GROUPING SETS ((source_id), ()))
      SELECT s.slug, s.name, g.claims, g.partners, g.cases, g.exact, extract(epoch FROM g.late)::float8 AS seconds, g.days
      FROM grouped g LEFT JOIN source s ON s.id = g.source_id
      ORDER BY (g.source_id IS NOT NULL), g.claims DESC, s.name, s.id LIMIT ${SHOWN + 1}`,
  );
  const [all, ...partners] = rows;
  return {
    total: all?.partners ?? 0,
    delay: all ? delayOf(all) : null,
    partners: partners.map((row) => ({
      slug: row.slug ?? '',
      name: row.name ?? '',
      claims: row.claims,
      delay: delayOf(row),
    })),
  };
}

/** Utterances with when they were said, and whether that is known to the minute. */
const dated = (where: Prisma.Sql) => sql`SELECT u.id, u.source_id,
    CASE WHEN d.state IS DISTINCT FROM 'retracted' AND CASE WHEN u.said_at IS NULL THEN d.published_precision ELSE u.said_precision END >= 'day'
      THEN coalesce(u.said_at, d.published_at) END AS at,
    CASE WHEN u.said_at IS NULL THEN d.published_precision ELSE u.said_precision END = 'minute' AS exact
  FROM utterance u LEFT JOIN document d ON d.id = u.document_id WHERE ${where}`;

function delayOf({ cases, exact, seconds, days }: z.output<typeof group>): Delay | null {
  if (seconds === null || days === null) return null;
  return exact ? { median: seconds, unit: 'seconds', cases } : { median: days, unit: 'days', cases };
}
