import { type ClaimGraph, type GraphUtterance, isObserved, liveOf, surenessOf } from '@/lib/assessments/claim-graph';
import type { Assessment } from '@/lib/assessments/confidence';
import { type Lineage, lineageOf, nearestSeeds, reachable } from '@/lib/attributions/lineage';
import { type Warning, warnings, wordsOf } from '@/lib/words';

const DOCUMENTS_FOR_SINGLE_ORIGIN = 3;

/** What a warning is decided on: retracted utterances take no part, save in `upstream-retracted`. */
type Case = { graph: ClaimGraph; live: ClaimGraph; lineage: Lineage; utterances: Map<number, GraphUtterance>; assessment: Assessment };

const tests: { readonly [K in Warning]: (it: Case) => boolean } = {
  'single-origin': ({ live, assessment }) => documentsOf(live).size >= DOCUMENTS_FOR_SINGLE_ORIGIN && assessment.independentOrigins === 1,
  circular: ({ assessment }) => assessment.circular,
  'unnamed-only': hasOnlyUnnamedOrigins,
  'certainty-inflated': isCertaintyInflated,
  'dead-end': ({ live, utterances }) =>
    live.attributions.some(({ upstreamId }) => {
      const upstream = utterances.get(upstreamId);
      return upstream !== undefined && isObserved(upstream) && upstream.passage === 'not_there';
    }),
  'denial-omitted': isDenialOmitted,
  'upstream-retracted': restsOnRetraction,
  'near-duplicate': hasUncreditedCopy,
  contested: ({ assessment }) => assessment.contested,
};

/** The warnings of a claim, in the order of the words; `assessment` is that of the same graph. */
export function warningsOf(graph: ClaimGraph, assessment: Assessment): Warning[] {
  const live = liveOf(graph);
  const utterances = new Map(live.utterances.map((utterance) => [utterance.id, utterance]));
  const it = { graph, live, lineage: lineageOf(live), utterances, assessment };
  return wordsOf(warnings).filter((warning) => tests[warning](it));
}

function documentsOf(graph: ClaimGraph): Set<number> {
  return new Set(graph.utterances.flatMap(({ documentId }) => (documentId === null ? [] : [documentId])));
}

/** There is an origin that is not vacuous, and every such origin is unnamed, whether or not anything held leads to it. */
function hasOnlyUnnamedOrigins({ assessment }: Case): boolean {
  const origins = assessment.origins.filter((origin) => origin.vacuous === null);
  return origins.length > 0 && origins.every((origin) => origin.kind === 'unnamed');
}

/** An observed relay is surer than an utterance it credits; for one without certainty, than the nearest upstream with one. */
function isCertaintyInflated({ live, lineage, utterances }: Case): boolean {
  const rankOf = (id: number | undefined) => surenessOf(utterances.get(id ?? 0));
  const nearest = nearestSeeds(lineage.down, rankOf);
  return live.attributions.some(({ downstreamId, upstreamId }) => {
    const relay = utterances.get(downstreamId);
    const [sure, credited] = [rankOf(downstreamId), rankOf(nearest.get(upstreamId))];
    return relay !== undefined && isObserved(relay) && sure !== null && credited !== null && sure > credited;
  });
}

/**
 * A document carries a denial when an utterance in it denies the claim or directly credits one that does. The warning: an observed
 * affirming relay rests, through any number of credits, on an utterance in a document that carries a denial, and its own carries none.
 */
function isDenialOmitted({ live, lineage, utterances }: Case): boolean {
  const denies = (id: number) => utterances.get(id)?.stance === 'denies';
  const carrying = documentsOf({ ...live, utterances: live.utterances.filter(({ id }) => denies(id) || lineage.up.get(id)?.some(denies)) });
  const isCarrier = ({ documentId }: GraphUtterance) => documentId !== null && carrying.has(documentId);
  const downstream = reachable(
    live.utterances.filter(isCarrier).map(({ id }) => id),
    lineage.down,
  );
  return live.utterances.some((relay) => relay.stance === 'affirms' && isObserved(relay) && !isCarrier(relay) && downstream.has(relay.id));
}

/** A live observed utterance has a retracted one upstream, at any distance. */
function restsOnRetraction({ graph }: Case): boolean {
  const retracted = graph.utterances.filter((utterance) => utterance.retracted).map((utterance) => utterance.id);
  if (retracted.length === 0) return false;
  const downstream = reachable(retracted, lineageOf(graph).down);
  return graph.utterances.some((utterance) => !utterance.retracted && isObserved(utterance) && downstream.has(utterance.id));
}

/** Two documents share wording and neither utterance leads to the other by credits. */
function hasUncreditedCopy({ live, lineage }: Case): boolean {
  return live.nearDuplicates.length > 0 && live.nearDuplicates.some(uncreditedIn(live, lineage));
}

/** Tells of a pair of utterances whether they stand in two documents and neither leads to the other by credits. In: a graph without what is retracted. */
export function uncreditedIn(live: ClaimGraph, lineage: Lineage = lineageOf(live)): (pair: readonly [number, number]) => boolean {
  const documents = new Map(live.utterances.map(({ id, documentId }) => [id, documentId]));
  const upstream = new Map<number, Set<number>>();
  const leadsTo = (from: number, to: number) => {
    const reached = upstream.get(from) ?? reachable([from], lineage.up);
    upstream.set(from, reached);
    return reached.has(to);
  };
  return ([a, b]) => documents.has(a) && documents.has(b) && documents.get(a) !== documents.get(b) && !leadsTo(a, b) && !leadsTo(b, a);
}
