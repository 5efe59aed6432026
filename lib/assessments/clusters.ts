import { average, type Opinion } from '@/lib/assessments/opinion';
import type { LiveOrigins, Origin } from '@/lib/assessments/origins';
import { groupBy, type Tie, tiesOf } from '@/lib/assessments/ties';
import type { Stance } from '@/lib/words';

/** Origins that count as one, and why. `kept`: those whose opinions stand for it, at most one for each stance. */
export type Cluster = { number: number; originIds: number[]; ties: Tie[]; kept: number[]; opinion: Opinion };

/** The clusters of dependent origins among those that carry weight, in order of their lowest origin (CONFIDENCE.md, step 7). */
export function clustersOf(found: LiveOrigins): Cluster[] {
  const origins = found.origins.filter((origin) => origin.trust > 0);
  const ties = tiesOf(found, origins);
  const rootOf = unionOf(ties);
  const tiesByRoot = groupBy(ties, (tie) => rootOf(tie.aId));
  return [...groupBy(origins, (origin) => rootOf(origin.utteranceId))].map(([root, group], index) => ({
    number: index + 1,
    originIds: group.map((origin) => origin.utteranceId),
    ties: tiesByRoot.get(root) ?? [],
    ...opinionOfCluster(group),
  }));
}

/** Union-find: in, the pairs to join; out, a reader of the id that stands for all that are joined. */
function unionOf(ties: readonly Tie[]): (id: number) => number {
  const parents = new Map<number, number>();
  const rootOf = (id: number): number => {
    let root = id;
    for (let parent = parents.get(root); parent !== undefined; parent = parents.get(root)) {
      const above = parents.get(parent);
      if (above !== undefined) parents.set(root, above);
      root = parent;
    }
    return root;
  };
  for (const { aId, bId } of ties) {
    const [a, b] = [rootOf(aId), rootOf(bId)];
    if (a !== b) parents.set(a, b);
  }
  return rootOf;
}

function opinionOfCluster(group: readonly Origin[]): { kept: number[]; opinion: Opinion } {
  const surest = (stance: Stance): Origin | undefined =>
    group.filter((origin) => origin.stance === stance).sort((a, b) => a.opinion.u - b.opinion.u || a.utteranceId - b.utteranceId)[0];
  const kept = [surest('affirms'), surest('denies')].filter((origin) => origin !== undefined);
  const opinion = kept.map((origin) => origin.opinion).reduce((one, two) => average(one, two));
  return { kept: kept.map((origin) => origin.utteranceId), opinion };
}
