import { type ClaimGraph, isObserved } from '@/lib/assessments/claim-graph';
import { trustOfGrade, UNGRADED } from '@/lib/assessments/conventions';
import { insertInOrder, type Neighbours } from '@/lib/attributions/lineage';
import type { Reliability } from '@/lib/vocabulary';

/**
 * One step of a best path. `factor` is what the step multiplies trust by: 1 when the source is that of the step
 * downstream of it.
 */
export type PathStep = { utteranceId: number; sourceId: number; reliability: Reliability | null; factor: number };

type Label = { id: number; trust: number; hops: number; from: number | null };

/**
 * The trust that reaches each utterance from what is observed (docs/confidence.md, step 5): T, the maximum over paths
 * from an observed utterance of the product of p over their sources, and the path itself, origin first. Of equal paths the
 * shorter, then lower ids. In: a graph without retracted utterances and whom each credits. Out: a reader by utterance
 * id; T 0 and no path if nothing leads there. No factor exceeds 1, so the best open end is final and a best path
 * never repeats an utterance, whatever loops there are (Dijkstra).
 */
export function trustIn(
  graph: ClaimGraph,
  up: Neighbours,
): (utteranceId: number) => { trust: number; path: PathStep[] } {
  const sourceOf = new Map(graph.utterances.map(({ id, sourceId }) => [id, sourceId]));
  const gradeOf = (id: number) => graph.sources.get(sourceOf.get(id) ?? 0)?.reliability ?? null;
  const factorOf = (id: number, from: number | null) =>
    from !== null && sourceOf.get(from) === sourceOf.get(id) ? 1 : trustOfGrade[gradeOf(id) ?? UNGRADED];

  const labels = new Map<number, Label>();
  const open = graph.utterances
    .filter(isObserved)
    .map(({ id }): Label => ({ id, trust: factorOf(id, null), hops: 0, from: null }));
  open.sort(worstFirst);
  for (let label = open.pop(); label; label = open.pop()) {
    if (labels.has(label.id)) continue;
    labels.set(label.id, label);
    for (const credited of up.get(label.id) ?? []) {
      if (labels.has(credited)) continue;
      const offer = {
        id: credited,
        trust: label.trust * factorOf(credited, label.id),
        hops: label.hops + 1,
        from: label.id,
      };
      insertInOrder(open, offer, worstFirst);
    }
  }

  return (utteranceId) => {
    const path: PathStep[] = [];
    for (let id: number | null = utteranceId; id !== null; ) {
      const label = labels.get(id);
      if (!label) break;
      path.push({
        utteranceId: id,
        sourceId: sourceOf.get(id) ?? 0,
        reliability: gradeOf(id),
        factor: factorOf(id, label.from),
      });
      id = label.from;
    }
    return { trust: labels.get(utteranceId)?.trust ?? 0, path };
  };
}

function worstFirst(a: Label, b: Label): number {
  return a.trust - b.trust || b.hops - a.hops || (b.from ?? 0) - (a.from ?? 0) || b.id - a.id;
}
