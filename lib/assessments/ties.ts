import { type ClaimGraph, isObserved } from '@/lib/assessments/claim-graph';
import type { LiveOrigins, Origin } from '@/lib/assessments/origins';
import { newUnion } from '@/lib/assessments/union';
import { nearestOf } from '@/lib/attributions/lineage';
import { groupBy } from '@/lib/group-by';

/** Why two origins count as one. */
export type TieReason = 'source' | 'owner' | 'document' | 'unnamed' | 'wording' | 'editor';

/** Two origins, by utterance id, that count as one. */
export type Tie = { aId: number; bId: number; reason: TieReason };

/**
 * What makes these origins dependent (docs/confidence.md, step 7): not every pair, but for every reason enough pairs to
 * connect the origins it joins.
 */
export function tiesOf({ live, lineage }: LiveOrigins, origins: readonly Origin[]): Tie[] {
  const utterances = new Map(live.utterances.map((utterance) => [utterance.id, utterance]));
  const ids = new Set(origins.map((origin) => origin.utteranceId));
  const onePerSource = [...groupBy(origins, (origin) => origin.sourceId).values()].flatMap((group) =>
    group.slice(0, 1),
  );
  const unnamed = groupBy(origins, ({ kind, stance }) => (kind === 'unnamed' ? stance : null));
  const judged = live.dependences.filter(({ aId, bId }) => aId !== bId && ids.has(aId) && ids.has(bId));
  const heldIn = (id: number) => {
    const utterance = utterances.get(id);
    return utterance && isObserved(utterance) ? utterance.documentId : null;
  };
  const isHeld = (id: number) => heldIn(id) !== null;
  const heldNear =
    live.nearDuplicates.length > 0 ? [...ids].map((id) => ({ id, held: nearestOf(id, lineage.down, isHeld) })) : [];
  return [
    ...tieAlike(origins, 'source', (origin) => origin.sourceId),
    ...tieAlike(onePerSource, 'owner', (origin) => rootOwnerOf(origin.sourceId, live.sources)),
    ...tieAlike(origins, 'document', (origin) => heldIn(origin.utteranceId)),
    // Unnamed supporters and unnamed deniers are not the same people.
    ...[...unnamed.values()].flatMap((group) => tieUnnamed(idsOf(group), judged)),
    ...tieWording(heldNear, live.nearDuplicates),
    ...judged.filter((link) => link.dependent).map(({ aId, bId }): Tie => ({ aId, bId, reason: 'editor' })),
  ];
}

const idsOf = (origins: readonly Origin[]) => origins.map((origin) => origin.utteranceId);

/** Ties each to the next in a list. */
function tieInRow(ids: readonly number[], reason: TieReason): Tie[] {
  return ids.slice(1).map((bId, index) => ({ aId: ids[index] ?? bId, bId, reason }));
}

function tieAlike(origins: readonly Origin[], reason: TieReason, keyOf: (origin: Origin) => number | null): Tie[] {
  const groups = groupBy(origins, keyOf);
  return [...groups.values()].flatMap((group) => tieInRow(idsOf(group), reason));
}

/** All unnamed origins of one stance together, except pairs that an editor judged independent. */
function tieUnnamed(ids: readonly number[], judged: ClaimGraph['dependences']): Tie[] {
  const apart = new Map(ids.map((id) => [id, new Set<number>()]));
  for (const { aId, bId, dependent } of judged) {
    if (dependent) continue;
    apart.get(aId)?.add(bId);
    apart.get(bId)?.add(aId);
  }
  const hub = ids.find((id) => apart.get(id)?.size === 0);
  if (hub !== undefined) return tieInRow([hub, ...ids.filter((id) => id !== hub)], 'unnamed');
  return ids.flatMap((aId, index) =>
    ids.slice(index + 1).flatMap((bId): Tie[] => (apart.get(aId)?.has(bId) ? [] : [{ aId, bId, reason: 'unnamed' }])),
  );
}

/**
 * Origins whose nearest observed utterances share wording. For a story that many print, only as many pairs as connect
 * them.
 */
function tieWording(heldNear: readonly { id: number; held: number[] }[], pairs: ClaimGraph['nearDuplicates']): Tie[] {
  const originsAt = new Map<number, number[]>();
  for (const { id, held } of heldNear)
    for (const near of held) originsAt.set(near, [...(originsAt.get(near) ?? []), id]);
  const union = newUnion();
  return pairs.flatMap(([a, b]) => {
    const [ones, others] = [originsAt.get(a) ?? [], originsAt.get(b) ?? []];
    const [one, other] = [ones[0], others[0]];
    if (one === undefined || other === undefined) return [];
    const ties = [...ones.map((id) => [id, other] as const), ...others.map((id) => [one, id] as const)];
    return ties.flatMap(([aId, bId]): Tie[] => (union.join(aId, bId) ? [{ aId, bId, reason: 'wording' }] : []));
  });
}

function rootOwnerOf(sourceId: number, sources: ClaimGraph['sources']): number {
  const seen = new Set<number>();
  let id = sourceId;
  for (
    let owner = sources.get(id)?.ownerId ?? null;
    owner !== null && !seen.has(owner);
    owner = sources.get(id)?.ownerId ?? null
  ) {
    seen.add(owner);
    id = owner;
  }
  return id;
}
