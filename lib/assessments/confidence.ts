import type { ClaimGraph } from '@/lib/assessments/claim-graph';
import { type Cluster, clustersOf } from '@/lib/assessments/clusters';
import {
  CANNOT_BE_JUDGED,
  CONTESTED_FROM,
  credibilityLimits,
  ENOUGH_CLUSTERS,
  FORMULA_VERSION,
  likelihoodLimits,
  TOLERANCE,
  uncertaintyLimits,
} from '@/lib/assessments/conventions';
import { fuse, type Opinion, project, VACUOUS } from '@/lib/assessments/opinion';
import { liveOrigins, type Origin } from '@/lib/assessments/origins';
import type { Tie } from '@/lib/assessments/ties';
import type { Confidence, Likelihood } from '@/lib/vocabulary';

/** An origin with its place: the number of its cluster, null without weight, and the ties that put it there. */
export type AssessedOrigin = Origin & { cluster: number | null; ties: Tie[] };

/** What is suggested. `likelihood` and `stix` are null when the claim cannot be judged. */
type Verdict = {
  probability: number;
  judgeable: boolean;
  likelihood: Likelihood | null;
  confidence: Exclude<Confidence, 'none'>;
  credibility: number;
  stix: number | null;
  contested: boolean;
};

/** The suggestion for a claim with the whole derivation. */
export type Assessment = Verdict & {
  formulaVersion: number;
  origins: AssessedOrigin[];
  clusters: Cluster[];
  fused: Opinion;
  circular: boolean;
  kPlus: number;
  kMinus: number;
  independentOrigins: number;
};

const atLeast = (value: number, limit: number) => value >= limit - TOLERANCE;
const atMost = (value: number, limit: number) => value <= limit + TOLERANCE;

/** The suggestion for a claim, exactly as docs/confidence.md has it. */
export function assess(graph: ClaimGraph): Assessment {
  const found = liveOrigins(graph);
  const clusters = clustersOf(found);
  const fused = clusters.map((cluster) => cluster.opinion).reduce(fuse, VACUOUS);
  const kPlus = clusters.filter(({ opinion }) => opinion.b > opinion.d + TOLERANCE).length;
  const kMinus = clusters.filter(({ opinion }) => opinion.d > opinion.b + TOLERANCE).length;
  return {
    formulaVersion: FORMULA_VERSION,
    origins: placed(found.origins, clusters),
    clusters,
    fused,
    ...verdictAt(fused, kPlus, kMinus),
    circular: found.circular,
    kPlus,
    kMinus,
    independentOrigins: clusters.length,
  };
}

/** What is suggested for a fused opinion. @param kPlus how many clusters affirm the claim @param kMinus deny it */
export function verdictAt(fused: Opinion, kPlus: number, kMinus: number): Verdict {
  const probability = project(fused);
  const judgeable = atMost(fused.u, uncertaintyLimits.judgeable);
  const contested = atLeast(fused.b, CONTESTED_FROM) && atLeast(fused.d, CONTESTED_FROM);
  return {
    probability,
    judgeable,
    likelihood: judgeable ? likelihoodOf(probability) : null,
    confidence: confidenceOf(fused.u, Math.max(kPlus, kMinus), contested),
    credibility: judgeable ? credibilityOf(probability, kPlus, kMinus) : CANNOT_BE_JUDGED,
    stix: judgeable ? stixOf(probability) : null,
    contested,
  };
}

function placed(origins: readonly Origin[], clusters: readonly Cluster[]): AssessedOrigin[] {
  const clusterOf = new Map(clusters.flatMap((cluster) => cluster.originIds.map((id) => [id, cluster] as const)));
  const tiesOf = new Map<number, Tie[]>(origins.map((origin) => [origin.utteranceId, []]));
  for (const tie of clusters.flatMap((cluster) => cluster.ties))
    for (const id of [tie.aId, tie.bId]) tiesOf.get(id)?.push(tie);
  return origins.map((origin) => ({
    ...origin,
    cluster: clusterOf.get(origin.utteranceId)?.number ?? null,
    ties: tiesOf.get(origin.utteranceId) ?? [],
  }));
}

/** The word for a projected probability (ICD 203). */
export function likelihoodOf(probability: number): Likelihood {
  const row = likelihoodLimits.find(({ limit, inclusive }) =>
    inclusive ? atMost(probability, limit) : !atLeast(probability, limit),
  );
  return row?.word ?? 'almost_certain';
}

function confidenceOf(u: number, agreeing: number, contested: boolean): Exclude<Confidence, 'none'> {
  if (atMost(u, uncertaintyLimits.high) && agreeing >= ENOUGH_CLUSTERS && !contested) return 'high';
  return atMost(u, uncertaintyLimits.moderate) ? 'moderate' : 'low';
}

function credibilityOf(probability: number, kPlus: number, kMinus: number): number {
  const isBacked = kPlus >= ENOUGH_CLUSTERS && kMinus === 0;
  const row = credibilityLimits.find(
    ({ credibility, limit }) => atLeast(probability, limit) && (credibility > 1 || isBacked),
  );
  return row?.credibility ?? CANNOT_BE_JUDGED;
}

/** The STIX confidence integer: percent rounded half up, 1 to 99. */
export function stixOf(probability: number): number {
  return Math.min(99, Math.max(1, Math.floor(100 * (probability + TOLERANCE) + 0.5)));
}
