/** What an arc spans, in any unit. */
export type Reach = { readonly from: number; readonly to: number };

/**
 * On which lane each arc runs, 0 nearest to the text: shorter ones below longer ones, and no two on one lane that
 * overlap. Arcs that only touch may share a lane.
 */
export function lanesOf(arcs: readonly Reach[]): number[] {
  const spans = arcs.map(({ from, to }) => ({ from: Math.min(from, to), to: Math.max(from, to) }));
  const order = [...spans.keys()].sort((a, b) => lengthOf(spans[a]) - lengthOf(spans[b]) || a - b);
  const lanes: number[] = spans.map(() => 0);
  const taken: Reach[][] = [];
  for (const i of order) {
    const span = spans[i];
    if (!span) continue;
    // Above all that it overlaps, so that what is nested stays below.
    let lane = taken.length;
    while (lane > 0 && !taken[lane - 1]?.some((other) => other.from < span.to && span.from < other.to)) lane--;
    lanes[i] = lane;
    taken[lane] = [...(taken[lane] ?? []), span];
  }
  return lanes;
}

const lengthOf = (span: Reach | undefined): number => (span ? span.to - span.from : 0);
