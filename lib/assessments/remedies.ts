import type { ClaimGraph, GraphSource, GraphUtterance } from '@/lib/assessments/claim-graph';
import { type Assessment, assess } from '@/lib/assessments/confidence';
import { hasMoved } from '@/lib/assessments/suggestion';
import type { Confidence, Likelihood, Reliability } from '@/lib/vocabulary';

/** A possible next step for a claim, and what the rule would then suggest. `utteranceId`: the origin concerned. */
export type Remedy = {
  kind: 'hold-origin' | 'grade-path' | 'second-origin';
  utteranceId: number;
  confidence: Confidence;
  likelihood: Likelihood | null;
  credibility: number;
};

/** The grade that is tried: “usually reliable”. */
export const TRIED_GRADE: Reliability = 'B';
/** Ids that no record has. */
const NEW = -1;
/** Above this size the question costs more than the answer is worth. */
const MOST_UTTERANCES = 300;

/** The origin that counts most of those that carry weight; among equals, the one with the lowest id. */
export function strongestOrigin({ origins }: Pick<Assessment, 'origins'>): Assessment['origins'][number] | null {
  const weighed = origins.filter((origin) => origin.cluster !== null);
  return weighed.sort((a, b) => a.opinion.u - b.opinion.u || a.utteranceId - b.utteranceId)[0] ?? null;
}

/**
 * What would change the suggestion, found by asking the rule about a graph with one change: the document of the
 * strongest origin stored; every ungraded source on its best path graded B; a second, independent origin graded B with
 * a document. Returns only steps that change confidence, likelihood or credibility. The given graph is not modified.
 */
export function remediesOf(graph: ClaimGraph, assessment: Assessment): Remedy[] {
  const origin = strongestOrigin(assessment);
  if (!origin || graph.utterances.length > MOST_UTTERANCES) return [];
  const now = verdictOf(assessment);
  const tried = (kind: Remedy['kind'], altered: ClaimGraph | null): Remedy[] => {
    if (!altered) return [];
    const then = verdictOf(assess(altered));
    return hasMoved(now, then) ? [{ kind, utteranceId: origin.utteranceId, ...then }] : [];
  };
  return [
    ...tried('hold-origin', withOriginHeld(graph, origin)),
    ...tried('grade-path', withPathGraded(graph, origin)),
    ...tried('second-origin', withSecondOrigin(graph, origin)),
  ];
}

export function verdictOf({
  judgeable,
  confidence,
  likelihood,
  credibility,
}: Assessment): Pick<Remedy, 'confidence' | 'likelihood' | 'credibility'> {
  return { confidence: judgeable ? confidence : 'none', likelihood, credibility };
}

type Origin = Assessment['origins'][number];

/** Unnamed people publish nothing that could be stored. */
function withOriginHeld(graph: ClaimGraph, { utteranceId, kind }: Origin): ClaimGraph | null {
  if (kind === 'unnamed') return null;
  const held = (it: GraphUtterance): GraphUtterance =>
    it.id === utteranceId ? { ...it, documentId: NEW, passage: 'marked' } : it;
  const before = graph.utterances.find(({ id }) => id === utteranceId);
  return before?.documentId === null ? { ...graph, utterances: graph.utterances.map(held) } : null;
}

function withPathGraded(graph: ClaimGraph, { path }: Origin): ClaimGraph | null {
  const ungraded = new Set(
    path
      .filter(({ reliability, sourceId }) => reliability === null && gradable(graph, sourceId))
      .map(({ sourceId }) => sourceId),
  );
  if (ungraded.size === 0) return null;
  const graded = (source: GraphSource) => (ungraded.has(source.id) ? { ...source, reliability: TRIED_GRADE } : source);
  return { ...graph, sources: new Map([...graph.sources].map(([id, source]) => [id, graded(source)])) };
}

const gradable = (graph: ClaimGraph, sourceId: number) =>
  !['unnamed', 'unknown'].includes(graph.sources.get(sourceId)?.kind ?? 'unknown');

function withSecondOrigin(graph: ClaimGraph, { stance }: Origin): ClaimGraph {
  const source: GraphSource = { id: NEW, name: '', slug: '', kind: 'outlet', reliability: TRIED_GRADE, ownerId: null };
  const utterance: GraphUtterance = {
    id: NEW,
    sourceId: NEW,
    documentId: NEW,
    stance,
    certainty: 'asserted',
    passage: 'marked',
    retracted: false,
    copied: false,
    reportedAt: null,
  };
  return { ...graph, utterances: [...graph.utterances, utterance], sources: new Map(graph.sources).set(NEW, source) };
}
