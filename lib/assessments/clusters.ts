import { average, type Opinion } from '@/lib/assessments/opinion';
import type { LiveOrigins, Origin } from '@/lib/assessments/origins';
import { type Tie, tiesOf } from '@/lib/assessments/ties';
import { newUnion } from '@/lib/assessments/union';
import { groupBy } from '@/lib/group-by';
import type { Stance } from '@/lib/vocabulary';

/** Origins that count as one, and why. `kept`: those whose opinions represent it, at most one for each stance. */
export type Cluster = { number: number; originIds: number[]; ties: Tie[]; kept: number[]; opinion: Opinion };

/**
 * The clusters of dependent origins among those that carry weight, in order of their lowest origin (docs/confidence.md,
 * step 7).
 */
export function clustersOf(found: LiveOrigins): Cluster[] {
  const origins = found.origins.filter((origin) => origin.trust > 0);
  const ties = tiesOf(found, origins);
  const { rootOf, join } = newUnion();
  for (const { aId, bId } of ties) join(aId, bId);
  const tiesByRoot = groupBy(ties, (tie) => rootOf(tie.aId));
  return [...groupBy(origins, (origin) => rootOf(origin.utteranceId))].map(([root, group], index) => ({
    number: index + 1,
    originIds: group.map((origin) => origin.utteranceId),
    ties: tiesByRoot.get(root) ?? [],
    ...opinionOfCluster(group),
  }));
}

function opinionOfCluster(group: readonly Origin[]): { kept: number[]; opinion: Opinion } {
  const surest = (stance: Stance): Origin | undefined =>
    group
      .filter((origin) => origin.stance === stance)
      .sort((a, b) => a.opinion.u - b.opinion.u || a.utteranceId - b.utteranceId)[0];
  const kept = [surest('affirms'), surest('denies')].filter((origin) => origin !== undefined);
  const opinion = kept.map((origin) => origin.opinion).reduce((one, two) => average(one, two));
  return { kept: kept.map((origin) => origin.utteranceId), opinion };
}
