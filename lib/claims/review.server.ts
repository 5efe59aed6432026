import { z } from 'zod';
import { type Suggestion, storedSuggestion, suggestion } from '@/lib/assessments/suggestion';
import type { Db } from '@/lib/db';
import { confidence, likelihood } from '@/lib/db/columns';
import { rowsFrom } from '@/lib/db/rows';
import { Prisma } from '@/prisma/generated/client';
import { suggestionSql } from './suggestions.server';

const { sql } = Prisma;

export const REVIEW_PAGE = 50;

/**
 * A claim whose judgement may be out of date: what was judged, what the rule suggested then, and what it suggests
 * now.
 */
export type ReviewItem = Omit<z.output<typeof outdated>, 'stored'> & { before: Suggestion };

const outdated = z.object({
  id: z.int(),
  slug: z.string(),
  statement: z.string(),
  judged: z.object({ confidence, likelihood: likelihood.nullable(), author: z.string(), at: z.string() }),
  stored: z.unknown(),
  now: suggestion,
});

/**
 * One page of the review queue, counted from 1, with the oldest judgements first, and the number of all claims that
 * wait.
 */
export async function reviewQueue(
  { pool, prisma }: Pick<Db, 'pool' | 'prisma'>,
  page: number,
): Promise<{ items: ReviewItem[]; total: number }> {
  const [rows, total] = await Promise.all([
    rowsFrom(
      pool,
      outdated,
      sql`SELECT c.id, c.slug, c.statement, j.suggestion AS stored,
        jsonb_build_object('confidence', j.confidence, 'likelihood', j.likelihood, 'author', j.author_name,
          'at', to_char(j.judged_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) AS judged,
        ${suggestionSql} AS now
      FROM claim_facts f JOIN claim c ON c.id = f.id
        JOIN LATERAL (SELECT * FROM judgement WHERE claim_id = c.id ORDER BY judged_at DESC, id DESC LIMIT 1) j ON true
      WHERE f.judgement = 'outdated' ORDER BY j.judged_at, c.id LIMIT ${REVIEW_PAGE} OFFSET ${(page - 1) * REVIEW_PAGE}`,
    ),
    prisma.claimFacts.count({ where: { judgement: 'outdated' } }),
  ]);
  const items = rows.flatMap(({ stored, ...row }) => {
    const before = storedSuggestion(stored);
    return before ? [{ ...row, before }] : [];
  });
  return { items, total };
}
