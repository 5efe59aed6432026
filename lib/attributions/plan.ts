import { stronglyConnected } from '@/lib/attributions/graph';
import { type Link, lineageOf } from '@/lib/attributions/lineage';

export type Pair = { upstreamId: number; downstreamId: number };
/** What an edited chain does to the links of its claim. */
export type Plan = {
  /** Pairs that are not linked yet. */
  added: Pair[];
  /** Links whose two ends change places, with their readings. */
  turned: number[];
  removed: number[];
  /** Links of the old path that the new one does not have, kept because other chains need them. */
  kept: number[];
  /** Links that are removed or reversed although other chains share them, so that these change too. */
  shared: number[];
  /** Utterances that left the chain and are in no other. */
  gone: number[];
  /** Whether an utterance of the new chain is then in a circle. */
  circular: boolean;
};

export type Edit = {
  links: readonly Link[];
  /** The chain before and after: utterances, origin first. */
  was: readonly number[];
  path: readonly number[];
  keep?: ReadonlySet<number>;
  drop?: ReadonlySet<number>;
};

const keyOf = ({ upstreamId, downstreamId }: Pair) => `${upstreamId}>${downstreamId}`;

/** The pairs of neighbours on a path, each once. */
export function pairsOf(path: readonly number[]): Pair[] {
  const pairs = path.slice(1).map((downstreamId, i): Pair => ({ upstreamId: path[i] ?? 0, downstreamId }));
  return [...new Map(pairs.map((pair) => [keyOf(pair), pair])).values()];
}

/**
 * What must change so that one chain runs as edited. A link says whom its downstream utterance credits. If that
 * utterance stays in the chain, the link gives way to the new one, even for other chains that share it (`shared`). If
 * it leaves the chain, the link stays if another chain needs it (`kept`). `keep` and `drop` decide otherwise for single
 * links. A pair that changes places keeps its link, reversed.
 */
export function planOf({ links, was, path, keep = new Set(), drop = new Set() }: Edit): Plan {
  const linkOf = new Map(links.map((link) => [keyOf(link), link]));
  const wanted = new Map(pairsOf(path).map((pair) => [keyOf(pair), pair]));
  const old = pairsOf(was).flatMap((pair) => linkOf.get(keyOf(pair)) ?? []);
  const alsoElsewhere = sharedAlong(links, was, new Set(old.map(({ id }) => id)));
  const inPath = new Set(path);
  const plan: Plan = { added: [], turned: [], removed: [], kept: [], shared: [], gone: [], circular: false };
  const turned = new Set<string>();
  for (const link of old) {
    const { id, upstreamId, downstreamId } = link;
    if (wanted.has(keyOf(link))) continue;
    const needed = alsoElsewhere.has(id) && !inPath.has(downstreamId);
    if (keep.has(id) || (needed && !drop.has(id))) {
      plan.kept.push(id);
      continue;
    }
    if (alsoElsewhere.has(id)) plan.shared.push(id);
    const reversed = { upstreamId: downstreamId, downstreamId: upstreamId };
    if (wanted.has(keyOf(reversed)) && !linkOf.has(keyOf(reversed))) {
      plan.turned.push(id);
      turned.add(keyOf(reversed));
    } else plan.removed.push(id);
  }
  plan.added = [...wanted.values()].filter((pair) => !linkOf.has(keyOf(pair)) && !turned.has(keyOf(pair)));
  const after = afterPlan(links, plan);
  const linked = new Set(after.flatMap(({ upstreamId, downstreamId }) => [upstreamId, downstreamId]));
  plan.gone = [...new Set(was)].filter((id) => !inPath.has(id) && !linked.has(id));
  plan.circular = isCircular(after, path);
  return plan;
}

/** The links after the plan is carried out. Added ones have negative ids. */
export function afterPlan(links: readonly Link[], plan: Pick<Plan, 'added' | 'turned' | 'removed'>): Link[] {
  const [removed, turned] = [new Set(plan.removed), new Set(plan.turned)];
  return [
    ...links
      .filter(({ id }) => !removed.has(id))
      .map((link) =>
        turned.has(link.id) ? { ...link, upstreamId: link.downstreamId, downstreamId: link.upstreamId } : link,
      ),
    ...plan.added.map((pair, i) => ({ ...pair, id: -1 - i })),
  ];
}

/** Links of a path that other chains share: one comes in at or before them, or leaves at or after them. */
function sharedAlong(links: readonly Link[], was: readonly number[], own: ReadonlySet<number>): Set<number> {
  const others = links.filter(({ id }) => !own.has(id));
  const comesIn = new Set(others.map((link) => link.downstreamId));
  const leaves = new Set(others.map((link) => link.upstreamId));
  const firstIn = was.findIndex((id) => comesIn.has(id));
  const lastOut = was.findLastIndex((id) => leaves.has(id));
  const idOf = new Map(links.map((link) => [keyOf(link), link.id]));
  const shared = new Set<number>();
  for (let i = 1; i < was.length; i++) {
    const id = idOf.get(keyOf({ upstreamId: was[i - 1] ?? 0, downstreamId: was[i] ?? 0 }));
    if (id !== undefined && ((firstIn >= 0 && firstIn < i) || lastOut >= i)) shared.add(id);
  }
  return shared;
}

/** Whether one of these utterances is in a circle. */
export function isCircular(links: readonly Link[], of: readonly number[]): boolean {
  const ids = new Set([...of, ...links.flatMap(({ upstreamId, downstreamId }) => [upstreamId, downstreamId])]);
  const { up } = lineageOf({ utterances: [...ids].map((id) => ({ id })), attributions: links });
  const mine = new Set(of);
  return stronglyConnected(up).some((members) => members.length > 1 && members.some((id) => mine.has(id)));
}
