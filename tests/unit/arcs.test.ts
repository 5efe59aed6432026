import fc from 'fast-check';
import { expect, it } from 'vitest';
import { arcsOf, type Point } from '@/lib/tags/arcs';

const EDGE = -20;
const HEIGHT = 31;

it('a line to the same line of text runs above it, and others go along the edge', () => {
  expect(arcsOf({ x: 90, y: 31 }, [{ x: 10, y: 31 }], EDGE)).toEqual([
    [
      { x: 90, y: 31 },
      { x: 90, y: 25 },
      { x: 10, y: 25 },
      { x: 10, y: 31 },
    ],
  ]);
  const [up] = arcsOf({ x: 90, y: 62 }, [{ x: 10, y: 0 }], EDGE);
  expect(up?.slice(1, 5).map(({ x, y }) => [x, y])).toEqual([
    [90, 56],
    [EDGE, 56],
    [EDGE, -6],
    [10, -6],
  ]);
  expect(arcsOf({ x: 90, y: 62 }, [], EDGE)).toEqual([]);
});

it('the two lines of an attribution never touch, wherever its words stand', () => {
  const point = fc.record({ x: fc.nat(60), y: fc.nat(5) }).map(({ x, y }) => ({ x: x * 10, y: y * HEIGHT }));
  const apart = (a: Point, b: Point) => a.y !== b.y || a.x !== b.x;
  fc.assert(
    fc.property(point, point, point, (cue, source, said) => {
      fc.pre(apart(cue, source) && apart(cue, said) && apart(source, said));
      const [a = [], b = []] = arcsOf(cue, [source, said], EDGE);
      for (const one of piecesOf(a)) for (const other of piecesOf(b)) expect(meets(one, other)).toBe(false);
    }),
    { numRuns: 2000 },
  );
});

type Box = { left: number; right: number; top: number; bottom: number };

const piecesOf = (points: readonly Point[]): Box[] =>
  points.slice(1).map((to, i) => {
    const from = points[i] ?? to;
    return {
      ...{ left: Math.min(from.x, to.x), right: Math.max(from.x, to.x) },
      ...{ top: Math.min(from.y, to.y), bottom: Math.max(from.y, to.y) },
    };
  });

const meets = (a: Box, b: Box): boolean =>
  a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
