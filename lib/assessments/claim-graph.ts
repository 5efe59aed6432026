import type { DatePrecision } from '@/lib/format/date';
import { type Certainty, certainties, type Passage, type Reliability, type SourceKind, type Stance, wordsOf } from '@/lib/words';

const CERTAINTIES = wordsOf(certainties);

/** One source putting the claim. `documentId` null: unobserved, known only from a text further downstream. `reportedAt`: epoch ms of its beginning. */
export type GraphUtterance = {
  id: number;
  sourceId: number;
  documentId: number | null;
  stance: Stance;
  certainty: Certainty | null;
  passage: Passage | null;
  retracted: boolean;
  reportedAt: number | null;
  /** How exactly that is known; left out, it is a day. */
  reportedPrecision?: DatePrecision | null;
};

/** The downstream utterance credits the upstream one. `read`: a text or a recorded cue shows it. */
export type GraphAttribution = { id: number; downstreamId: number; upstreamId: number; read: boolean };

export type GraphSource = {
  id: number;
  name: string;
  slug: string;
  kind: SourceKind;
  reliability: Reliability | null;
  ownerId: number | null;
};

/**
 * Everything about one claim that the derived values are computed from. `sources` holds the owners of its sources too;
 * `nearDuplicates` are pairs of utterance ids whose stored texts have a 5-word-shingle Jaccard of .8 or more.
 */
export type ClaimGraph = {
  utterances: GraphUtterance[];
  attributions: GraphAttribution[];
  sources: ReadonlyMap<number, GraphSource>;
  dependences: { aId: number; bId: number; dependent: boolean }[];
  nearDuplicates: (readonly [number, number])[];
};

/** An utterance is observed when it has a document. */
export function isObserved(utterance: GraphUtterance): boolean {
  return utterance.documentId !== null;
}

/** How surely an utterance puts the claim, from 0 up, to compare; null when it has no certainty. */
export function surenessOf(utterance: GraphUtterance | undefined): number | null {
  return utterance?.certainty ? CERTAINTIES.indexOf(utterance.certainty) : null;
}

/** The graph without retracted utterances and without the attributions that touch them (CONFIDENCE.md, step 1). */
export function liveOf(graph: ClaimGraph): ClaimGraph {
  const utterances = graph.utterances.filter((utterance) => !utterance.retracted);
  const ids = new Set(utterances.map((utterance) => utterance.id));
  const attributions = graph.attributions.filter(({ downstreamId, upstreamId }) => ids.has(downstreamId) && ids.has(upstreamId));
  return { ...graph, utterances, attributions };
}
