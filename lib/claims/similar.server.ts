import type { Pool } from 'pg';
import { z } from 'zod';
import { claimStatus } from '@/lib/db/columns';
import { rowsFrom } from '@/lib/db/rows';
import { fold } from '@/lib/format/fold';
import { termsOf } from '@/lib/format/search-words';
import { Prisma } from '@/prisma/generated/client';
import { isAlike, isNearlySame, likeness, likenessInWords } from './likeness';
import { leadsOf, quoted, type Term, weightOf } from './similar-query';

const { sql } = Prisma;

export type SimilarClaim = Candidate & {
  /** 0 to 1; 1 is the same text. */
  score: number;
  why: string;
  /** Nearly the same text: a person decides before a second one is made. */
  nearly: boolean;
};

const SHOWN = 5;
/** The number of claims with the most telling words that are compared in full. */
const COMPARED = 60;
/** The most claims that one search looks at. */
const FOUND = 6000;
const LONGEST = 1000;
const TERMS = 80;
/** The number of characters of a statement that the facts keep. */
const KEY = 100;

/** The claims most like a text, the most similar first, at most five. Deleted claims are never among them. */
export async function similarClaims(
  { pool }: { pool: Pick<Pool, 'query'> },
  text: string,
  { except = [] }: { except?: readonly number[] } = {},
): Promise<SimilarClaim[]> {
  const wanted = text.replaceAll('\0', '').slice(0, LONGEST).toWellFormed().trim();
  const terms = await counted(pool, [...new Set(termsOf(fold(wanted)))].slice(0, TERMS));
  if (terms.every(({ rows }) => rows === 0)) return [];
  const rows = await candidates(pool, wanted, terms, [...except]);
  const weights = new Map(terms.map((term) => [term.term, weightOf(term)]));
  const like = { text: wanted, stems: terms.map(({ term }) => term) };
  return rows
    .map((claim) => ({ claim, other: { text: claim.statement, stems: [...new Set(termsOf(fold(claim.statement)))] } }))
    .filter(({ other }) => isAlike(like, other, weights))
    .map(({ claim, other }) => ({
      ...claim,
      score: likeness(like, other, weights),
      why: likenessInWords(like, other, weights),
      nearly: isNearlySame(like, other),
    }))
    .sort((a, b) => b.score - a.score || a.id - b.id)
    .slice(0, SHOWN);
}

/**
 * The number of claims that have each term: from the statistics of the database for frequent terms, counted for others.
 */
async function counted(pool: Pick<Pool, 'query'>, terms: readonly string[]): Promise<Term[]> {
  return rowsFrom(
    pool,
    z.object({ term: z.string(), rows: z.number(), of: z.number() }),
    sql`WITH known AS MATERIALIZED (
        SELECT k.term, k.share FROM pg_stats s, unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) AS k(term, share)
        WHERE s.schemaname = current_schema() AND s.tablename = 'claim_search' AND s.attname = 'words' AND k.term IS NOT NULL),
      size AS MATERIALIZED (SELECT CASE WHEN reltuples > 0 THEN reltuples ELSE (SELECT count(*) FROM (SELECT FROM claim_search LIMIT ${FOUND}::int) s)
        END::float8 AS rows FROM pg_class WHERE oid = 'claim_search'::regclass)
      SELECT t.term, n.rows, greatest(size.rows, n.rows, 1) AS of
      FROM size, unnest(${[...terms]}::text[], ${terms.map(quoted)}::text[]) AS t(term, query) LEFT JOIN known k ON k.term = t.term
      CROSS JOIN LATERAL (SELECT coalesce(k.share * size.rows,
        (SELECT count(*) FROM (SELECT FROM claim_search w WHERE w.words @@ t.query::tsquery LIMIT ${FOUND}::int) found))::float8 AS rows) n`,
  );
}

type Candidate = z.output<typeof candidate>;
const candidate = z.object({
  id: z.int(),
  slug: z.string(),
  statement: z.string(),
  status: claimStatus,
  chain: z.string(),
});

/**
 * A few claims that share the most telling words with the text, found by index alone. If a claim says the same, it is
 * among them.
 */
function candidates(
  pool: Pick<Pool, 'query'>,
  text: string,
  terms: readonly Term[],
  except: readonly number[],
): Promise<Candidate[]> {
  const leads = leadsOf(terms);
  return rowsFrom(
    pool,
    candidate,
    sql`SELECT c.id, c.slug, c.statement, c.status, left(c.chain_text, 200) AS chain
      FROM ((SELECT m.id FROM unnest(${leads.map(({ query }) => query)}::text[], ${leads.map(({ weight }) => weight)}::float8[]) AS l(query, weight)
          CROSS JOIN LATERAL (SELECT w.id FROM claim_search w WHERE w.words @@ l.query::tsquery LIMIT ${FOUND}::int) m
          GROUP BY m.id ORDER BY sum(l.weight) DESC, m.id LIMIT ${COMPARED}::int)
        UNION (SELECT f.id FROM claim_facts f WHERE f.statement_key = left(${fold(text)}::text, ${KEY}::int) LIMIT ${SHOWN}::int)) m
      JOIN claim c ON c.id = m.id WHERE c.deleted_at IS NULL AND c.id <> ALL(${except}::int[])`,
  );
}
