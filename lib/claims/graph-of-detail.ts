import { type ClaimGraph, type GraphSource, liveOf } from '@/lib/assessments/claim-graph';
import type { AttributionDetail, UtteranceDetail } from './claim-detail';

type Detail = {
  utterances: readonly UtteranceDetail[];
  attributions: readonly Pick<AttributionDetail, 'id' | 'downstreamId' | 'upstreamId' | 'read'>[];
};

/**
 * The graph of a claim page, as the rules take it, without notes on dependence and shared wording.
 * @param sources with every owner above them; left out: those of the utterances, without owners
 */
export function graphOfDetail(
  { utterances, attributions }: Detail,
  sources: readonly GraphSource[] = utterances.map(sourceOf),
): ClaimGraph {
  return {
    utterances: utterances.map(({ source, document, reportedAt, ...utterance }) => ({
      ...utterance,
      sourceId: source.id,
      documentId: document?.id ?? null,
      retracted: document?.state === 'retracted',
      copied: document?.copyOf != null,
      reportedAt: reportedAt === null ? null : Date.parse(reportedAt),
    })),
    attributions: attributions.map(({ id, downstreamId, upstreamId, read }) => ({
      id,
      downstreamId,
      upstreamId,
      read,
    })),
    sources: new Map(sources.map((source) => [source.id, source])),
    dependences: [],
    nearDuplicates: [],
  };
}

/** The same without fallen utterances. */
export const liveGraphOf = (detail: Detail): ClaimGraph => liveOf(graphOfDetail(detail));

const sourceOf = ({ source: { id, name, slug, kind, reliability } }: UtteranceDetail): GraphSource => ({
  ...{ id, name, slug, kind, reliability },
  ownerId: null,
});
