import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DRAWING_LIMITS, type EdgeToPlace, layoutOf, type NodeToPlace } from '@/lib/attributions/layout';
import { drawingOf } from '@/lib/claims/drawing';
import { textWidth, wrapText } from '@/lib/format/text-width';
import { basisOf } from '../support/claim-basis';

const nodes = (count: number): NodeToPlace[] =>
  Array.from({ length: count }, (_, i) => ({ id: i + 1, lines: [`Source ${i + 1}`, 'asserted'] }));
const edges = (...pairs: [number, number][]): EdgeToPlace[] =>
  pairs.map(([upstreamId, downstreamId], i) => ({ id: i + 1, upstreamId, downstreamId, label: 'reported' }));
const laidOut = (count: number, ...pairs: [number, number][]) => {
  const layout = layoutOf(nodes(count), edges(...pairs));
  if (!layout) throw new Error('There is no layout.');
  return layout;
};

describe('the layout of a claim', () => {
  it('puts origins left, relays right, and edges from side to side', () => {
    const { nodes: placed, edges: drawn } = laidOut(3, [3, 1], [1, 2]);
    const x = (id: number) => placed.find((node) => node.id === id)?.x ?? 0;
    expect(x(3)).toBeLessThan(x(1));
    expect(x(1)).toBeLessThan(x(2));
    expect(drawn.map((edge) => edge.returning)).toEqual([false, false]);
    for (const { points } of drawn) {
      const across = points.map((point) => point.x);
      expect(across).toEqual([...across].sort((a, b) => a - b));
    }
  });

  it('breaks a circle where the report came in', () => {
    const { edges: drawn } = laidOut(4, [4, 2], [2, 1], [1, 3], [3, 2]);
    expect(drawn.filter((edge) => edge.returning).map((edge) => edge.id)).toEqual([4]);
  });

  it('draws two that credit each other with two arrows', () => {
    const { edges: drawn } = laidOut(2, [1, 2], [2, 1]);
    expect(drawn.map((edge) => edge.returning)).toEqual([false, true]);
    expect(drawn[0]?.label.y).not.toBe(drawn[1]?.label.y);
  });

  it('gives every box the room of its lines, and every word on a link its own', () => {
    const { width, height, nodes: placed, edges: drawn } = laidOut(3, [1, 2], [1, 3]);
    expect([width, height]).toEqual([289, 130]);
    expect(placed).toEqual([
      { id: 1, x: 8, y: 41, width: 92, height: 48 },
      { id: 2, x: 188.2, y: 74, width: 92, height: 48 },
      { id: 3, x: 188.2, y: 8, width: 92, height: 48 },
    ]);
    expect(drawn.map(({ points }) => points.map(({ x, y }) => [x, y]))).toEqual([
      [
        [100, 65],
        [144.1, 98],
        [188.2, 98],
      ],
      [
        [100, 65],
        [144.1, 32],
        [188.2, 32],
      ],
    ]);
    expect(drawn.map(({ label }) => label)).toEqual([
      { x: 144.1, y: 98 },
      { x: 144.1, y: 32 },
    ]);
    expect(layoutOf([{ id: 1, lines: [] }], [])?.nodes).toEqual([{ id: 1, x: 8, y: 8, width: 92, height: 14 }]);
  });

  it('lets a returning edge leave to the left and come in from the right, beside the others', () => {
    const circle = edges([4, 2], [2, 1], [1, 3], [3, 2]);
    const boxes = nodes(3).concat({ id: 4, lines: ['A very long source of many letters'] });
    const drawn = (direction?: 'right' | 'down') => {
      const layout = layoutOf(boxes, circle, direction);
      return {
        size: [layout?.width, layout?.height],
        boxes: layout?.nodes.map(({ x, y, width, height }) => [x, y, width, height]),
        returning: layout?.edges.at(-1)?.points.map(({ x, y }) => [x, y]),
        label: layout?.edges.at(-1)?.label,
      };
    };
    expect(drawn()).toEqual({
      size: [806, 95],
      boxes: [
        [525.4, 39, 92, 48],
        [345.2, 15.5, 92, 48],
        [705.6, 15.5, 92, 48],
        [8, 24, 249, 31],
      ],
      returning: [
        [705.6, 27.5],
        [661.5, 16],
        [571.4, 16],
        [481.3, 16],
        [437.2, 27.5],
      ],
      label: { x: 571.4, y: 16 },
    });
    expect(drawn('down')).toEqual({
      size: [265, 347],
      boxes: [
        [130.1, 191, 92, 48],
        [86.5, 91, 92, 48],
        [86.5, 291, 92, 48],
        [8, 8, 249, 31],
      ],
      returning: [
        [109.5, 291],
        [89, 265],
        [89, 215],
        [89, 165],
        [109.5, 139],
      ],
      label: { x: 89, y: 215 },
    });
  });

  it('puts what credits an origin next to it while the graph is small, and at the end of a large one', () => {
    const x = (count: number) => {
      const { nodes: placed } = laidOut(count, [1, 2], [2, 3], [1, 4]);
      return placed.slice(1, 4).map((node) => node.x);
    };
    const [[near, , beside], [, end, atEnd]] = [x(117), x(118)];
    expect(beside).toBe(near);
    expect(atEnd).toBe(end);
  });

  it('leaves out what credits itself or somebody who is not there', () =>
    expect(laidOut(1, [1, 1], [9, 1]).edges).toEqual([]));

  it('goes down with left and top exchanged, and every label inside its frame', () => {
    const drawn = layoutOf(nodes(4), edges([4, 2], [2, 1], [1, 3], [3, 2]), 'down');
    const y = (id: number) => drawn?.nodes.find((node) => node.id === id)?.y ?? 0;
    expect([y(4) < y(2), y(2) < y(1), y(1) < y(3)]).toEqual([true, true, true]);
    expect(drawn?.edges.map((edge) => edge.returning)).toEqual([false, false, false, true]);
    for (const { label, points } of drawn?.edges ?? []) {
      expect(label.x).toBeGreaterThan(textWidth('reported') / 3);
      expect(label.x).toBeLessThan((drawn?.width ?? 0) - textWidth('reported') / 3);
      for (const { x } of points) expect(x >= 0 && x <= (drawn?.width ?? 0)).toBe(true);
    }
  });

  it('of nothing is empty', () => expect(laidOut(0)).toEqual({ width: 0, height: 0, nodes: [], edges: [] }));

  it('gives up where nobody could read it', () => {
    expect(DRAWING_LIMITS).toEqual({ nodes: 150, edges: 200 });
    expect(layoutOf(nodes(150), [])?.nodes).toHaveLength(150);
    expect(layoutOf(nodes(151), [])).toBeNull();
    const many = Array.from({ length: 201 }, (_, i): [number, number] => [1 + (i % 50), 60 + (i % 49)]);
    expect(layoutOf(nodes(120), edges(...many.slice(1)))?.edges).toHaveLength(200);
    expect(layoutOf(nodes(120), edges(...many))).toBeNull();
  });

  it('keeps every graph inside its frame, boxes apart', () => {
    const graph = fc.integer({ min: 1, max: 12 }).chain((count) => {
      const id = fc.integer({ min: 1, max: count });
      const pairs = fc.uniqueArray(fc.tuple(id, id), { maxLength: 20, selector: String });
      return fc.tuple(fc.constant(count), pairs);
    });
    fc.assert(
      fc.property(graph, ([count, pairs]) => {
        const { width, height, nodes: placed, edges: drawn } = laidOut(count, ...pairs);
        expect(placed).toHaveLength(count);
        expect(drawn).toHaveLength(pairs.filter(([a, b]) => a !== b).length);
        for (const box of placed) {
          expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height).toBe(true);
          for (const other of placed) {
            const apart =
              box.x + box.width <= other.x ||
              other.x + other.width <= box.x ||
              box.y + box.height <= other.y ||
              other.y + other.height <= box.y;
            expect(other.id === box.id || apart).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the drawing of a claim', () => {
  const drawn = drawingOf(
    basisOf({
      'people familiar with the matter': { kind: 'unnamed' },
      nobody: { kind: 'unknown' },
      A: { credits: ['people familiar with the matter'], certainty: 'possible' },
      B: { held: true, stance: 'denies', certainty: 'asserted', at: Date.UTC(2026, 3, 6), credits: ['A', 'nobody'] },
      C: { held: true, credits: ['B'] },
    }),
  );

  it('says on each box how it is said, or whether a document is held', () =>
    expect(drawn?.nodes.map(({ name, detail }) => [...name, detail])).toEqual([
      ['◐ people familiar with', 'the matter', 'known second-hand'],
      ['origin unknown', 'not recorded'],
      ['A', 'possible'],
      ['B', 'denies · asserted · 6 Apr 2026'],
      ['C', 'document held'],
    ]));

  it('marks the tail of a denial', () =>
    expect(drawn?.edges.filter((edge) => edge.denies).map((edge) => edge.id)).toEqual([4]));
});

describe('text in a box', () => {
  it('wraps between words and ends what is too long in “…”', () => {
    expect(wrapText('The Information', 180, 2)).toEqual(['The Information']);
    const lines = wrapText('Ministry of Industry and Information Technology of the People’s Republic of China', 180, 2);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/…$/);
    for (const line of [...lines, ...wrapText('x'.repeat(300), 180, 2), ...wrapText('财新网'.repeat(40), 180, 2)])
      expect(textWidth(line)).toBeLessThanOrEqual(180);
  });

  it('takes an empty text', () => expect(wrapText('', 180, 2)).toEqual(['']));
});
