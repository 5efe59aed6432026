import { HOPS_LIMIT } from '@/lib/attributions/schema';

type Link = { upstreamId: number; downstreamId: number };

/**
 * A listed chain as a path on which each utterance credits the one before it. In a circle, the list does not say where
 * a report went twice. A circle that closes at the end of the chain is closed. The path is cut off if it becomes too
 * long to edit.
 */
export function walkOf(ids: readonly number[], links: readonly Link[]): number[] {
  const down = new Map<number, number[]>();
  for (const { upstreamId, downstreamId } of links)
    down.set(upstreamId, [...(down.get(upstreamId) ?? []), downstreamId]);
  const inside = new Set(ids);
  const walk: number[] = [];
  for (const id of ids) {
    const from = walk.at(-1);
    walk.push(...(from === undefined ? [id] : way(from, id, down, inside)));
    if (walk.length >= HOPS_LIMIT) return walk.slice(0, HOPS_LIMIT);
  }
  const last = walk.at(-1) ?? 0;
  const closing = walk.findLast((id, i) => i < walk.length - 1 && down.get(last)?.includes(id));
  return closing === undefined ? walk : [...walk, closing].slice(0, HOPS_LIMIT);
}

/** The shortest way downstream, without its start; empty if there is none. */
function way(
  from: number,
  to: number,
  down: ReadonlyMap<number, readonly number[]>,
  inside: ReadonlySet<number>,
): number[] {
  const cameFrom = new Map<number, number>([[from, from]]);
  for (const id of cameFrom.keys()) {
    if (id === to) break;
    for (const next of down.get(id) ?? []) if (inside.has(next) && !cameFrom.has(next)) cameFrom.set(next, id);
  }
  const found: number[] = [];
  for (let id = to; id !== from; id = cameFrom.get(id) ?? from) {
    if (!cameFrom.has(id)) return [];
    found.unshift(id);
  }
  return found;
}
