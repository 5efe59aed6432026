import { type ClaimGraph, type GraphUtterance, isObserved, surenessOf } from '@/lib/assessments/claim-graph';
import { type Lineage, lineageOf, nearestSeeds } from '@/lib/attributions/lineage';
import type { Stance } from '@/lib/vocabulary';

/**
 * The attributions, by id, along which certainty rises: the downstream utterance is observed and surer than everything
 * it credits. For an utterance without certainty, the surest of the nearest ones above it counts. Only utterances with
 * the same stance are compared. One of unknown certainty may be as sure, and then nothing is said.
 */
export function risenLinks(graph: ClaimGraph, lineage: Lineage = lineageOf(graph)): Set<number> {
  const utterances = new Map(graph.utterances.map((utterance) => [utterance.id, utterance]));
  const nearest = new Map<Stance, Map<number, number>>();
  const surest = (id: number, stance: Stance): number | null => {
    const seeds =
      nearest.get(stance) ??
      nearestSeeds(lineage.down, (it) => (utterances.get(it)?.stance === stance ? negative(utterances.get(it)) : null));
    nearest.set(stance, seeds);
    return surenessOf(utterances.get(seeds.get(id) ?? 0));
  };
  const risen = new Set<number>();
  for (const { id, stance, ...relay } of graph.utterances) {
    const sure = surenessOf(utterances.get(id));
    if (sure === null || !isObserved(relay)) continue;
    const credited = (lineage.up.get(id) ?? []).filter((it) => utterances.get(it)?.stance === stance);
    if (credited.length > 0 && credited.every((it) => (surest(it, stance) ?? sure) < sure)) risen.add(id);
  }
  const stanceOf = (id: number) => utterances.get(id)?.stance;
  return new Set(
    graph.attributions
      .filter(
        ({ downstreamId, upstreamId }) => risen.has(downstreamId) && stanceOf(downstreamId) === stanceOf(upstreamId),
      )
      .map(({ id }) => id),
  );
}

/** Seeds are chosen by lowest rank, and here the surest comes first. */
const negative = (utterance: GraphUtterance | undefined) => {
  const sure = surenessOf(utterance);
  return sure === null ? null : -sure;
};
