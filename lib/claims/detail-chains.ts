import { type ClaimGraph, isObserved } from '@/lib/assessments/claim-graph';
import { type Chain, chainsOf, type Hop } from '@/lib/attributions/chains';
import type { LinkState } from '@/lib/vocabulary';
import type { ChainHop, ChainStrip } from './table';

/** The chains of a claim as strips to show, at most CHAIN_LIMIT. */
export function stripsOf(
  graph: ClaimGraph,
  states: ReadonlyMap<number, LinkState>,
  risen: ReadonlySet<number>,
): ChainStrip[] {
  const utterances = new Map(graph.utterances.map((utterance) => [utterance.id, utterance]));
  const readChain = ({ circular, hops }: Chain): ChainStrip => {
    const readHop = ({ utteranceId, attributionId }: Hop): ChainHop[] => {
      const utterance = utterances.get(utteranceId);
      const source = graph.sources.get(utterance?.sourceId ?? 0);
      if (!utterance || !source) return [];
      const { name, slug, kind } = source;
      const { stance, certainty } = utterance;
      const link = attributionId ?? 0;
      const seen = { observed: isObserved(utterance), link: states.get(link) ?? null, risen: risen.has(link) };
      return [{ u: utteranceId, name, slug, kind, stance, certainty, ...seen }];
    };
    return { circular, hops: hops.flatMap(readHop) };
  };
  return chainsOf(graph).chains.map(readChain);
}
