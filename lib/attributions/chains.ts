import { type Condensation, condense } from '@/lib/attributions/graph';
import { insertInOrder, type Link, type Neighbours } from '@/lib/attributions/lineage';

/** One utterance of a chain, and the attribution that links it to an earlier one; null at the origin. */
export type Hop = { utteranceId: number; attributionId: number | null };
export type Chain = { circular: boolean; hops: Hop[] };
export type Chains = { chains: Chain[]; total: number; longest: number };
export type DatedGraph = {
  utterances: readonly { id: number; reportedAt: number | null }[];
  attributions: readonly Link[];
};

export const CHAIN_LIMIT = 100;
/** Where counting stops: the largest integer of a PostgreSQL column. */
export const CHAIN_COUNT_LIMIT = 2 ** 31 - 1;

/** How many utterances a path has, and its earliest report. */
type Extent = { length: number; first: number };
/** A path of components from an origin, with the extent of the best chain that starts with it. */
type Path = Extent & { components: number[] };

const NOTHING: Extent = { length: 0, first: Infinity };
const join = (a: Extent, b: Extent): Extent => ({ length: a.length + b.length, first: Math.min(a.first, b.first) });
const compareExtents = (a: Extent, b: Extent) => b.length - a.length || (a.first === b.first ? 0 : a.first - b.first);

/**
 * The chains of a claim: every path from an origin to an utterance nobody credits, origin first. Longest first, then
 * the earliest first report, then the lowest ids; at most CHAIN_LIMIT of them, with the true `total` (up to
 * CHAIN_COUNT_LIMIT) and the number of utterances on the `longest`. A loop stands in a chain as all its members, in
 * the order in which the report went round from where it came in, and the chain is marked circular; each hop links to
 * the latest earlier hop that it credits.
 */
export function chainsOf(graph: DatedGraph): Chains {
  const condensation = condense(graph);
  const { members, up, down } = condensation;
  const reports = new Map(graph.utterances.map(({ id, reportedAt }) => [id, reportedAt ?? Infinity]));
  const own = members.map((ids) => ids.map((id) => ({ length: 1, first: reports.get(id) ?? Infinity })).reduce(join));
  const best: Extent[] = [];
  const counts: number[] = [];
  for (let index = members.length - 1; index >= 0; index--) {
    const next = down[index] ?? [];
    const tails = next.map((component) => best[component] ?? NOTHING).sort(compareExtents);
    best[index] = join(own[index] ?? NOTHING, tails[0] ?? NOTHING);
    counts[index] = next.length === 0 ? 1 : sumUpTo(CHAIN_COUNT_LIMIT, next, counts);
  }
  const starts = members.flatMap((_, index) => (up[index]?.length === 0 ? [index] : []));
  return {
    chains: bestPaths(condensation, starts, own, best).map(chainReader(graph, condensation)),
    total: sumUpTo(CHAIN_COUNT_LIMIT, starts, counts),
    longest: starts.reduce((most, start) => Math.max(most, best[start]?.length ?? 0), 0),
  };
}

function sumUpTo(limit: number, indexes: readonly number[], counts: readonly number[]): number {
  return indexes.reduce((sum, index) => Math.min(limit, sum + (counts[index] ?? 0)), 0);
}

/**
 * The CHAIN_LIMIT best paths without listing the others (after E. Lawler 1972): take the best beginning, complete it
 * by its best continuation at every step, and keep the continuations passed over as new beginnings.
 */
function bestPaths(
  { members, down }: Condensation,
  starts: readonly number[],
  own: Extent[],
  best: Extent[],
): number[][] {
  const lowestId = (component: number | undefined) => members[component ?? -1]?.[0] ?? 0;
  const compare = (a: Path, b: Path) => {
    const byExtent = compareExtents(a, b);
    if (byExtent !== 0) return byExtent;
    let fork = 0;
    while (fork < a.components.length && a.components[fork] === b.components[fork]) fork++;
    return lowestId(a.components[fork]) - lowestId(b.components[fork]);
  };
  const found: number[][] = [];
  const queue: Path[] = [];
  const offer = (extent: Extent, start: readonly number[], next: number) => {
    const room = CHAIN_LIMIT - found.length;
    const worst = queue[room - 1];
    if (worst && compareExtents(worst, extent) < 0) return;
    const path = { length: extent.length, first: extent.first, components: [...start, next] };
    if (worst && compare(worst, path) < 0) return;
    insertInOrder(queue, path, compare);
    queue.length = Math.min(queue.length, room);
  };
  const continuations = (soFar: Extent, nexts: readonly number[]) =>
    nexts
      .map((next) => ({ next, ...join(soFar, best[next] ?? NOTHING) }))
      .sort((a, b) => compareExtents(a, b) || lowestId(a.next) - lowestId(b.next));
  for (const start of continuations(NOTHING, starts)) offer(start, [], start.next);
  for (let path = queue.shift(); path; path = queue.shift()) {
    const components = [...path.components];
    const passedOver: { depth: number; others: ReturnType<typeof continuations> }[] = [];
    let soFar = components.map((component) => own[component] ?? NOTHING).reduce(join);
    for (;;) {
      const [first, ...others] = continuations(soFar, down[components.at(-1) ?? -1] ?? []);
      if (!first) break;
      if (others.length > 0) passedOver.push({ depth: components.length, others });
      components.push(first.next);
      soFar = join(soFar, own[first.next] ?? NOTHING);
    }
    found.push(components);
    for (const { depth, others } of passedOver.reverse()) {
      const start = components.slice(0, depth);
      for (const other of others) offer(other, start, other.next);
    }
  }
  return found;
}

/** Turns a path of components into a chain of utterances. */
function chainReader(graph: DatedGraph, { members, lineage }: Condensation): (path: readonly number[]) => Chain {
  const links = new Map<number, Map<number, number>>();
  for (const { id, downstreamId, upstreamId } of graph.attributions) {
    const credits = links.get(downstreamId) ?? new Map<number, number>();
    links.set(downstreamId, credits.set(upstreamId, id));
  }
  const rounds = new Map<number, readonly number[]>();
  const roundFrom = (start: number, ids: readonly number[]) => {
    const round = rounds.get(start) ?? roundOf(start, ids, lineage.down);
    rounds.set(start, round);
    return round;
  };
  return (path) => {
    const hops: Hop[] = [];
    const places = new Map<number, number>();
    let before = 0;
    for (const component of path) {
      const ids = members[component] ?? [];
      const isEntry = (id: number) => lineage.up.get(id)?.some((credited) => (places.get(credited) ?? -1) >= before);
      const start = ids.find(isEntry) ?? ids[0] ?? 0;
      before = hops.length;
      for (const id of roundFrom(start, ids)) {
        const place = (lineage.up.get(id) ?? []).reduce(
          (latest, credited) => Math.max(latest, places.get(credited) ?? -1),
          -1,
        );
        places.set(id, hops.length);
        hops.push({ utteranceId: id, attributionId: links.get(id)?.get(hops[place]?.utteranceId ?? -1) ?? null });
      }
    }
    return { circular: hops.length > path.length, hops };
  };
}

/** The members of a loop in the order the report went round from `start`: each credits one before it. */
function roundOf(start: number, members: readonly number[], down: Neighbours): number[] {
  const inside = new Set(members);
  const round = new Set<number>();
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (round.has(id)) continue;
    round.add(id);
    open.push(...(down.get(id) ?? []).filter((next) => inside.has(next) && !round.has(next)).reverse());
  }
  return [...round];
}
