import { type EdgeLabel, Graph, type GraphLabel, layout, type NodeLabel } from '@dagrejs/dagre';
import { condense } from '@/lib/attributions/graph';
import { textWidth } from '@/lib/format/text-width';

/** Above these, nobody can read a drawing, and laying it out takes too long. */
export const DRAWING_LIMITS = { nodes: 150, edges: 200 } as const;
/** Up to this many nodes and edges together, there is time for the ranking with the shortest edges. */
const SMALL = 120;
/** At a smaller scale the words of a drawing are illegible. */
export const LEGIBLE = 0.8;
export const NODE_PADDING = 14;
export const LINE_HEIGHT = 17;
const MARGIN = 8;

type Point = { x: number; y: number };
export type NodeToPlace = { id: number; lines: readonly string[] };
/** Points from the credited utterance to the one that credits it. */
export type EdgeToPlace = { id: number; upstreamId: number; downstreamId: number; label: string };
/** `x`, `y`: the left top corner. */
export type PlacedNode = Point & { id: number; width: number; height: number };
/** `returning`: runs against the others and so closes a circle. `label`: its middle. */
export type PlacedEdge = { id: number; points: Point[]; label: Point; returning: boolean };
export type GraphLayout = { width: number; height: number; nodes: PlacedNode[]; edges: PlacedEdge[] };
export type Direction = 'right' | 'down';

/**
 * Where to draw the graph of a claim: origins on the left, the last relays on the right, or origins at the top and the
 * last relays at the bottom. Null above DRAWING_LIMITS.
 */
export function layoutOf(
  nodes: readonly NodeToPlace[],
  edges: readonly EdgeToPlace[],
  direction: Direction = 'right',
): GraphLayout | null {
  if (nodes.length > DRAWING_LIMITS.nodes || edges.length > DRAWING_LIMITS.edges) return null;
  const ids = new Set(nodes.map((node) => node.id));
  const drawn = edges.filter(
    (edge) => edge.upstreamId !== edge.downstreamId && ids.has(edge.upstreamId) && ids.has(edge.downstreamId),
  );
  const dagre = new Graph<GraphLabel, NodeLabel, EdgeLabel>();
  const ranker = nodes.length + drawn.length > SMALL ? 'longest-path' : 'network-simplex';
  dagre.setGraph({ rankdir: 'LR', ranker, nodesep: 18, edgesep: 12, ranksep: 36, marginx: MARGIN, marginy: MARGIN });
  // Dagre breaks circles where it meets them, so it must meet origins first.
  const order = condense({ utterances: nodes, attributions: drawn }).members.flat();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  // What goes down is laid out to the right, with every box on its side, and turned at the end.
  const side = direction === 'right' ? <S extends Size>(size: S) => size : onItsSide;
  for (const id of order) dagre.setNode(nameOf(id), side(sizeOf(byId.get(id)?.lines ?? [])));
  const labels = new Map(drawn.map(({ id, label }) => [id, side({ width: textWidth(label) * 0.85 + 8, height: 16 })]));
  for (const { id, upstreamId, downstreamId } of drawn)
    dagre.setEdge(nameOf(upstreamId), nameOf(downstreamId), { ...labels.get(id), labelpos: 'c' });
  layout(dagre);
  const placed = new Map(nodes.map(({ id }) => [id, boxOf(id, dagre.node(nameOf(id)))]));
  const laidOut = framed([...placed.values()], drawn.flatMap(placeEdge), labels);
  return direction === 'right' ? laidOut : turned(laidOut);

  function placeEdge({ id, upstreamId, downstreamId }: EdgeToPlace): PlacedEdge[] {
    const [from, to] = [placed.get(upstreamId), placed.get(downstreamId)];
    if (!from || !to) return [];
    const { points = [], x = 0, y = 0 } = dagre.edge(nameOf(upstreamId), nameOf(downstreamId));
    const returning = from.x > to.x;
    const inner = points.slice(1, -1).map((point) => ({ x: round(point.x), y: round(point.y) }));
    const start = dock(from, returning ? 'left' : 'right', returning ? inner[0] : undefined);
    const end = dock(to, returning ? 'right' : 'left', returning ? inner.at(-1) : undefined);
    return [{ id, points: [start, ...inner, end], label: { x: round(x), y: round(y) }, returning }];
  }
}

type Size = { width: number; height: number };
const onItsSide = <S extends Size>(size: S): S => ({ ...size, width: size.height, height: size.width });
const across = ({ x, y }: Point): Point => ({ x: y, y: x });

/** Moves all to the top left corner: dagre leaves more room than it needs. */
function framed(
  nodes: readonly PlacedNode[],
  edges: readonly PlacedEdge[],
  labels: ReadonlyMap<number, Size>,
): GraphLayout {
  if (nodes.length === 0) return { width: 0, height: 0, nodes: [], edges: [] };
  const words = edges.map(({ id, label: { x, y } }) => {
    const { width, height } = labels.get(id) ?? { width: 0, height: 0 };
    return { x: x - width / 2, y: y - height / 2, width, height };
  });
  const corners = [...nodes, ...words].flatMap(({ x, y, width, height }) => [
    { x, y },
    { x: x + width, y: y + height },
  ]);
  const all = [...edges.flatMap(({ points }) => points), ...corners];
  const [left, top] = [Math.min(...all.map(({ x }) => x)) - MARGIN, Math.min(...all.map(({ y }) => y)) - MARGIN];
  const moved = <P extends Point>(point: P): P => ({ ...point, x: round(point.x - left), y: round(point.y - top) });
  return {
    width: Math.ceil(Math.max(...all.map(({ x }) => x)) - left + MARGIN),
    height: Math.ceil(Math.max(...all.map(({ y }) => y)) - top + MARGIN),
    nodes: nodes.map(moved),
    edges: edges.map((edge) => ({ ...edge, points: edge.points.map(moved), label: moved(edge.label) })),
  };
}

/** The same layout with left and top exchanged. */
function turned({ nodes, edges, ...size }: GraphLayout): GraphLayout {
  return {
    ...onItsSide(size),
    nodes: nodes.map((node) => ({ ...onItsSide(node), ...across(node) })),
    edges: edges.map((edge) => ({ ...edge, points: edge.points.map(across), label: across(edge.label) })),
  };
}

// A non-numeric name keeps its place in the order in which JavaScript walks an object.
const nameOf = (id: number) => `u${id}`;
const round = (n: number) => Math.round(n * 10) / 10;

function sizeOf(lines: readonly string[]): Size {
  return {
    width: Math.ceil(Math.max(64, ...lines.map(textWidth)) + 2 * NODE_PADDING),
    height: lines.length * LINE_HEIGHT + NODE_PADDING,
  };
}

function boxOf(id: number, { x = 0, y = 0, width, height }: NodeLabel): PlacedNode {
  return { id, x: round(x - width / 2), y: round(y - height / 2), width, height };
}

/**
 * The middle of a side of a box; with `towards`, a little nearer to that point, so that a returning edge avoids the
 * others.
 */
function dock({ x, y, width, height }: PlacedNode, side: 'left' | 'right', towards?: Point): Point {
  const middle = y + height / 2;
  const shift = towards ? Math.sign(towards.y - middle || 1) * (height / 4) : 0;
  return { x: side === 'left' ? x : x + width, y: round(middle + shift) };
}
