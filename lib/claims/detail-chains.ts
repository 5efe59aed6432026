import { type ClaimGraph, type GraphAttribution, isObserved, surenessOf } from '@/lib/assessments/claim-graph';
import { type Chain, chainsOf, type Hop } from '@/lib/attributions/chains';
import { lineageOf, nearestSeeds } from '@/lib/attributions/lineage';
import type { LinkState } from '@/lib/words';
import type { ChainHop, ChainStrip } from './queries';

/** The attributions whose downstream utterance is observed and surer than what it credits, or than the nearest before that which says how sure. */
export function risenOf(graph: ClaimGraph): Set<number> {
  const utterances = new Map(graph.utterances.map((utterance) => [utterance.id, utterance]));
  const nearest = nearestSeeds(lineageOf(graph).down, (id) => surenessOf(utterances.get(id)));
  const isRisen = ({ downstreamId, upstreamId }: GraphAttribution) => {
    const relay = utterances.get(downstreamId);
    const [sure, credited] = [surenessOf(relay), surenessOf(utterances.get(nearest.get(upstreamId) ?? 0))];
    return relay !== undefined && isObserved(relay) && sure !== null && credited !== null && sure > credited;
  };
  return new Set(graph.attributions.filter(isRisen).map((link) => link.id));
}

/** The chains of a claim as strips to show, at most CHAIN_LIMIT. */
export function stripsOf(graph: ClaimGraph, states: ReadonlyMap<number, LinkState>): ChainStrip[] {
  const utterances = new Map(graph.utterances.map((utterance) => [utterance.id, utterance]));
  const readChain = ({ circular, hops }: Chain): ChainStrip => {
    let before: number | null = null;
    const readHop = ({ utteranceId, attributionId }: Hop): ChainHop[] => {
      const utterance = utterances.get(utteranceId);
      const source = graph.sources.get(utterance?.sourceId ?? 0);
      if (!utterance || !source) return [];
      const { name, slug, kind } = source;
      const { stance, certainty } = utterance;
      const sure = surenessOf(utterance);
      const observed = isObserved(utterance);
      const risen = observed && sure !== null && before !== null && sure > before;
      before = sure ?? before;
      return [{ u: utteranceId, name, slug, kind, observed, stance, certainty, link: states.get(attributionId ?? 0) ?? null, risen }];
    };
    return { circular, hops: hops.flatMap(readHop) };
  };
  return chainsOf(graph).chains.map(readChain);
}
