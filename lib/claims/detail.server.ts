import type { Pool } from 'pg';
import type { z } from 'zod';
import { liveOf } from '@/lib/assessments/claim-graph';
import { assess } from '@/lib/assessments/confidence';
import { remediesOf, verdictOf } from '@/lib/assessments/remedies';
import { risenLinks } from '@/lib/assessments/rises';
import { hasMoved, type Suggestion, storedSuggestion } from '@/lib/assessments/suggestion';
import { copyingIn } from '@/lib/assessments/warnings';
import { graphSourceRow } from '@/lib/db/columns';
import { rowFrom, rowsFrom } from '@/lib/db/rows';
import type { ClaimDetail, ReadingDetail } from './claim-detail';
import { stripsOf } from './detail-chains';
import {
  attributionRow,
  attributionsSql,
  claimRow,
  claimSql,
  sourcesSql,
  utteranceRow,
  utterancesSql,
} from './detail-sql.server';
import { excerptOf } from './excerpt';
import { graphOfDetail } from './graph-of-detail';

/** A claim by its name in addresses, or null if there is none. */
export async function getClaim(db: { pool: Pool }, slug: string): Promise<ClaimDetail | null> {
  const row = slug.includes('\0') ? undefined : await rowFrom(db.pool, claimRow, claimSql(slug));
  if (!row) return null;
  const [utterances, links, sources] = await Promise.all([
    rowsFrom(db.pool, utteranceRow, utterancesSql(row.id)),
    rowsFrom(db.pool, attributionRow, attributionsSql(row.id)),
    rowsFrom(db.pool, graphSourceRow, sourcesSql(row.id)),
  ]);
  const { dependences, sharedWording, ...claim } = row;
  const nearDuplicates = sharedWording.map(({ aId, bId }) => [aId, bId] as const);
  const graph = { ...graphOfDetail({ utterances, attributions: links }, sources), dependences, nearDuplicates };
  const copying = copyingIn(liveOf(graph));
  const risen = risenLinks(graph);
  const assessment = assess(graph);
  const suggested: Suggestion = {
    ...verdictOf(assessment),
    origins: assessment.independentOrigins,
    documents: new Set(graph.utterances.flatMap(({ documentId }) => documentId ?? [])).size,
    warnings: claim.warnings,
    formulaVersion: assessment.formulaVersion,
  };
  const judgements = claim.judgements.map(({ suggestion: kept, ...judgement }) => {
    const then = storedSuggestion(kept);
    return { ...judgement, moved: then && hasMoved(then, suggested) ? then : null };
  });
  return {
    ...claim,
    suggested,
    judgements,
    judged: judgements.find((judgement) => judgement.of === null) ?? null,
    utterances,
    attributions: links.map((link) => ({ ...link, risen: risen.has(link.id), readings: link.readings.map(readingOf) })),
    chains: stripsOf(graph, new Map(links.map((link) => [link.id, link.state])), risen),
    assessment,
    remedies: remediesOf(graph, assessment),
    sharedWording: sharedWording
      .map((pair) => ({ ...pair, copying: copying([pair.aId, pair.bId]) }))
      .filter((pair) => pair.copying !== 'credited'),
  };
}

function readingOf({ window, ...reading }: z.output<typeof attributionRow>['readings'][number]): ReadingDetail {
  return { ...reading, excerpt: window ? excerptOf(window) : [] };
}
