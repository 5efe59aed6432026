import { LEGIBLE } from '@/lib/attributions/layout';
import type { ClaimDetail } from './claim-detail';
import { type Drawing, drawingOf } from './drawing';
import { type PlainRun, plainRunsOf } from './plain-runs';

type Claim = Pick<ClaimDetail, 'utterances' | 'attributions'>;

/** The room for a drawing beside the words, in a row of its own, and on a phone. */
const ROOM = { beside: 586, row: 1120, phone: 326 } as const;

/** A graph of more boxes is laid out in one direction alone, since it fits no phone anyway and takes long. */
const TURNED = 40;

/** `narrow`: what is shown where `wide` does not fit; null if that is the same. */
export type DrawingPair = { wide: Drawing; narrow: Drawing | null };
/**
 * `first`: what is shown at first; `whole`: the same with the `folded` relays, if any are folded. `ownRow`: it is too
 * wide to stand beside the words.
 */
export type DrawingChoice = { first: DrawingPair; whole: DrawingPair | null; folded: number; ownRow: boolean };

/** How to draw a claim so that it fits; null if it is too large for a drawing. */
export function chooseDrawing(claim: Claim): DrawingChoice | null {
  const runs = plainRunsOf(claim);
  const first = bothWays(claim, runs);
  if (!first) return null;
  const ownRow = !fits(first.right, ROOM.beside) && (fits(first.right, ROOM.row) || !fits(first.down, ROOM.beside));
  const whole = runs.length > 0 ? bothWays(claim, []) : null;
  return {
    first: pairOf(first, ownRow),
    whole: whole && pairOf(whole, ownRow),
    folded: runs.reduce((sum, { relays }) => sum + relays.length, 0),
    ownRow,
  };
}

type Both = { right: Drawing; down: Drawing };

function bothWays(claim: Claim, runs: readonly PlainRun[]): Both | null {
  const right = drawingOf(claim, 'right', runs);
  const down = right && right.nodes.length <= TURNED ? drawingOf(claim, 'down', runs) : right;
  return right && down && { right, down };
}

const fits = ({ width }: Drawing, room: number) => width * LEGIBLE <= room;

function pairOf({ right, down }: Both, ownRow: boolean): DrawingPair {
  const room = ownRow ? ROOM.row : ROOM.beside;
  const wide = fits(right, room) || !fits(down, room) ? right : down;
  const narrow = fits(right, ROOM.phone) || right.width <= down.width ? right : down;
  return { wide, narrow: narrow === wide ? null : narrow };
}
