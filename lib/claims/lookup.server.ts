import { z } from 'zod';
import { CANDIDATES, LOOKUP_SIZE, lookupBy, noneOf, rankSql } from '@/lib/data-table/lookup.server';
import { escapeLike, textSearch } from '@/lib/data-table/sql.server';
import { claimStatus } from '@/lib/db/columns';
import { claimStatuses } from '@/lib/vocabulary';
import { Prisma } from '@/prisma/generated/client';

const { sql } = Prisma;
/** The number of characters of a statement that the facts keep. */
const KEY = 100;
const CHAIN = 100;

const row = z.object({
  id: z.int(),
  slug: z.string(),
  statement: z.string(),
  status: claimStatus,
  chain: z.string(),
});

/** The claims that a text may mean, by their statements, then by their chains. */
export const lookupClaims = lookupBy({
  row,
  from: sql`claim c`,
  id: sql`c.id`,
  select: sql`c.id, c.slug, c.statement, c.status, left(c.chain_text, ${CHAIN + 1}) AS chain`,
  offered: () => sql`c.deleted_at IS NULL`,
  text: sql`c.statement`,
  key: sql`c.statement_key`,
  found(what, _, { not }) {
    // The search table is small, so only its best matches are looked up in the large one. Its text ends with the chain.
    const has = textSearch(sql`w.folded`, what.terms, sql`w.words`);
    const matches = sql`SELECT w.id, w.folded FROM claim_search w WHERE ${has} AND ${noneOf(sql`w.id`, not)} LIMIT ${CANDIDATES}`;
    return [
      sql`SELECT f.id FROM claim_facts f WHERE f.statement_key LIKE ${`${escapeLike(what.text.slice(0, KEY - 5))}%`} AND ${noneOf(sql`f.id`, not)}
        ORDER BY f.statement_key, f.id LIMIT ${LOOKUP_SIZE}`,
      sql`SELECT m.id FROM (${matches}) m ORDER BY ${rankSql(sql`m.folded`, what)}, strpos(m.folded, ${what.text}), m.id LIMIT ${4 * LOOKUP_SIZE}`,
    ];
  },
  used: ({ entity, id, claimId }) => (entity === 'claim' ? id : claimId),
  item: ({ id, slug, statement, status, chain }) => ({
    id,
    label: statement,
    detail: [claimStatuses[status].label, chain.length > CHAIN ? `${chain.slice(0, CHAIN)}…` : chain]
      .filter(Boolean)
      .join(' · '),
    slug,
  }),
});
