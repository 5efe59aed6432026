import { condense } from '@/lib/attributions/graph';
import { type Direction, layoutOf, type PlacedEdge, type PlacedNode } from '@/lib/attributions/layout';
import { type DatePrecision, formatDate } from '@/lib/format/date';
import { counted } from '@/lib/format/number';
import { sourceName } from '@/lib/format/source-name';
import { wrapText } from '@/lib/format/text-width';
import { certainties, type LinkState, linkStates } from '@/lib/vocabulary';
import type { ClaimDetail, UtteranceDetail } from './claim-detail';
import { type PlainRun, weakestOf } from './plain-runs';

/**
 * `name` in one or two lines; `detail`: stance, certainty, date, or whether a document is held; `risen`: it is surer than
 * a source it credits. `relays`: those that one box stands for; then it has no utterance of its own.
 */
type Box = { id: number; name: string[]; detail: string; risen: boolean } & (
  | { utterance: UtteranceDetail; relays?: undefined }
  | { relays: UtteranceDetail[]; utterance?: undefined }
);
export type DrawnNode = PlacedNode & Box;
/** `denies`: it leaves an utterance that denies the claim. */
export type DrawnEdge = PlacedEdge & { state: LinkState; denies: boolean };
export type Drawing = {
  width: number;
  height: number;
  direction: Direction;
  nodes: DrawnNode[];
  edges: DrawnEdge[];
};
type Claim = Pick<ClaimDetail, 'utterances' | 'attributions'>;
type Link = Pick<ClaimDetail['attributions'][number], 'id' | 'state' | 'upstreamId' | 'downstreamId'>;

const NAME_WIDTH = 150;

/** The graph of a claim ready to be drawn, with these runs folded; null when it is too large for a drawing. */
export function drawingOf(
  { utterances, attributions }: Claim,
  direction: Direction = 'right',
  runs: readonly PlainRun[] = [],
): Drawing | null {
  const risen = new Set(attributions.filter((link) => link.risen).map((link) => link.downstreamId));
  const folded = new Set(runs.flatMap(({ relays }) => relays.map(({ id }) => id)));
  const boxes = [
    ...utterances.filter(({ id }) => !folded.has(id)).map((utterance) => boxOf(utterance, risen.has(utterance.id))),
    ...runs.map(boxOfRun),
  ];
  const links = linksAround(attributions, runs);
  const circles = condense({ utterances: boxes, attributions: links }).members.filter((ids) => ids.length > 1);
  const circleOf = new Map(circles.flatMap((ids, circle) => ids.map((id) => [id, circle] as const)));
  const labelOf = ({ state, upstreamId, downstreamId }: Link) => {
    const isInside = circleOf.has(upstreamId) && circleOf.get(upstreamId) === circleOf.get(downstreamId);
    return linkStates[state].label + (isInside ? ' · circular' : '');
  };
  const layout = layoutOf(
    boxes.map(({ id, name, detail }) => ({ id, lines: [...name, detail] })),
    links.map((link) => ({ ...link, label: labelOf(link) })),
    direction,
  );
  if (!layout) return null;
  const nodeOf = new Map(boxes.map((box) => [box.id, box]));
  const linkOf = new Map(links.map((link) => [link.id, link]));
  return {
    ...layout,
    direction,
    nodes: layout.nodes.flatMap((placed) => {
      const box = nodeOf.get(placed.id);
      return box ? [{ ...placed, ...box }] : [];
    }),
    edges: layout.edges.flatMap((placed) => {
      const link = linkOf.get(placed.id);
      if (!link) return [];
      return [{ ...placed, state: link.state, denies: nodeOf.get(link.upstreamId)?.utterance?.stance === 'denies' }];
    }),
  };
}

function boxOf(utterance: UtteranceDetail, isRisen: boolean): Box {
  const { name, kind } = utterance.source;
  const lines = wrapText(kind === 'unnamed' ? `◐ ${name}` : sourceName(utterance.source), NAME_WIDTH, 2);
  const risen = isRisen && utterance.certainty !== null;
  return { id: utterance.id, utterance, name: lines, detail: detailOf(utterance, risen), risen };
}

/** A run takes the id of its first relay. */
function boxOfRun({ relays }: PlainRun): Box {
  const held = relays.filter(({ document }) => document).length;
  const detail = held === 0 ? 'known second-hand' : counted(held, ['document held', 'documents held']);
  return { id: relays[0]?.id ?? 0, relays, name: [`${relays.length} relays`], detail, risen: false };
}

/** The links that are left when each run is one box; the one into it is as weak as the weakest of its links. */
function linksAround(attributions: readonly Link[], runs: readonly PlainRun[]): Link[] {
  const entrances = new Map(runs.flatMap(({ links }) => links.slice(0, 1).map((link) => [link.id, weakestOf(links)])));
  const inner = new Set(runs.flatMap(({ links }) => links.slice(1).map(({ id }) => id)));
  const boxOfLast = new Map(runs.flatMap(({ relays }) => [[relays.at(-1)?.id ?? 0, relays[0]?.id ?? 0]]));
  return attributions
    .filter(({ id }) => !inner.has(id))
    .map(({ id, state, upstreamId, downstreamId }) => ({
      ...{ id, downstreamId, state: entrances.get(id) ?? state },
      upstreamId: boxOfLast.get(upstreamId) ?? upstreamId,
    }));
}

/** To the day at most. A drawing does not know the reader's zone, so the day of an instant is given in UTC. */
const drawnDate = (at: string, precision: DatePrecision) =>
  precision === 'minute' ? `${formatDate(at, 'day')} UTC` : formatDate(at, precision);

function detailOf(
  { stance, certainty, document, source, reportedAt, reportedPrecision }: UtteranceDetail,
  risen: boolean,
): string {
  const words = [
    stance === 'affirms' ? '' : stance,
    certainty ? `${risen ? '▲ ' : ''}${certainties[certainty].label}` : '',
    reportedAt ? drawnDate(reportedAt, reportedPrecision) : '',
    document?.state === 'retracted' ? 'retracted' : '',
  ].filter(Boolean);
  if (words.length > 0) return words.join(' · ');
  if (source.kind === 'unknown') return 'not recorded';
  return document ? 'document held' : 'known second-hand';
}
