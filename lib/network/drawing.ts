import { type EdgeLabel, Graph, type GraphLabel, layout, type NodeLabel } from '@dagrejs/dagre';
import { grouped } from '@/lib/format/number';
import { sourceName } from '@/lib/format/source-name';
import { textWidth, wrapText } from '@/lib/format/text-width';
import type { LinkState } from '@/lib/vocabulary';
import { widthStep, widthSteps } from './choice';
import { columnsOf } from './columns';
import { mostlyOf, type NetworkSource, type SourceLink } from './links';

type Point = { x: number; y: number };
/** `x`, `y`: the top left corner. `detail` is missing if there are too many sources for it. */
export type DrawnSource = Point & {
  source: NetworkSource;
  width: number;
  height: number;
  name: string;
  detail: string | null;
};
/** `step`: how wide, 1 to 4. `label`: where the number of claims is; null if there are too many links for it. */
export type DrawnLink = { link: SourceLink; path: string; step: number; state: LinkState; label: Point | null };
/** `steps`: the number of claims at which each width begins. */
export type NetworkDrawing = {
  width: number;
  height: number;
  sources: DrawnSource[];
  links: DrawnLink[];
  steps: number[];
};

/**
 * Up to this many links, each has its own path with a number on it. Beyond, sources are in columns and links pass
 * behind them.
 */
const LAYERED = 36;
/** Up to this many sources, each box has room for a second line. */
const ROOMY = 60;
const PADDING = 11;
const MARGIN = 12;
const COLUMN_GAP = 120;
/** The length of the arrow head, before which the line ends. */
const ARROW = 9;

/**
 * Where to draw sources and their links: origins on the left, relays on the right. Done on the server, where nothing
 * can be measured.
 */
export function drawNetwork(sources: readonly NetworkSource[], links: readonly SourceLink[]): NetworkDrawing {
  const claims = links.map((link) => link.claims);
  const steps = links.length > 0 ? widthSteps(Math.min(...claims), Math.max(...claims)) : [];
  const boxes = sources.map((source) => boxOf(source, sources.length <= ROOMY));
  return { ...(links.length <= LAYERED ? layered(boxes, links, steps) : inColumns(boxes, links, steps)), steps };
}

type Placed = Omit<NetworkDrawing, 'steps'>;
type Box = Omit<DrawnSource, 'x' | 'y'>;

function layered(boxes: readonly Box[], links: readonly SourceLink[], steps: readonly number[]): Placed {
  if (boxes.length === 0) return { width: 0, height: 0, sources: [], links: [] };
  const dagre = new Graph<GraphLabel, NodeLabel, EdgeLabel>();
  // Greedy: where sources relay each other, the stronger links run from left to right.
  const apart = { nodesep: 18, edgesep: 12, ranksep: 46, marginx: MARGIN, marginy: MARGIN };
  dagre.setGraph({ rankdir: 'LR', acyclicer: 'greedy', ranker: 'network-simplex', ...apart });
  for (const { source, width, height } of boxes) dagre.setNode(nameOf(source.id), { width, height });
  for (const { from, to, claims } of links) {
    const label = { width: textWidth(grouped(claims)) + 6, height: 14, labelpos: 'c' as const };
    dagre.setEdge(nameOf(from), nameOf(to), { weight: widthStep(steps, claims), ...label });
  }
  layout(dagre);
  const placed = new Map(
    boxes.map((box) => {
      const { x = 0, y = 0 } = dagre.node(nameOf(box.source.id));
      return [box.source.id, { ...box, x: round(x - box.width / 2), y: round(y - box.height / 2) }];
    }),
  );
  const { width = 0, height = 0 } = dagre.graph();
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    sources: [...placed.values()],
    links: links.flatMap(placeLink),
  };

  function placeLink(link: SourceLink): DrawnLink[] {
    const [from, to] = [placed.get(link.from), placed.get(link.to)];
    if (!from || !to) return [];
    const { points = [], x = 0, y = 0 } = dagre.edge(nameOf(link.from), nameOf(link.to));
    const isBack = from.x > to.x;
    const inner = points.slice(1, -1).map((point) => ({ x: round(point.x), y: round(point.y) }));
    const start = dock(from, isBack ? 'left' : 'right', inner[0]);
    const end = tip(dock(to, isBack ? 'right' : 'left', inner.at(-1)), isBack);
    const path = curveOf([start, ...inner, end]);
    return [
      { link, path, step: widthStep(steps, link.claims), state: mostlyOf(link), label: { x: round(x), y: round(y) } },
    ];
  }
}

