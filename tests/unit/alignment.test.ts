import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignment } from '@/lib/attributions/alignment';

/** The most words that two lists have in common in order, by trying everything. */
function slowMost(a: readonly string[], b: readonly string[]): number {
  const [first, ...rest] = a;
  if (first === undefined) return 0;
  const without = slowMost(rest, b);
  const at = first === '' ? -1 : b.indexOf(first);
  return at < 0 ? without : Math.max(without, 1 + slowMost(rest, b.slice(at + 1)));
}

describe('which words of one list are in another', () => {
  it.each([
    ['a b c', 'a b c', [0, 1, 2]],
    ['x a b c', 'a b c', [null, 0, 1, 2]],
    ['a c', 'a b c', [0, 2]],
    ['c a', 'a b c', [2, null]],
    ['x', 'a b', [null]],
    ['a b', '', [null, null]],
  ])('%j in %j', (a, b, found) => expect(alignment(a.split(' '), b.split(' ').filter(Boolean))).toEqual(found));

  it('of nothing are none, and what is empty is in no list', () => {
    expect(alignment([], ['a'])).toEqual([]);
    expect(alignment(['', 'a'], ['', 'a'])).toEqual([null, 1]);
  });

  it('are as many as possible, the same words, in order', () => {
    const list = fc.array(fc.constantFrom('', 'a', 'b', 'c'), { maxLength: 7 });
    fc.assert(
      fc.property(list, list, (a, b) => {
        const found = alignment(a, b);
        expect(found).toHaveLength(a.length);
        const pairs = found.flatMap((j, i) => (j === null ? [] : [[a[i], b[j], j] as const]));
        for (const [word, other] of pairs) expect(word).toBe(other);
        const places = pairs.map(([, , j]) => j);
        expect(places).toEqual([...new Set(places)].sort((one, other) => one - other));
        expect(places).toHaveLength(slowMost(a, b));
      }),
    );
  });
});
