import { setImmediate } from 'node:timers/promises';
import type { Pool } from 'pg';
import { z } from 'zod';
import { loadClaims } from '@/lib/assessments/load.server';
import { claimSql } from '@/lib/claims/queries.server';
import type { ListQuery } from '@/lib/data-table/definition';
import { type Refs, whereSql } from '@/lib/data-table/sql.server';
import { idRow, sourceKind } from '@/lib/db/columns';
import { rowsFrom } from '@/lib/db/rows';
import { Prisma } from '@/prisma/generated/client';
import { type Gain, gainsOf } from './gains';

const { sql } = Prisma;

/** How many links are listed, how many claims are looked at, and how many of them at once. */
export const [QUEUE, LOOKED_AT] = [200, 2000];
const BATCH = 250;

const lineRow = z.object({
  linkId: z.int(),
  slug: z.string(),
  statement: z.string(),
  downstream: z.object({ name: z.string(), kind: sourceKind }),
  upstream: z.object({ name: z.string(), kind: sourceKind }),
  answers: z.int(),
});
export type QueueLine = z.output<typeof lineRow> & Omit<Gain, 'linkId'>;
/** `links`: how many were found; `looked`: in how many claims; `more`: whether others match; `left`: too large to ask. */
export type Queue = { lines: QueueLine[]; links: number; looked: number; more: boolean; left: number };

/** The reported links of the claims that match a query, those first whose verification would move the suggestion most. */
export async function traceQueue(pool: Pool, query: ListQuery, refs: Refs): Promise<Queue> {
  const ids = await rowsFrom(
    pool,
    idRow,
    sql`SELECT m.id FROM (SELECT f.id, f.weakest_link FROM claim_facts f ${whereSql(claimSql, query, refs)}) m
      WHERE m.weakest_link IN ('assumed', 'reported') ORDER BY m.id DESC LIMIT ${LOOKED_AT + 1}::int`,
  );
  const looked = ids.slice(0, LOOKED_AT).map(({ id }) => id);
  const gains: Gain[] = [];
  let left = 0;
  for (let begin = 0; begin < looked.length; begin += BATCH) {
    const { claims, sources } = await loadClaims(pool, looked.slice(begin, begin + BATCH), 'whole');
    for (const claim of claims) {
      const found = gainsOf({ ...claim, sources });
      if (found === null) left++;
      else gains.push(...found);
    }
    await setImmediate();
  }
  gains.sort((a, b) => b.moved - a.moved || a.linkId - b.linkId);
  const best = new Map(gains.slice(0, QUEUE).map((gain) => [gain.linkId, gain]));
  const rows = await rowsFrom(
    pool,
    lineRow,
    sql`SELECT a.id AS "linkId", c.slug, c.statement, jsonb_build_object('name', sd.name, 'kind', sd.kind) AS downstream,
        jsonb_build_object('name', su.name, 'kind', su.kind) AS upstream,
        (SELECT count(*)::int FROM trace_answer t WHERE t.utterance_id = u.id) AS answers
      FROM attribution a JOIN claim c ON c.id = a.claim_id
        JOIN utterance d ON d.id = a.downstream_id JOIN source sd ON sd.id = d.source_id
        JOIN utterance u ON u.id = a.upstream_id JOIN source su ON su.id = u.source_id WHERE a.id = ANY(${[...best.keys()]})`,
  );
  const byId = new Map(rows.map((row) => [row.linkId, row]));
  const lines = [...best.values()].flatMap(({ linkId, ...gain }) => {
    const row = byId.get(linkId);
    return row ? [{ ...row, ...gain }] : [];
  });
  return { lines, links: gains.length, looked: looked.length, more: ids.length > LOOKED_AT, left };
}
