import type { SourceLink } from './links';

/** A column with more sources than this is cut in two. */
const TALLEST = 26;
const SWEEPS = 12;

/**
 * Sources in columns: on the left those that are only credited, on the right those that only credit others, between
 * them the rest by which they do more. Within each column they are near those they share links with. It shows a
 * source's place in the flow even in a network so full of rings that no order of layers fits, and takes a few
 * milliseconds.
 */
export function columnsOf(ids: readonly number[], links: readonly SourceLink[]): number[][] {
  const flow = new Map(ids.map((id) => [id, { credited: 0, relays: 0 }]));
  for (const { from, to, claims } of links) {
    const [up, down] = [flow.get(from), flow.get(to)];
    if (!up || !down) continue;
    up.credited += claims;
    down.relays += claims;
  }
  const shareOf = (id: number) => {
    const { credited, relays } = flow.get(id) ?? { credited: 0, relays: 0 };
    return credited / Math.max(1, credited + relays);
  };
  const sorted = [...ids].sort((a, b) => shareOf(b) - shareOf(a) || a - b);
  const between = sorted.filter((id) => shareOf(id) > 0 && shareOf(id) < 1);
  const groups = [
    sorted.filter((id) => shareOf(id) === 1),
    ...inThree(between),
    sorted.filter((id) => shareOf(id) === 0),
  ];
  return arranged(groups.flatMap(cut), links);
}

/** Few stand in one column, more in up to three. */
function inThree(ids: readonly number[]): number[][] {
  const count = Math.min(3, Math.ceil(ids.length / 6));
  const size = Math.ceil(ids.length / Math.max(1, count));
  return Array.from({ length: count }, (_, i) => ids.slice(i * size, (i + 1) * size));
}

function cut(ids: readonly number[]): number[][] {
  const count = Math.ceil(ids.length / TALLEST);
  const size = Math.ceil(ids.length / Math.max(1, count));
  return Array.from({ length: count }, (_, i) => ids.slice(i * size, (i + 1) * size)).filter(
    (column) => column.length > 0,
  );
}

/** Moves each source to the weighted middle of its neighbours, time and again (the barycentre method). */
function arranged(columns: number[][], links: readonly SourceLink[]): number[][] {
  const neighbours = new Map<number, [id: number, weight: number][]>();
  for (const { from, to, claims } of links)
    for (const [id, other] of [
      [from, to],
      [to, from],
    ] as const)
      neighbours.set(id, [...(neighbours.get(id) ?? []), [other, Math.sqrt(claims)]]);
  const place = new Map<number, number>();
  const settle = (column: readonly number[]) => {
    for (const [i, id] of column.entries()) place.set(id, i - (column.length - 1) / 2);
  };
  columns.forEach(settle);
  const pullOf = (id: number) => {
    const near = neighbours.get(id) ?? [];
    const weight = near.reduce((sum, [, w]) => sum + w, 0);
    return near.reduce((sum, [other, w]) => sum + w * (place.get(other) ?? 0), 0) / Math.max(1, weight);
  };
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (const column of sweep % 2 === 0 ? columns : columns.toReversed()) {
      const pull = new Map(column.map((id) => [id, pullOf(id)]));
      column.sort((a, b) => (pull.get(a) ?? 0) - (pull.get(b) ?? 0) || a - b);
      settle(column);
    }
  }
  return columns;
}
