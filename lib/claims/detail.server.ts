import type { Pool } from 'pg';
import { type ClaimGraph, type GraphSource, liveOf } from '@/lib/assessments/claim-graph';
import { assess } from '@/lib/assessments/confidence';
import { remediesOf, verdictOf } from '@/lib/assessments/remedies';
import { risenLinks } from '@/lib/assessments/rises';
import { hasMoved, type Suggestion, storedSuggestion } from '@/lib/assessments/suggestion';
import { copyingIn } from '@/lib/assessments/warnings';
import { run } from '@/lib/data-table/sql.server';
import type {
  AttributionDetail,
  ClaimDetail,
  JudgementDetail,
  ReadingDetail,
  SharedWording,
  UtteranceDetail,
} from './claim-detail';
import { stripsOf } from './detail-chains';
import { attributionsSql, claimSql, sourcesSql, utterancesSql } from './detail-sql.server';
import { excerptOf, type Window } from './excerpt';
import { graphOfDetail } from './graph-of-detail';

type Computed =
  | 'sharedWording'
  | 'judged'
  | 'suggested'
  | 'utterances'
  | 'attributions'
  | 'chains'
  | 'assessment'
  | 'remedies'
  | 'judgements';
type ClaimRow = Omit<ClaimDetail, Computed> & {
  judgements: (Omit<JudgementDetail, 'moved'> & { suggestion: unknown })[];
  dependences: ClaimGraph['dependences'];
  sharedWording: Omit<SharedWording, 'copying'>[];
};
type AttributionRow = Omit<AttributionDetail, 'risen' | 'readings'> & {
  readings: (Omit<ReadingDetail, 'excerpt'> & { window: Window | null })[];
};

/** A claim by the name it has in addresses; null where there is none. */
export async function getClaim(db: { pool: Pool }, slug: string): Promise<ClaimDetail | null> {
  const [row] = slug.includes('\0') ? [] : await run<ClaimRow>(db.pool, claimSql(slug));
  if (!row) return null;
  const [utterances, links, sources] = await Promise.all([
    run<UtteranceDetail>(db.pool, utterancesSql(row.id)),
    run<AttributionRow>(db.pool, attributionsSql(row.id)),
    run<GraphSource>(db.pool, sourcesSql(row.id)),
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

function readingOf({ window, ...reading }: AttributionRow['readings'][number]): ReadingDetail {
  return { ...reading, excerpt: window ? excerptOf(window) : [] };
}
