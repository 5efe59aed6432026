import type { Pool } from 'pg';
import { fold } from '@/lib/format/fold';
import { run } from '@/lib/list/sql';
import type { ClaimStatus } from '@/lib/words';
import { Prisma } from '@/prisma/generated/client';
import { likeness, likenessInWords } from './likeness';
import { quoted, type Stem, stemsQuery } from './similar-query';

const { sql } = Prisma;

export type SimilarClaim = {
  id: number;
  slug: string;
  statement: string;
  status: ClaimStatus;
  chain: string;
  /** 0 to 1; 1 is the same text. */
  score: number;
  why: string;
};

const SHOWN = 5;
/** Less alike than this is not worth a look. */
const LEAST = 0.3;
/** So many rows that share words are looked at, and of these so many compared in full. */
const MATCHED = 3000;
const COMPARED = 40;
const LONGEST = 1000;
/** How much of a statement the facts keep. */
const KEY = 100;

/** The claims most like a text, most alike first: at most five. Deleted claims are never among them. */
export async function similarClaims(
  { pool }: { pool: Pick<Pool, 'query'> },
  text: string,
  { except = [] }: { except?: readonly number[] } = {},
): Promise<SimilarClaim[]> {
  const wanted = text.replaceAll('\0', '').slice(0, LONGEST).trim();
  if (!/[\p{L}\p{N}]/u.test(wanted)) return [];
  const stems = await stemsOf(pool, wanted);
  const rows = await candidates(pool, wanted, stems, [...except]);
  const weights = new Map(stems.map(({ stem, share }) => [stem, Math.max(0.1, -Math.log(share))]));
  const like = { text: wanted, stems: stems.map(({ stem }) => stem) };
  return rows
    .map(({ stems: found, ...claim }) => {
      const other = { text: claim.statement, stems: found };
      return { ...claim, score: likeness(like, other, weights), why: likenessInWords(like, other, weights) };
    })
    .filter(({ score }) => score >= LEAST)
    .sort((a, b) => b.score - a.score || a.id - b.id)
    .slice(0, SHOWN);
}

const vectorOf = (text: Prisma.Sql) => sql`to_tsvector('english', lower(immutable_unaccent(${text})))`;

/** The stems of a text, and in what share of all claims the database's statistics say each stands. */
async function stemsOf(pool: Pick<Pool, 'query'>, text: string): Promise<Stem[]> {
  type Row = { stem: string; share: number | null; least: number | null; rows: number };
  const found = await run<Row>(
    pool,
    sql`WITH known AS (
        SELECT k.stem, k.share FROM pg_stats s, unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) AS k(stem, share)
        WHERE s.schemaname = current_schema() AND s.tablename = 'claim_search' AND s.attname = 'words' AND k.stem IS NOT NULL)
      SELECT t.stem, k.share::float8, (SELECT min(share)::float8 FROM known) AS least,
        (SELECT greatest(reltuples, 0)::float8 FROM pg_class WHERE oid = 'claim_search'::regclass) AS rows
      FROM unnest(tsvector_to_array(${vectorOf(sql`${text}::text`)})) AS t(stem) LEFT JOIN known k ON k.stem = t.stem`,
  );
  return found.map(({ stem, share, least, rows }) => {
    const known = share ?? (least ?? 0.01) / 2;
    return { stem, share: known, rows: known * rows };
  });
}

type Candidate = Omit<SimilarClaim, 'score' | 'why'> & { stems: string[] };

/** Few claims that share telling words with the text, found by index alone; among them the one that says the same, if there is one. */
function candidates(pool: Pick<Pool, 'query'>, text: string, stems: readonly Stem[], except: readonly number[]): Promise<Candidate[]> {
  const query = stemsQuery(stems);
  const any = stems.map(({ stem }) => quoted(stem)).join(' | ');
  const key = fold(text);
  const matching = query
    ? sql`(SELECT m.id FROM (SELECT w.id, w.words FROM claim_search w WHERE w.words @@ ${query}::tsquery LIMIT ${MATCHED}::int) m
        ORDER BY ts_rank(m.words, ${any}::tsquery) DESC, m.id LIMIT ${COMPARED}::int) UNION`
    : Prisma.empty;
  return run<Candidate>(
    pool,
    sql`SELECT c.id, c.slug, c.statement, c.status, left(c.chain_text, 200) AS chain, tsvector_to_array(${vectorOf(sql`c.statement`)}) AS stems
      FROM (${matching} (SELECT f.id FROM claim_facts f WHERE f.statement_key = left(${key}::text, ${KEY}::int) LIMIT ${SHOWN}::int)) m
      JOIN claim c ON c.id = m.id WHERE c.deleted_at IS NULL AND c.id <> ALL(${except}::int[])`,
  );
}
