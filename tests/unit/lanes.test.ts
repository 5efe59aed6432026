import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lanesOf } from '@/lib/tags/lanes';

it('nested arcs run below those around them, and arcs side by side share a lane', () => {
  const arcs = [
    { from: 0, to: 100 },
    { from: 30, to: 10 },
    { from: 30, to: 60 },
    { from: 12, to: 20 },
  ];
  expect(lanesOf(arcs)).toEqual([2, 1, 0, 0]);
  expect(lanesOf([])).toEqual([]);
});

it('arcs on one lane never overlap', () => {
  const arc = fc.record({ from: fc.nat(200), to: fc.nat(200) });
  fc.assert(
    fc.property(fc.array(arc, { maxLength: 60 }), (arcs) => {
      const lanes = lanesOf(arcs);
      for (const [i, a] of arcs.entries())
        for (const [j, b] of arcs.entries()) {
          if (i >= j || lanes[i] !== lanes[j]) continue;
          const [low, high] = [
            Math.max(Math.min(a.from, a.to), Math.min(b.from, b.to)),
            Math.min(Math.max(a.from, a.to), Math.max(b.from, b.to)),
          ];
          expect(low).toBeGreaterThanOrEqual(high);
        }
    }),
  );
});