function inColumns(boxes: readonly Box[], links: readonly SourceLink[], steps: readonly number[]): Placed {
  const byId = new Map(boxes.map((box) => [box.source.id, box]));
  const columns = columnsOf([...byId.keys()], links).map((ids) => ids.flatMap((id) => byId.get(id) ?? []));
  const gap = boxes.length <= ROOMY ? 16 : 9;
  const heightOf = (column: readonly Box[]) => column.reduce((sum, box) => sum + box.height + gap, -gap);
  const tallest = Math.max(...columns.map(heightOf));
  const placed = new Map<number, DrawnSource>();
  let x = MARGIN;
  for (const column of columns) {
    let y = MARGIN + (tallest - heightOf(column)) / 2;
    const width = Math.max(...column.map((box) => box.width));
    for (const box of column) {
      placed.set(box.source.id, { ...box, width, x, y: round(y) });
      y += box.height + gap;
    }
    x += width + COLUMN_GAP;
  }
  return {
    // Links within the last column bulge to the right.
    width: Math.ceil(x - COLUMN_GAP / 2),
    height: Math.ceil(tallest + 2 * MARGIN),
    sources: [...placed.values()],
    links: links.flatMap((link) => {
      const [from, to] = [placed.get(link.from), placed.get(link.to)];
      if (!from || !to) return [];
      return [
        { link, path: pathBetween(from, to), step: widthStep(steps, link.claims), state: mostlyOf(link), label: null },
      ];
    }),
  };
}

/** A curve from box to box; within a column it leaves and comes back on the right. */
function pathBetween(from: DrawnSource, to: DrawnSource): string {
  const side = from.x > to.x ? 'left' : 'right';
  const start = dock(from, side, { x: 0, y: to.y + to.height / 2 });
  if (from.x === to.x) {
    const end = tip(dock(to, 'right', { x: 0, y: from.y + from.height / 2 }), true);
    const out = round(start.x + Math.min(COLUMN_GAP / 2 - 10, 24 + Math.abs(end.y - start.y) / 8));
    return `M${start.x} ${start.y}C${out} ${start.y} ${out} ${end.y} ${end.x} ${end.y}`;
  }
  const end = tip(dock(to, side === 'left' ? 'right' : 'left', { x: 0, y: from.y + from.height / 2 }), side === 'left');
  return curveOf([start, end]);
}

/** A curve through the points that leaves and reaches each of them level. */
function curveOf([start, ...rest]: readonly Point[]): string {
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

const tip = ({ x, y }: Point, isBack: boolean): Point => ({ x: x + (isBack ? ARROW : -ARROW), y });

// A non-numeric name keeps its place in the order in which JavaScript walks an object.
const nameOf = (id: number) => `s${id}`;
const round = (n: number) => Math.round(n * 10) / 10;

function boxOf(source: NetworkSource, roomy: boolean): Box {
  const full = source.kind === 'unnamed' ? `◐ ${source.name}` : sourceName(source);
  const [name = ''] = wrapText(full, roomy ? 190 : 150, 1);
  const detail = roomy ? standing(source) : null;
  const width = Math.ceil(
    Math.max(roomy ? 64 : 40, textWidth(name), detail ? textWidth(detail) * 0.93 : 0) + 2 * PADDING,
  );
  return { source, width, height: roomy ? 44 : 24, name, detail };
}

const standing = ({ originated, relayed }: NetworkSource) =>
  [originated > 0 && `${grouped(originated)} originated`, relayed > 0 && `${grouped(relayed)} relayed`]
    .filter(Boolean)
    .join(' · ');

/** Links spread over a part of the side, each towards where it goes. */
function dock({ x, y, width, height }: DrawnSource, side: 'left' | 'right', towards: Point | undefined): Point {
  const middle = y + height / 2;
  const shift = towards ? Math.max(-1, Math.min(1, (towards.y - middle) / 120)) * (height / 2 - 5) : 0;
  return { x: side === 'left' ? x : x + width, y: round(middle + shift) };
}
