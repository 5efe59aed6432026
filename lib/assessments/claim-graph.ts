import type { DatePrecision } from '@/lib/format/date';
import {
  type Certainty,
  certainties,
  type Passage,
  type Reliability,
  type SourceKind,
  type Stance,
  wordsOf,
} from '@/lib/vocabulary';

const CERTAINTIES = wordsOf(certainties);

/**
 * One source making the claim. `documentId` is null if the utterance is unobserved, known only from a text further
 * downstream. `retracted`: its document was retracted. `copied`: the text of its document shares its wording with a
 * retracted one. `reportedAt`: epoch ms of its beginning.
 */
export type GraphUtterance = {
  id: number;
  sourceId: number;
  documentId: number | null;
  stance: Stance;
  certainty: Certainty | null;
  passage: Passage | null;
  retracted: boolean;
  copied: boolean;
  reportedAt: number | null;
  /** How precisely that is known; a day if omitted. */
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
 * Everything that a claim's derived values are computed from. `sources` includes the owners of its sources.
 * `nearDuplicates` are pairs of utterance ids whose stored texts share their wording (`shareWording`).
 */
export type ClaimGraph = {
  utterances: GraphUtterance[];
  attributions: GraphAttribution[];
  sources: ReadonlyMap<number, GraphSource>;
  dependences: { aId: number; bId: number; dependent: boolean }[];
  nearDuplicates: (readonly [number, number])[];
};

/**
 * An utterance is observed if it has a document, unless someone has read it and the claim is not in it
 * (docs/confidence.md, step 0).
 */
export function isObserved<U extends Pick<GraphUtterance, 'documentId' | 'passage'>>(
  it: U,
): it is U & { documentId: number } {
  return it.documentId !== null && it.passage !== 'not_there';
}

/** Whether an utterance carries no weight any more: its document was retracted, or is a copy of one that was. */
export function isFallen({ retracted, copied }: Pick<GraphUtterance, 'retracted' | 'copied'>): boolean {
  return retracted || copied;
}

/** How surely an utterance puts the claim, from 0 up, to compare; null when it has no certainty. */
export function surenessOf(utterance: GraphUtterance | undefined): number | null {
  return utterance?.certainty ? CERTAINTIES.indexOf(utterance.certainty) : null;
}

/**
 * The graph without retracted utterances and copies of them, and without their attributions (docs/confidence.md, step
 * 1).
 */
export function liveOf(graph: ClaimGraph): ClaimGraph {
  const utterances = graph.utterances.filter((utterance) => !isFallen(utterance));
  const ids = new Set(utterances.map((utterance) => utterance.id));
  const attributions = graph.attributions.filter(
    ({ downstreamId, upstreamId }) => ids.has(downstreamId) && ids.has(upstreamId),
  );
  return { ...graph, utterances, attributions };
}
