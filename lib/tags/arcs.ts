export type Point = { readonly x: number; readonly y: number };
type Arc = { end: Point; isFirst: boolean; isLeft: boolean; way: 'along' | 'up' | 'down' };

/** How far a line runs above its words, how far two lines stand apart, and where they leave their words. */
const [RISE, LANE, SHIFT] = [6, 3, 2];
/** Points nearer than this in height stand on one line of text. */
const ONE_LINE = 8;

/**
 * The lines from a cue to its source and to what is said, drawn so that they cross neither words nor each other: each
 * runs in the gap above its words, and from one line of text to another along the edge.
 * @param ends at most two
 * @param edge left of the text
 * @returns the corners of each line, from the cue to its end
 */
export function arcsOf(cue: Point, ends: readonly Point[], edge: number): Point[][] {
  const arcs = ends.map((end, i): Arc => {
    const way = isOneLine(cue, end) ? 'along' : end.y < cue.y ? 'up' : 'down';
    return { end, isFirst: i === 0, isLeft: way !== 'along' || end.x < cue.x, way };
  });
  return arcs.map((arc, i) => {
    const other = arcs[1 - i];
    const { end, way } = arc;
    const start = cue.x + (other ? SHIFT * startOf(cue, arc, other) : 0);
    const top = cue.y - RISE - (other && isHigher(cue, arc, other) ? LANE : 0);
    const [from, to] = [
      { x: start, y: cue.y },
      { x: start, y: top },
    ];
    if (way === 'along') return [from, to, { x: end.x, y: top }, end];
    const side = edge - (other && way === other.way && isOuter(cue, arc, other) ? LANE : 0);
    const last = end.y - RISE - (other && isOneLine(end, other.end) && isFarther(arc, other) ? LANE : 0);
    return [from, to, { x: side, y: top }, { x: side, y: last }, { x: end.x, y: last }, end];
  });
}

const isOneLine = (a: Point, b: Point): boolean => Math.abs(a.y - b.y) < ONE_LINE;
const isFarther = (a: Arc, b: Arc): boolean => (a.end.x === b.end.x ? a.isFirst : a.end.x > b.end.x);

/** Which of two that go the same way runs farther out at the edge, around the other. */
function isOuter(cue: Point, a: Arc, b: Arc): boolean {
  if (isOneLine(a.end, b.end)) return isFarther(a, b) === (a.way === 'up');
  return Math.abs(a.end.y - cue.y) > Math.abs(b.end.y - cue.y);
}

/** Whether one runs above the other where both leave the cue. */
function isHigher(cue: Point, a: Arc, b: Arc): boolean {
  if (a.isLeft !== b.isLeft) return false;
  if (a.way === 'along' && b.way === 'along') return isFarther(a, b) !== a.isLeft;
  if (a.way === 'along' || b.way === 'along') return b.way === 'along';
  if (a.way !== b.way) return a.way === 'up';
  return isOuter(cue, a, b) === (a.way === 'down');
}

/** -1 to leave the cue left of the other, 1 right of it. */
function startOf(cue: Point, a: Arc, b: Arc): number {
  if (a.isLeft !== b.isLeft) return a.isLeft ? -1 : 1;
  return isHigher(cue, a, b) === a.isLeft ? 1 : -1;
}
