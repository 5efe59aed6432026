import { describe, expect, it } from 'vitest';
import { afterPlan, type Edit, isCircular, pairsOf, planOf } from '@/lib/attributions/plan';

/** Links with ids from 1 on, each given as [upstream, downstream]. */
const linked = (...pairs: readonly (readonly [number, number])[]) =>
  pairs.map(([upstreamId, downstreamId], i) => ({ id: i + 1, upstreamId, downstreamId }));
const nothing = { added: [], turned: [], removed: [], kept: [], shared: [], gone: [], circular: false };
const plan = (links: Edit['links'], was: number[], path: number[], more: Partial<Edit> = {}) =>
  planOf({ links, was, path, ...more });
const added = (upstreamId: number, downstreamId: number) => ({ upstreamId, downstreamId });
const line = linked([1, 2], [2, 3]);
/** 1 → 2 → 3 and 2 → 4. */
const forked = linked([1, 2], [2, 3], [2, 4]);

describe('what an edited chain does to the links of its claim', () => {
  it('is nothing where it runs as before', () => expect(plan(forked, [1, 2, 3], [1, 2, 3])).toEqual(nothing));

  it('of a new one is to link its neighbours, each pair once, unless they are linked', () => {
    expect(plan(line, [], [1, 2, 5, 6])).toEqual({ ...nothing, added: [added(2, 5), added(5, 6)] });
    expect(plan([], [], [1, 2, 1, 2])).toEqual({ ...nothing, added: [added(1, 2), added(2, 1)], circular: true });
    expect(plan([], [], [1])).toEqual(nothing);
  });

  it('takes away what leaves the chain and is in no other', () =>
    expect(plan(line, [1, 2, 3], [1, 3])).toEqual({ ...nothing, added: [added(1, 3)], removed: [1, 2], gone: [2] }));

  it('takes away everything of a chain without hops, in no other', () => {
    expect(plan(line, [1, 2, 3], [])).toEqual({ ...nothing, removed: [1, 2], gone: [1, 2, 3] });
    expect(plan(forked, [1, 2, 3], [])).toEqual({ ...nothing, removed: [2], kept: [1], gone: [3] });
  });

  it('keeps a link whose end leaves the chain while another chain needs it', () => {
    const edited = { ...nothing, added: [added(1, 3)], removed: [2], kept: [1] };
    expect(plan(forked, [1, 2, 3], [1, 3])).toEqual(edited);
    const dropped = { ...nothing, added: [added(1, 3)], removed: [1, 2], shared: [1] };
    expect(plan(forked, [1, 2, 3], [1, 3], { drop: new Set([1]) })).toEqual(dropped);
    expect(plan(forked, [1, 2, 3], [1, 3], { keep: new Set([2]) })).toEqual({ ...edited, removed: [], kept: [1, 2] });
  });

  it('gives way in other chains too where its end stays in the chain', () => {
    const inserted = { ...nothing, added: [added(1, 9), added(9, 2)], removed: [1], shared: [1] };
    expect(plan(forked, [1, 2, 3], [1, 9, 2, 3])).toEqual(inserted);
    expect(plan(line, [1, 2, 3], [1, 9, 2, 3])).toEqual({ ...inserted, shared: [] });
  });

  it.each<[string, [number, number], number[], number[]]>([
    ['comes in at its beginning', [4, 1], [1, 2], []],
    ['comes in at its middle', [4, 2], [2], [1]],
    ['comes in at its end', [4, 3], [], [1, 2]],
    ['leaves at its beginning', [1, 4], [], [2, 3]],
    ['leaves at its middle', [2, 4], [1], [3]],
    ['leaves at its end', [3, 4], [1, 2], []],
  ])('shares its links with a chain that %s', (_, other, kept, gone) => {
    const removed = [1, 2].filter((id) => !kept.includes(id));
    expect(plan(linked([1, 2], [2, 3], other), [1, 2, 3], [])).toEqual({ ...nothing, kept, removed, gone });
  });

  it('turns the link of two that change places, unless they are linked that way too', () => {
    expect(plan(line, [1, 2, 3], [2, 1, 3])).toEqual({ ...nothing, added: [added(1, 3)], turned: [1], removed: [2] });
    const both = linked([1, 2], [2, 1]);
    expect(plan(both, [1, 2], [2, 1])).toEqual({ ...nothing, removed: [1], shared: [1] });
  });

  it('says whether the chain is then in a circle', () => {
    expect(plan(line, [], [3, 1]).circular).toBe(true);
    expect(plan(linked([1, 2], [2, 1]), [], [3, 4]).circular).toBe(false);
    expect(plan(linked([1, 2], [2, 3], [3, 1]), [1, 2, 3, 1], [1, 2, 3]).circular).toBe(false);
  });
});

describe('links after an edit', () => {
  it('are without the removed ones, with the turned ones reversed and the added ones', () =>
    expect(afterPlan(forked, { added: [added(1, 3), added(3, 4)], turned: [1], removed: [2] })).toEqual([
      { id: 1, upstreamId: 2, downstreamId: 1 },
      { id: 3, upstreamId: 2, downstreamId: 4 },
      { id: -1, upstreamId: 1, downstreamId: 3 },
      { id: -2, upstreamId: 3, downstreamId: 4 },
    ]));
});

describe('a circle', () => {
  const links = linked([1, 2], [2, 3], [3, 2], [3, 4]);
  it.each([
    [[1], false],
    [[2], true],
    [[1, 3], true],
    [[4], false],
    [[9], false],
    [[], false],
  ])('has one of %j: %s', (of, is) => expect(isCircular(links, of)).toBe(is));
});

it('neighbours on a path are paired, each pair once', () => {
  expect(pairsOf([1, 2, 1, 2, 3])).toEqual([added(1, 2), added(2, 1), added(2, 3)]);
  expect(pairsOf([1])).toEqual([]);
});
