import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import type { ClaimGraph, GraphSource } from '@/lib/assessments/claim-graph';
import {
  type Change,
  changeIf,
  type Removal,
  type Standing,
  type WhatIf,
  whatIf,
  worstFirst,
} from '@/lib/assessments/what-if';
import type { Db } from '@/lib/db';
import { confidence, likelihood } from '@/lib/db/columns';
import { rowsFrom } from '@/lib/db/rows';
import type { Confidence, Likelihood, WhatIfVerdict } from '@/lib/vocabulary';
import { Prisma } from '@/prisma/generated/client';
import { loadClaims } from './load.server';

const { sql } = Prisma;

export const WHAT_IF_PAGE = 100;
/**
 * The number of claims read at once. Then it is the turn of others, who share the only connection of an embedded
 * database.
 */
const BATCH = 500;

type Reader = Pick<Db, 'pool' | 'prisma'>;
type Named = Pick<GraphSource, 'id' | 'name' | 'kind' | 'slug'> & { denies: boolean };

/**
 * One claim of the answer. The origins are named; `judged` is what an editor said of it, which nothing here changes.
 */
export type WhatIfRow = Omit<WhatIf, 'fallen' | 'cut' | 'weaker' | 'stronger' | 'denying'> & {
  id: number;
  slug: string;
  statement: string;
  judged: { confidence: Confidence; likelihood: Likelihood | null } | null;
  fallen: Named[];
  cut: Named[];
  weaker: Named[];
  stronger: Named[];
};

/**
 * `bare`: how many of the claims that fall would have no origin left at all. `rows`: one page of those that are shown,
 * worst first.
 */
export type WhatIfAnswer = {
  total: number;
  counts: Record<WhatIfVerdict, number>;
  bare: number;
  shown: number;
  page: number;
  pages: number;
  rows: WhatIfRow[];
};

/**
 * What would become of every claim in which a source or document stands, if it fell. It only reads, in batches, and
 * lets others have their turn between them. How each claim stands now is taken from what is stored.
 * @param show the claims of one verdict alone
 */
export async function askWhatIf(
  db: Reader,
  asked: Removal,
  { show, page = 1 }: { show?: WhatIfVerdict; page?: number } = {},
): Promise<WhatIfAnswer> {
  const removal = 'documentId' in asked ? { ...asked, copies: await copiesOf(db, asked.documentId) } : asked;
  const standing = await standingClaims(db, removal);
  const sources: Sources = new Map();
  const found: (Change & { id: number })[] = [];
  const partAt = (begin: number) => standing.slice(begin, begin + BATCH);
  let next = loadGraphs(db, partAt(0), sources);
  for (let begin = 0; begin < standing.length; begin += BATCH) {
    const graphs = await next;
    // The database reads the next batch while this one is computed.
    next = loadGraphs(db, partAt(begin + BATCH), sources);
    for (const { id, before } of partAt(begin)) {
      const graph = graphs.get(id);
      if (graph) found.push({ id, ...changeIf(graph, removal, before) });
    }
    await setImmediate();
  }
  await next;
  found.sort((one, other) => worstFirst(one, other) || one.id - other.id);
  const counts: WhatIfAnswer['counts'] = { falls: 0, drops: 0, rises: 0, same: 0 };
  for (const { verdict } of found) counts[verdict]++;
  const shown = show ? found.filter(({ verdict }) => verdict === show) : found;
  const onPage = shown.slice((page - 1) * WHAT_IF_PAGE, page * WHAT_IF_PAGE);
  return {
    total: found.length,
    counts,
    bare: found.filter(({ verdict, after }) => verdict === 'falls' && after.origins === 0).length,
    shown: shown.length,
    page,
    pages: Math.max(1, Math.ceil(shown.length / WHAT_IF_PAGE)),
    rows: await explained(db, removal, onPage, sources),
  };
}

/** The documents that share their wording with this one and would fall with it. */
async function copiesOf({ prisma }: Reader, documentId: number): Promise<number[]> {
  const pairs = await prisma.nearDuplicate.findMany({ where: { OR: [{ aId: documentId }, { bId: documentId }] } });
  return pairs.map(({ aId, bId }) => (aId === documentId ? bId : aId));
}

type Sources = Map<number, GraphSource>;
const standingRow = z.object({
  id: z.int(),
  confidence,
  likelihood: likelihood.nullable(),
  credibility: z.int(),
  origins: z.int(),
});
type StandingClaim = { id: number; before: Standing };

/** The claims in which it stands, without deleted ones, and what is suggested for them now. */
async function standingClaims({ pool }: Reader, removal: Removal): Promise<StandingClaim[]> {
  const where =
    'documentId' in removal
      ? sql`f.id IN (SELECT claim_id FROM utterance WHERE document_id = ANY(${[removal.documentId, ...(removal.copies ?? [])]}))`
      : sql`f.source_ids && (WITH RECURSIVE s AS (SELECT ${removal.sourceId}::int AS id
            UNION SELECT o.id FROM source o JOIN s ON o.owner_id = s.id WHERE ${removal.owned ?? false})
          SELECT array_agg(id) FROM s)`;
  const rows = await rowsFrom(
    pool,
    standingRow,
    sql`SELECT f.id, f.suggested_confidence AS confidence, f.suggested_likelihood AS likelihood, f.credibility, f.origin_count AS origins
      FROM claim_facts f WHERE ${where} ORDER BY f.id`,
  );
  return rows.map(({ id, ...before }) => ({ id, before }));
}

/** The graphs of these claims by id. Their sources are added to those already known. */
async function loadGraphs(
  { pool }: Reader,
  claims: readonly { id: number }[],
  known: Sources,
): Promise<Map<number, ClaimGraph>> {
  const basis = await loadClaims(
    pool,
    claims.map(({ id }) => id),
    'weights',
  );
  for (const [id, source] of basis.sources) known.set(id, source);
  return new Map(basis.claims.map((claim) => [claim.id, { ...claim, sources: known }]));
}

/** The rows of one page in full. */
async function explained(
  db: Reader,
  removal: Removal,
  page: readonly { id: number }[],
  sources: Sources,
): Promise<WhatIfRow[]> {
  const ids = page.map(({ id }) => id);
  const [graphs, claims] = await Promise.all([
    loadGraphs(db, page, sources),
    db.prisma.claim.findMany({
      where: { id: { in: ids } },
      select: { id: true, slug: true, statement: true, judgedConfidence: true, judgedLikelihood: true },
    }),
  ]);
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  return ids.flatMap((id) => {
    const [graph, claim] = [graphs.get(id), byId.get(id)];
    if (!graph || !claim) return [];
    const { slug, statement, judgedConfidence, judgedLikelihood } = claim;
    const judged = judgedConfidence && { confidence: judgedConfidence, likelihood: judgedLikelihood };
    const { fallen, cut, weaker, stronger, denying, ...it } = whatIf(graph, removal);
    const names = (list: readonly number[]): Named[] =>
      list.flatMap((of) => {
        const source = sources.get(of);
        return source ? [{ ...source, denies: denying.includes(of) }] : [];
      });
    const lost = { fallen: names(fallen), cut: names(cut), weaker: names(weaker), stronger: names(stronger) };
    return [{ ...it, ...lost, id, slug, statement, judged }];
  });
}
