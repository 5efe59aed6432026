import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marginals, noTransitions, type Transitions, viterbi } from '@/lib/corrector/crf';
import { LABELS, mayFollow, roleOf, spansOf } from '@/lib/corrector/labels';

const numbers = (count: number) =>
  fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: count, maxLength: count });
const chains = fc
  .integer({ min: 1, max: 4 })
  .chain((n) =>
    fc.tuple(fc.constant(n), numbers(n * LABELS), numbers(LABELS * LABELS), numbers(LABELS), numbers(LABELS)),
  )
  .map(([n, scores, between, start, end]) => ({
    n,
    scores: Float64Array.from(scores),
    transitions: {
      between: Float64Array.from(between),
      start: Float64Array.from(start),
      end: Float64Array.from(end),
    },
  }));

/** All ways through `n` words with their scores, forbidden ones left out. */
function ways(n: number, scores: Float64Array, { between, start, end }: Transitions) {
  let all = [{ labels: [] as number[], score: 0 }];
  for (let i = 0; i < n; i++)
    all = all.flatMap(({ labels, score }) =>
      Array.from({ length: LABELS }, (_, y) => y)
        .filter((y) => mayFollow(labels.at(-1) ?? 0, y))
        .map((y) => ({
          labels: [...labels, y],
          score:
            score +
            (scores[i * LABELS + y] ?? 0) +
            (i === 0 ? (start[y] ?? 0) : (between[(labels.at(-1) ?? 0) * LABELS + y] ?? 0)),
        })),
    );
  return all.map(({ labels, score }) => ({ labels, score: score + (end[labels.at(-1) ?? 0] ?? 0) }));
}

describe('the chain of labels', () => {
  it('finds the likeliest way, and weighs all of them, as trying each does', () => {
    fc.assert(
      fc.property(chains, ({ n, scores, transitions }) => {
        const all = ways(n, scores, transitions);
        const best = all.reduce((a, b) => (b.score > a.score ? b : a));
        const labels = viterbi(scores, n, transitions);
        const own = all.find((way) => way.labels.join() === [...labels].join());
        expect(own?.score).toBeCloseTo(best.score, 6);

        const sum = all.reduce((z, { score }) => z + Math.exp(score), 0);
        const pairs = new Float64Array(LABELS * LABELS);
        const { shares, logZ } = marginals(scores, n, transitions, pairs);
        expect(logZ).toBeCloseTo(Math.log(sum), 6);
        const expected = new Float64Array(n * LABELS);
        const steps = new Float64Array(LABELS * LABELS);
        for (const way of all) {
          const share = Math.exp(way.score) / sum;
          way.labels.forEach((y, i) => {
            expected[i * LABELS + y] = (expected[i * LABELS + y] ?? 0) + share;
            const step = (way.labels[i - 1] ?? 0) * LABELS + y;
            if (i > 0) steps[step] = (steps[step] ?? 0) + share;
          });
        }
        shares.forEach((share, i) => {
          expect(share).toBeCloseTo(expected[i] ?? 0, 6);
        });
        pairs.forEach((share, i) => {
          expect(share).toBeCloseTo(steps[i] ?? 0, 6);
        });
      }),
      { numRuns: 50 },
    );
  });

  it('stays finite in a long text with large scores', () => {
    const n = 3000;
    const scores = Float64Array.from({ length: n * LABELS }, (_, i) => ((i * 7919) % 200) - 100);
    const { shares, logZ } = marginals(scores, n, noTransitions());
    expect(Number.isFinite(logZ)).toBe(true);
    expect(shares.every(Number.isFinite)).toBe(true);
  });

  it('reads spans out of labels', () => {
    expect(spansOf([0, 1, 2, 3, 5, 6, 5, 6], 10)).toEqual([
      { role: 0, from: 11, to: 13 },
      { role: 1, from: 13, to: 14 },
      { role: 2, from: 14, to: 16 },
      { role: 2, from: 16, to: 18 },
    ]);
    expect([0, 1, 2, 3, 4, 5, 6].map(roleOf)).toEqual([-1, 0, 0, 1, 1, 2, 2]);
  });
});
