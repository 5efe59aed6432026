import type { Pool } from 'pg';
import {
  CANDIDATES,
  candidates,
  LOOKUP_SIZE,
  type LookupItem,
  type LookupQuery,
  latestIds,
  noneOf,
  rankSql,
  type Typed,
  typed,
} from '@/lib/data-table/lookup.server';
import { escapeLike, run, textSearch } from '@/lib/data-table/sql.server';
import { type ClaimStatus, claimStatuses } from '@/lib/vocabulary';
import { Prisma } from '@/prisma/generated/client';

const { sql } = Prisma;
/** The facts keep so much of a statement. */
const KEY = 100;
const CHAIN = 100;

type Row = { id: number; slug: string; statement: string; status: ClaimStatus; chain: string };

const select = sql`SELECT c.id, c.slug, c.statement, c.status, left(c.chain_text, ${CHAIN + 1}) AS chain`;

/** The claims that a text may mean, by their statements, then by their chains. */
export async function lookupClaims(pool: Pool, { q, not }: LookupQuery): Promise<LookupItem[]> {
  const what = typed(q);
  const rows = what ? await matching(pool, what, not) : q.trim() ? [] : await latest(pool, not);
  return rows.map(({ id, slug, statement, status, chain }) => ({
    id,
    label: statement,
    detail: [claimStatuses[status].label, chain.length > CHAIN ? `${chain.slice(0, CHAIN)}…` : chain]
      .filter(Boolean)
      .join(' · '),
    slug,
  }));
}

function matching(pool: Pool, what: Typed, not: readonly number[]): Promise<Row[]> {
  // The search table is short; only what ranks best there is looked up in the long one. Its text ends with the chain.
  const has = textSearch(sql`w.folded`, what.terms, sql`w.words`);
  const matches = sql`SELECT w.id, w.folded FROM claim_search w WHERE ${has} AND ${noneOf(sql`w.id`, not)} LIMIT ${CANDIDATES}`;
  const found = candidates([
    sql`SELECT f.id FROM claim_facts f WHERE f.statement_key LIKE ${`${escapeLike(what.text.slice(0, KEY - 5))}%`} AND ${noneOf(sql`f.id`, not)}
      ORDER BY f.statement_key, f.id LIMIT ${LOOKUP_SIZE}`,
    sql`SELECT m.id FROM (${matches}) m ORDER BY ${rankSql(sql`m.folded`, what)}, strpos(m.folded, ${what.text}), m.id LIMIT ${4 * LOOKUP_SIZE}`,
  ]);
  return run<Row>(
    pool,
    sql`${select} FROM (${found}) f JOIN claim c ON c.id = f.id WHERE c.deleted_at IS NULL
      ORDER BY ${rankSql(sql`c.statement_key`, what)}, length(c.statement), c.statement_key, c.id LIMIT ${LOOKUP_SIZE}`,
  );
}

async function latest(pool: Pool, not: readonly number[]): Promise<Row[]> {
  const ids = await latestIds(
    pool,
    ({ entity, id, claimId }) => (entity === 'claim' ? id : claimId),
    sql`SELECT c.id FROM claim c WHERE c.deleted_at IS NULL AND ${noneOf(sql`c.id`, not)} ORDER BY c.id DESC LIMIT ${LOOKUP_SIZE}`,
    not,
  );
  return run<Row>(
    pool,
    sql`${select} FROM claim c WHERE c.id = ANY(${ids}) AND c.deleted_at IS NULL ORDER BY array_position(${ids}::int[], c.id) LIMIT ${LOOKUP_SIZE}`,
  );
}
