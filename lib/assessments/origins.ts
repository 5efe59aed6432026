import { type ClaimGraph, isObserved, liveOf } from '@/lib/assessments/claim-graph';
import { DEFAULT_CERTAINTY, weightOfCertainty } from '@/lib/assessments/conventions';
import { type Opinion, opinionOf, VACUOUS } from '@/lib/assessments/opinion';
import { type PathStep, trustIn } from '@/lib/assessments/trust';
import { condense, originsOf } from '@/lib/attributions/graph';
import { type Lineage, nearestSeeds } from '@/lib/attributions/lineage';
import type { Certainty, SourceKind, Stance } from '@/lib/vocabulary';

/** Why an origin carries no weight whatever leads to it. */
export type Vacuity = 'orphan' | 'circular' | 'unknown' | 'questions';

/**
 * One origin and how its opinion came about. `members` holds more than the one utterance only for a loop; `path` is
 * origin first.
 */
export type Origin = {
  utteranceId: number;
  members: readonly number[];
  sourceId: number;
  kind: SourceKind;
  stance: Stance;
  vacuous: Vacuity | null;
  certainty: Certainty;
  certaintyFrom: number | 'default';
  trust: number;
  path: PathStep[];
  opinion: Opinion;
};

export type LiveOrigins = { live: ClaimGraph; lineage: Lineage; circular: boolean; origins: Origin[] };

/**
 * The origins of a claim with their opinions, lowest id first, and the graph they were read from (docs/confidence.md,
 * steps 1 to 6).
 */
export function liveOrigins(graph: ClaimGraph): LiveOrigins {
  const live = liveOf(graph);
  const condensation = condense(live);
  const { lineage, members } = condensation;
  const utterances = new Map(live.utterances.map((utterance) => [utterance.id, utterance]));
  const credited = new Set(
    graph.attributions.flatMap((link) => (link.downstreamId === link.upstreamId ? [] : [link.downstreamId])),
  );
  const certaintySeeds = nearestSeeds(lineage.up, (id) => {
    const utterance = utterances.get(id);
    return utterance?.certainty && isObserved(utterance) ? weightOfCertainty[utterance.certainty] : null;
  });
  const trustOf = trustIn(live, lineage.up);

  const readOrigin = (ids: readonly number[]): Origin[] => {
    const utterance = utterances.get(ids[0] ?? 0);
    if (!utterance) return [];
    const { id, sourceId, stance } = utterance;
    const kind = live.sources.get(sourceId)?.kind ?? 'unknown';
    const vacuous = vacuityOf(ids, credited.has(id), kind, stance);
    const seed = utterance.certainty ? id : certaintySeeds.get(id);
    const certainty = utterances.get(seed ?? 0)?.certainty ?? DEFAULT_CERTAINTY;
    const { trust, path } = vacuous ? { trust: 0, path: [] } : trustOf(id);
    const opinion = vacuous ? VACUOUS : opinionOf(stance, trust * weightOfCertainty[certainty]);
    const certaintyFrom = seed ?? 'default';
    return [
      {
        utteranceId: id,
        members: ids,
        sourceId,
        kind,
        stance,
        vacuous,
        certainty,
        certaintyFrom,
        trust,
        path,
        opinion,
      },
    ];
  };
  const origins = originsOf(condensation).flatMap(readOrigin);
  origins.sort((a, b) => a.utteranceId - b.utteranceId);
  return { live, lineage, circular: members.some((ids) => ids.length > 1), origins };
}

function vacuityOf(members: readonly number[], hasCredited: boolean, kind: SourceKind, stance: Stance): Vacuity | null {
  if (members.length > 1) return 'circular';
  if (hasCredited) return 'orphan';
  if (kind === 'unknown') return 'unknown';
  return stance === 'questions' ? 'questions' : null;
}
