import type { ChainHop, ChainStrip } from '@/lib/claims/table';
import { linesOf } from '@/lib/format/fit';
import { textWidth } from '@/lib/format/text-width';

/** Chains with more hops are folded where there is little room. */
const MOST = 6;
/** Names up to this many pixels are never cut. */
const SHORT = 130;

export const GAP = 5;
const ARROW = 22;
const CIRCULAR = 72;

/** “whole”: every hop is shown; “tail”: all but the first share a line; “folded”: only its ends are. */
export type Folding = 'whole' | 'tail' | 'folded';

/** The name of a hop as it is shown. */
export const shownName = ({ kind, name }: ChainHop): string =>
  kind === 'unknown' ? 'origin unknown' : kind === 'unnamed' ? `◐ ${name}` : name;

/** Whether a name may be cut so that others beside it stay whole. */
export const isLongName = (hop: ChainHop): boolean => textWidth(shownName(hop)) > SHORT;

/** How a chain is shown in two lines. @param room in pixels */
export function foldingOf({ hops, circular }: ChainStrip, room: number): Folding {
  if (hops.length > MOST) return 'folded';
  const widths = hops.map((hop, i) => widthOf(hop) + (i === 0 ? 0 : ARROW + GAP));
  if (linesOf([...widths, ...(circular ? [CIRCULAR] : [])], room, GAP) <= 2) return 'whole';
  return hops.length > 3 ? 'folded' : 'tail';
}

const widthOf = (hop: ChainHop): number =>
  textWidth((hop.stance === 'denies' ? 'denied by ' : '') + shownName(hop) + (hop.risen ? '▲' : '')) * 1.04 +
  (hop.kind === 'unknown' ? 12 : 0);
