import type { ClaimGraph } from '@/lib/assessments/claim-graph';
import { assess } from '@/lib/assessments/confidence';
import { verdictOf } from '@/lib/assessments/remedies';
import { stateOf } from '@/lib/attributions/graph';
import type { Confidence, Likelihood } from '@/lib/vocabulary';

type Verdict = { confidence: Confidence; likelihood: Likelihood | null; credibility: number };

/** A reported link, and what the rule would say if it were verified. `moved`: how far its opinion moves, from 0 to 1. */
export type Gain = { linkId: number; moved: number; before: Verdict; after: Verdict };

/** Above this size the question costs more than the answer is worth. */
const MOST_UTTERANCES = 300;
/** A document that no record has. */
const NEW = -1;

/**
 * What verifying each reported link of a claim would change, found by asking the rule about the same graph with that
 * link verified: its credited utterance held, with its passage marked. Nothing is estimated.
 * @returns null for a claim that is too large to ask
 */
export function gainsOf(graph: ClaimGraph): Gain[] | null {
  if (graph.utterances.length > MOST_UTTERANCES) return null;
  const byId = new Map(graph.utterances.map((utterance) => [utterance.id, utterance]));
  const reported = graph.attributions.filter((link) => stateOf(link, byId.get(link.upstreamId)) === 'reported');
  if (reported.length === 0) return [];
  const now = assess(graph);
  const asked = new Map<number, Omit<Gain, 'linkId'>>();
  const ask = (upstreamId: number): Omit<Gain, 'linkId'> => {
    const known = asked.get(upstreamId);
    if (known) return known;
    const utterances = graph.utterances.map((utterance) =>
      utterance.id === upstreamId
        ? { ...utterance, documentId: utterance.documentId ?? NEW, passage: 'marked' as const }
        : utterance,
    );
    const then = assess({ ...graph, utterances });
    const [a, b] = [now.fused, then.fused];
    const moved = (Math.abs(a.b - b.b) + Math.abs(a.d - b.d) + Math.abs(a.u - b.u)) / 2;
    const gain = { moved, before: verdictOf(now), after: verdictOf(then) };
    asked.set(upstreamId, gain);
    return gain;
  };
  return reported.map(({ id, upstreamId }) => ({ linkId: id, ...ask(upstreamId) }));
}
