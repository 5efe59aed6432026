import { z } from 'zod';
import { type Suggestion, suggestion } from '@/lib/assessments/suggestion';
import { rowsFrom } from '@/lib/db/rows';
import type { Tx } from '@/lib/db/transaction';
import { Prisma } from '@/prisma/generated/client';

const { sql } = Prisma;

/** What the rule suggests now for a claim, from claim_facts f and claim c. */
export const suggestionSql = sql`jsonb_build_object('confidence', f.suggested_confidence, 'likelihood', f.suggested_likelihood,
  'credibility', f.credibility, 'origins', f.origin_count, 'documents', f.document_count, 'warnings', f.warnings, 'formulaVersion', c.formula_version)`;

/** What the rule suggests now for these claims, by id, to be kept with their judgements. Deleted claims have none. */
export async function suggestionsOf(tx: Tx, claimIds: readonly number[]): Promise<Map<number, Suggestion>> {
  const rows = await rowsFrom(
    tx,
    z.object({ id: z.int(), suggestion }),
    sql`SELECT f.id, ${suggestionSql} AS suggestion FROM claim_facts f JOIN claim c ON c.id = f.id WHERE f.id = ANY(${[...claimIds]})`,
  );
  return new Map(rows.map((row) => [row.id, row.suggestion]));
}
