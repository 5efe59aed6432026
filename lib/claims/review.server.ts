import type { Pool } from 'pg';
import { type Suggestion, storedSuggestion } from '@/lib/assessments/suggestion';
import { run } from '@/lib/data-table/sql.server';
import type { Confidence, Likelihood } from '@/lib/vocabulary';
import { Prisma } from '@/prisma/generated/client';
import { suggestionSql } from './suggestions.server';

const { sql } = Prisma;

export const REVIEW_PAGE = 50;

/**
 * A claim whose judgement may be out of date: what was judged, what the rule suggested then, and what it suggests
 * now.
 */
export type ReviewItem = {
  id: number;
  slug: string;
  statement: string;
  judged: { confidence: Confidence; likelihood: Likelihood | null; author: string; at: string };
  before: Suggestion;
  now: Suggestion;
};

/**
 * One page of the review queue, from page 1 on, the longest-standing judgements first; and how many claims wait
 * altogether.
 */
export async function reviewQueue(pool: Pool, page: number): Promise<{ items: ReviewItem[]; total: number }> {
  type Row = Omit<ReviewItem, 'before'> & { stored: unknown };
  const [rows, counts] = await Promise.all([
    run<Row>(
      pool,
      sql`SELECT c.id, c.slug, c.statement, j.suggestion AS stored,
        jsonb_build_object('confidence', j.confidence, 'likelihood', j.likelihood, 'author', j.author_name,
          'at', to_char(j.judged_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) AS judged,
        ${suggestionSql} AS now
      FROM claim_facts f JOIN claim c ON c.id = f.id
        JOIN LATERAL (SELECT * FROM judgement WHERE claim_id = c.id ORDER BY judged_at DESC, id DESC LIMIT 1) j ON true
      WHERE f.judgement = 'outdated' ORDER BY j.judged_at, c.id LIMIT ${REVIEW_PAGE} OFFSET ${(page - 1) * REVIEW_PAGE}`,
    ),
    run<{ count: number }>(pool, sql`SELECT count(*)::int AS count FROM claim_facts WHERE judgement = 'outdated'`),
  ]);
  const items = rows.flatMap(({ stored, ...row }) => {
    const before = storedSuggestion(stored);
    return before ? [{ ...row, before }] : [];
  });
  return { items, total: counts[0]?.count ?? 0 };
}
