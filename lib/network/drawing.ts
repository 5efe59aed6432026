import { type EdgeLabel, Graph, type GraphLabel, layout, type NodeLabel } from '@dagrejs/dagre';
import { grouped } from '@/lib/format/number';
import { sourceName } from '@/lib/format/source-name';
import { textWidth, wrapText } from '@/lib/format/text-width';
import type { LinkState } from '@/lib/words';
import { widthStep, widthSteps } from './choice';
import { mostlyOf, type NetworkSource, type SourceLink } from './links';

type Point = { x: number; y: number };
/** `x`, `y`: the left top corner. `detail` is missing where there are too many sources for it. */
export type DrawnSource = Point & { source: NetworkSource; width: number; height: number; name: string; detail: string | null };
/** `step`: how wide, 1 to 4. `label`: where the number of claims stands; null where there are too many links for it. */
export type DrawnLink = { link: SourceLink; points: Point[]; step: number; state: LinkState; label: Point | null };
/** `steps`: the number of claims at which each width begins. */
export type NetworkDrawing = { width: number; height: number; sources: DrawnSource[]; links: DrawnLink[]; steps: number[] };

/** Up to so many there is room for a second line in each box, and for a number on each link. */
const ROOMY = { sources: 60, links: 60 } as const;
const PADDING = 11;
/** The length of the arrow head, before which the line ends. */
const ARROW = 9;

/** Where to draw sources and their links: those who begin at the left, those who relay at the right. Done on the server, where nothing can be measured. */
export function drawNetwork(sources: readonly NetworkSource[], links: readonly SourceLink[]): NetworkDrawing {
  const roomy = sources.length <= ROOMY.sources;
  const labelled = links.length <= ROOMY.links;
  const steps = widthSteps(Math.max(0, ...links.map((link) => link.claims)));
  const dagre = new Graph<GraphLabel, NodeLabel, EdgeLabel>();
  // Greedy: where sources relay each other, the stronger links run from left to right.
  const apart = roomy ? { nodesep: 16, edgesep: 10, ranksep: labelled ? 46 : 84 } : { nodesep: 8, edgesep: 5, ranksep: 90 };
  dagre.setGraph({ rankdir: 'LR', acyclicer: 'greedy', ranker: 'network-simplex', marginx: 10, marginy: 10, ...apart });
  const boxes = sources.map((source) => boxOf(source, roomy));
  for (const { source, width, height } of boxes) dagre.setNode(nameOf(source.id), { width, height });
  for (const { from, to, claims } of links) {
    const label = labelled ? { width: textWidth(grouped(claims)) + 6, height: 14, labelpos: 'c' as const } : {};
    dagre.setEdge(nameOf(from), nameOf(to), { weight: widthStep(steps, claims), ...label });
  }
  if (sources.length > 0) layout(dagre);
  const placed = new Map(
    boxes.map((box) => {
      const { x = 0, y = 0 } = dagre.node(nameOf(box.source.id));
      return [box.source.id, { ...box, x: round(x - box.width / 2), y: round(y - box.height / 2) }];
    }),
  );
  const { width = 0, height = 0 } = sources.length > 0 ? dagre.graph() : {};
  return { width: Math.ceil(width), height: Math.ceil(height), sources: [...placed.values()], links: links.flatMap(placeLink), steps };

  function placeLink(link: SourceLink): DrawnLink[] {
    const [from, to] = [placed.get(link.from), placed.get(link.to)];
    if (!from || !to) return [];
    const { points = [], x = 0, y = 0 } = dagre.edge(nameOf(link.from), nameOf(link.to));
    const isBack = from.x > to.x;
    const inner = points.slice(1, -1).map((point) => ({ x: round(point.x), y: round(point.y) }));
    const start = dock(from, isBack ? 'left' : 'right', inner[0]);
    const tip = dock(to, isBack ? 'right' : 'left', inner.at(-1));
    const end = { ...tip, x: tip.x + (isBack ? ARROW : -ARROW) };
    const label = labelled ? { x: round(x), y: round(y) } : null;
    return [{ link, points: [start, ...inner, end], step: widthStep(steps, link.claims), state: mostlyOf(link), label }];
  }
}

/** A curve through the points that leaves and reaches each of them level. */
export function curveOf([start, ...rest]: readonly Point[]): string {
  if (!start) return '';
  let from = start;
  let path = `M${start.x} ${start.y}`;
  for (const to of rest) {
    const middle = round((from.x + to.x) / 2);
    path += `C${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}`;
    from = to;
  }
  return path;
}

// A name that is no number keeps its place in the order in which JavaScript walks an object.
const nameOf = (id: number) => `s${id}`;
const round = (n: number) => Math.round(n * 10) / 10;

function boxOf(source: NetworkSource, roomy: boolean): DrawnSource {
  const full = source.kind === 'unnamed' ? `◐ ${source.name}` : sourceName(source);
  const [name = ''] = wrapText(full, roomy ? 190 : 150, 1);
  const detail = roomy ? standing(source) : null;
  const width = Math.ceil(Math.max(roomy ? 64 : 40, textWidth(name), detail ? textWidth(detail) * 0.93 : 0) + 2 * PADDING);
  return { source, width, height: roomy ? 44 : 24, name, detail, x: 0, y: 0 };
}

const standing = ({ originated, relayed }: NetworkSource) =>
  [originated > 0 && `${grouped(originated)} originated`, relayed > 0 && `${grouped(relayed)} relayed`].filter(Boolean).join(' · ');

/** Links spread over a part of the side, each towards where it goes. */
function dock({ x, y, width, height }: DrawnSource, side: 'left' | 'right', towards: Point | undefined): Point {
  const middle = y + height / 2;
  const shift = towards ? Math.max(-1, Math.min(1, (towards.y - middle) / 120)) * (height / 2 - 5) : 0;
  return { x: side === 'left' ? x : x + width, y: round(middle + shift) };
}
