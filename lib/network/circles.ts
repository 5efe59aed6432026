import { stronglyConnected } from '@/lib/attributions/graph';
import { lineageOf } from '@/lib/attributions/lineage';
import { pairKey } from './links';

/** An attribution of a claim that has a circle: its two utterances and whose they are. */
export type CircleLink = { claimId: number; upstreamId: number; downstreamId: number; from: number; to: number };

/** In how many claims each pair of sources is in a circle within that claim, by `pairKey`. */
export function circlesOf(links: readonly CircleLink[]): Map<string, number> {
  const counts = new Map<string, number>();
  const claims = new Map<number, CircleLink[]>();
  for (const link of links) {
    const claim = claims.get(link.claimId);
    if (claim) claim.push(link);
    else claims.set(link.claimId, [link]);
  }
  for (const claim of claims.values()) {
    const utterances = [...new Set(claim.flatMap((link) => [link.upstreamId, link.downstreamId]))].map((id) => ({
      id,
    }));
    const { up } = lineageOf({ utterances, attributions: claim.map((link, id) => ({ ...link, id })) });
    const circleOf = new Map(
      stronglyConnected(up)
        .filter((ids) => ids.length > 1)
        .flatMap((ids, circle) => ids.map((id) => [id, circle] as const)),
    );
    const inside = claim.filter(
      ({ upstreamId, downstreamId }) =>
        circleOf.has(upstreamId) && circleOf.get(upstreamId) === circleOf.get(downstreamId),
    );
    for (const pair of new Set(inside.map((link) => pairKey(link.from, link.to))))
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}
