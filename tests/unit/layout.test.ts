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
    expect(layoutOf(nodes(DRAWING_LIMITS.nodes + 1), [])).toBeNull();
    const tooMany = Array.from({ length: DRAWING_LIMITS.edges + 1 }, (_, i): [number, number] => [
      1 + (i % 50),
      60 + (i % 49),
    ]);
    expect(layoutOf(nodes(120), edges(...tooMany))).toBeNull();
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
