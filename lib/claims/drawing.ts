import { condense } from '@/lib/attributions/graph';
import { layoutOf, type PlacedEdge, type PlacedNode } from '@/lib/attributions/layout';
import { type DatePrecision, formatDate } from '@/lib/format/date';
import { sourceName } from '@/lib/format/source-name';
import { wrapText } from '@/lib/format/text-width';
import { certainties, type LinkState, linkStates } from '@/lib/vocabulary';
import type { ClaimDetail, UtteranceDetail } from './claim-detail';

/**
 * `name` in one or two lines; `detail`: stance, certainty, date, or whether a document is held; `risen`: it is surer than
 * a source it credits.
 */
export type DrawnNode = PlacedNode & { utterance: UtteranceDetail; name: string[]; detail: string; risen: boolean };
/** `denies`: it leaves an utterance that denies the claim. */
export type DrawnEdge = PlacedEdge & { state: LinkState; denies: boolean };
export type Drawing = { width: number; height: number; nodes: DrawnNode[]; edges: DrawnEdge[] };

const NAME_WIDTH = 180;

/** The graph of a claim ready to be drawn; null when it is too large for a drawing. */
export function drawingOf({
  utterances,
  attributions,
}: Pick<ClaimDetail, 'utterances' | 'attributions'>): Drawing | null {
  const risen = new Set(attributions.filter((link) => link.risen).map((link) => link.downstreamId));
  const nodes = utterances.map((utterance) => {
    const { name, kind } = utterance.source;
    const lines = wrapText(kind === 'unnamed' ? `◐ ${name}` : sourceName(utterance.source), NAME_WIDTH, 2);
    const rises = risen.has(utterance.id) && utterance.certainty !== null;
    return { id: utterance.id, utterance, name: lines, detail: detailOf(utterance, rises), risen: rises };
  });
  const circles = condense({ utterances, attributions }).members.filter((ids) => ids.length > 1);
  const circleOf = new Map(circles.flatMap((ids, circle) => ids.map((id) => [id, circle] as const)));
  const labelOf = ({ state, upstreamId, downstreamId }: ClaimDetail['attributions'][number]) => {
    const isInside = circleOf.has(upstreamId) && circleOf.get(upstreamId) === circleOf.get(downstreamId);
    return linkStates[state].label + (isInside ? ' · circular' : '');
  };
  const layout = layoutOf(
    nodes.map(({ id, name, detail }) => ({ id, lines: [...name, detail] })),
    attributions.map((link) => ({ ...link, label: labelOf(link) })),
  );
  if (!layout) return null;
  const nodeOf = new Map(nodes.map((node) => [node.id, node]));
  const linkOf = new Map(attributions.map((link) => [link.id, link]));
  return {
    ...layout,
    nodes: layout.nodes.flatMap((placed) => {
      const node = nodeOf.get(placed.id);
      return node ? [{ ...placed, ...node }] : [];
    }),
    edges: layout.edges.flatMap((placed) => {
      const link = linkOf.get(placed.id);
      if (!link) return [];
      return [{ ...placed, state: link.state, denies: nodeOf.get(link.upstreamId)?.utterance.stance === 'denies' }];
    }),
  };
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
