import type { Pool } from 'pg';
import { type ClaimGraph, type GraphSource, liveOf } from '@/lib/assessments/claim-graph';
import { type Assessment, assess } from '@/lib/assessments/confidence';
import { type Remedy, remediesOf, verdictOf } from '@/lib/assessments/remedies';
import { risenLinks } from '@/lib/assessments/rises';
import { hasMoved, type Suggestion, storedSuggestion } from '@/lib/assessments/suggestion';
import { type Copying, copyingIn } from '@/lib/assessments/warnings';
import type { DatePrecision } from '@/lib/format/date';
import { run } from '@/lib/list/sql';
import type {
  Certainty,
  ClaimStatus,
  Confidence,
  DocumentState,
  Likelihood,
  LinkState,
  Passage,
  Reliability,
  SourceKind,
  Stance,
  Warning,
} from '@/lib/words';
import { stripsOf } from './detail-chains';
import { attributionsSql, claimSql, sourcesSql, utterancesSql } from './detail-sql';
import { type ExcerptPart, excerptOf, type Window } from './excerpt';
import { graphOfDetail } from './graph-of-detail';
import type { ChainStrip } from './queries';

export type SourceDetail = {
  id: number;
  name: string;
  slug: string;
  kind: SourceKind;
  reliability: Reliability | null;
  owner: string | null;
};
export type DocumentDetail = {
  id: number;
  title: string;
  url: string | null;
  publisher: string;
  publishedAt: string | null;
  precision: DatePrecision;
  note: string;
  state: DocumentState;
  /** A retracted document whose wording its text shares. */
  copyOf: { id: number; title: string } | null;
};

/** One source putting the claim. `document` null: known only second-hand. `reportedAt`: when it was said, else when the document was published. */
export type UtteranceDetail = {
  id: number;
  source: SourceDetail;
  document: DocumentDetail | null;
  stance: Stance;
  certainty: Certainty | null;
  passage: Passage | null;
  passageText: string | null;
  reportedAt: string | null;
  reportedPrecision: DatePrecision;
  /** What is known of the date beyond that, such as «circa 2024». */
  reportedNote: string;
};

/** One place in which an attribution was read; without a document, an editor recorded the cue. */
export type ReadingDetail = {
  id: number;
  cue: string;
  document: { id: number; title: string; publisher: string } | null;
  excerpt: ExcerptPart[];
};

/** `read`: a text, or a cue that an editor recorded, shows it. `risen`: the downstream utterance is observed and surer than all that it credits. */
export type AttributionDetail = {
  id: number;
  downstreamId: number;
  upstreamId: number;
  state: LinkState;
  verbatim: boolean;
  note: string;
  read: boolean;
  risen: boolean;
  readings: ReadingDetail[];
};

/**
 * Two utterances, by their ids, whose documents share wording. `share`: how much of it they have in common, from .8 to 1; of a text that stands in
 * another (`within`: the one with the longer text) how much of it stands there.
 */
export type SharedWording = { aId: number; bId: number; share: number; within: number | null; copying: Copying };

export type JudgementDetail = {
  id: number;
  confidence: Confidence;
  likelihood: Likelihood | null;
  status: ClaimStatus;
  reason: string;
  author: string;
  judgedAt: string;
  /** The statement of another claim that was judged, and then merged into this one. */
  of: string | null;
  /** What the rule suggested then, where it suggests something else now. */
  moved: Suggestion | null;
};

/** One claim with everything its page shows, as plain data; dates in ISO 8601. */
export type ClaimDetail = {
  id: number;
  slug: string;
  statement: string;
  version: number;
  /** The claims that were merged into this one. */
  mergedStatements: string[];
  status: ClaimStatus;
  topics: { name: string; slug: string }[];
  /** What the rule says now, whatever editors judged. */
  suggested: Suggestion;
  /** The latest judgement of an editor, which comes before what is suggested. */
  judged: JudgementDetail | null;
  warnings: Warning[];
  outlets: number;
  chainCount: number;
  utterances: UtteranceDetail[];
  attributions: AttributionDetail[];
  /** At most CHAIN_LIMIT of them. */
  chains: ChainStrip[];
  judgements: JudgementDetail[];
  assessment: Assessment;
  remedies: Remedy[];
  /** Copies of which neither credits the other, not even through others. */
  sharedWording: SharedWording[];
};

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
