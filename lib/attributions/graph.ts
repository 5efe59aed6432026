import { type Graph, type Lineage, lineageOf, type Neighbours } from '@/lib/attributions/lineage';
import type { LinkState, Passage } from '@/lib/vocabulary';

/**
 * The graph with every loop merged into one component, so that it has no loops. Components are in topological order: a
 * component credits only components before it. `members` are utterance ids, ascending; `up` and `down` are indexes.
 */
export type Condensation = {
  lineage: Lineage;
  members: readonly (readonly number[])[];
  up: readonly (readonly number[])[];
  down: readonly (readonly number[])[];
};

/** The strongly connected components, upstream ones first; members ascending (R. Tarjan 1972, without recursion). */
export function stronglyConnected(up: Neighbours): number[][] {
  const order = new Map<number, number>();
  const done = new Set<number>();
  const open: number[] = [];
  const components: number[][] = [];
  for (const root of up.keys()) {
    const calls: { id: number; own: number; low: number; next: number }[] = [];
    const enter = (id: number) => {
      const own = order.size;
      order.set(id, own);
      open.push(id);
      calls.push({ id, own, low: own, next: 0 });
    };
    if (!order.has(root)) enter(root);
    for (let call = calls.at(-1); call; call = calls.at(-1)) {
      const to = up.get(call.id)?.[call.next++];
      const seenAt = to === undefined ? undefined : order.get(to);
      if (to !== undefined && seenAt === undefined) enter(to);
      else if (to !== undefined && seenAt !== undefined) {
        if (!done.has(to)) call.low = Math.min(call.low, seenAt);
      } else {
        calls.pop();
        const caller = calls.at(-1);
        if (caller) caller.low = Math.min(caller.low, call.low);
        if (call.low < call.own) continue;
        const component = open.splice(open.lastIndexOf(call.id)).sort((a, b) => a - b);
        for (const id of component) done.add(id);
        components.push(component);
      }
    }
  }
  return components;
}

/** Merges every loop: see `Condensation`. The order of utterances and attributions makes no difference. */
export function condense(graph: Graph): Condensation {
  const lineage = lineageOf(graph);
  const members = stronglyConnected(lineage.up);
  const componentOf = new Map(members.flatMap((ids, index) => ids.map((id): [number, number] => [id, index])));
  const across = (neighbours: Neighbours) =>
    members.map((ids, index) => {
      const others = new Set(ids.flatMap((id) => neighbours.get(id) ?? []).map((id) => componentOf.get(id) ?? index));
      others.delete(index);
      return [...others];
    });
  return { lineage, members, up: across(lineage.up), down: across(lineage.down) };
}

/** The components that credit no other, each as its utterance ids: one id, or several for a loop that nothing feeds. */
export function originsOf({ members, up }: Condensation): (readonly number[])[] {
  return members.filter((_, index) => up[index]?.length === 0);
}

/**
 * How well a link is verified. Without a text or a recorded cue it is assumed, whatever is stored. Otherwise it is
 * verified if the credited utterance has a document with its passage marked, and reported if not.
 */
export function stateOf(
  attribution: { read: boolean },
  upstream: { documentId: number | null; passage: Passage | null } | undefined,
): LinkState {
  if (!attribution.read) return 'assumed';
  return upstream && upstream.documentId !== null && upstream.passage === 'marked' ? 'verified' : 'reported';
}
