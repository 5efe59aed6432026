export type Link = { id: number; downstreamId: number; upstreamId: number };
export type Graph = { utterances: readonly { id: number }[]; attributions: readonly Link[] };

/** From utterance ids to their neighbours in one direction. Keys and lists ascend, and every utterance is a key. */
export type Neighbours = ReadonlyMap<number, readonly number[]>;
export type Lineage = { up: Neighbours; down: Neighbours };

const ascending = (a: number, b: number) => a - b;

/** Whom each utterance credits (`up`) and who credits it (`down`). An utterance that credits itself is ignored. */
export function lineageOf(graph: Graph): Lineage {
  const ids = graph.utterances.map((utterance) => utterance.id).sort(ascending);
  const up = new Map(ids.map((id): [number, number[]] => [id, []]));
  const down = new Map(ids.map((id): [number, number[]] => [id, []]));
  for (const { downstreamId, upstreamId } of graph.attributions) {
    const credits = up.get(downstreamId);
    const creditedBy = down.get(upstreamId);
    if (!credits || !creditedBy || downstreamId === upstreamId) continue;
    credits.push(upstreamId);
    creditedBy.push(downstreamId);
  }
  for (const list of [...up.values(), ...down.values()]) list.sort(ascending);
  return { up, down };
}

/** Every utterance one or more steps from the starts; a start only if a loop leads back to it. */
export function reachable(starts: Iterable<number>, neighbours: Neighbours): Set<number> {
  const seen = new Set<number>();
  const queue = [...starts];
  for (const id of queue) {
    for (const next of neighbours.get(id) ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      queue.push(next);
    }
  }
  return seen;
}

/** The marked utterances with the fewest steps from `start`, itself included; empty if none can be reached. */
export function nearestOf(start: number, neighbours: Neighbours, isMarked: (id: number) => boolean): number[] {
  const seen = new Set([start]);
  for (let level = [start]; level.length > 0; ) {
    const marked = level.filter(isMarked);
    if (marked.length > 0) return marked;
    const further = new Set(level.flatMap((id) => neighbours.get(id) ?? []).filter((id) => !seen.has(id)));
    for (const id of further) seen.add(id);
    level = [...further];
  }
  return [];
}

/**
 * Spreads seeds (utterances with a rank) along `neighbours`, all at once, in time linear in the graph. Returns the
 * nearest seed of every utterance reached; of several equally near, the lowest rank, then the lowest id.
 */
export function nearestSeeds(neighbours: Neighbours, rankOf: (id: number) => number | null): Map<number, number> {
  const nearest = new Map<number, number>();
  const isBefore = (a: number, b: number) => ((rankOf(a) ?? 0) - (rankOf(b) ?? 0) || a - b) < 0;
  let front = new Map<number, number>();
  for (const id of neighbours.keys()) if (rankOf(id) !== null) front.set(id, id);
  while (front.size > 0) {
    for (const [id, seed] of front) nearest.set(id, seed);
    const next = new Map<number, number>();
    for (const [id, seed] of front) {
      for (const to of neighbours.get(id) ?? []) {
        if (nearest.has(to)) continue;
        const rival = next.get(to);
        if (rival === undefined || isBefore(seed, rival)) next.set(to, seed);
      }
    }
    front = next;
  }
  return nearest;
}

/** Inserts an item into a sorted list, after equal ones. */
export function insertInOrder<T>(items: T[], item: T, compare: (a: T, b: T) => number): void {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = items[middle];
    if (other !== undefined && compare(other, item) <= 0) low = middle + 1;
    else high = middle;
  }
  items.splice(low, 0, item);
}
