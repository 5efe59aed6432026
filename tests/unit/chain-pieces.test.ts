import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignment } from '@/lib/attributions/alignment';
import { linkChange } from '@/lib/attributions/link-change';
import { editedChain, HOPS_LIMIT, hop, newChains, newReading, spans } from '@/lib/attributions/schema';
import { chainInWords } from '@/lib/attributions/sentence';
import { walkOf } from '@/lib/attributions/walk';
import type { ChainStrip } from '@/lib/claims/table';

describe('two lists of words laid against each other', () => {
  /** How many words can be paired at most, by trying everything. */
  function most(a: readonly string[], b: readonly string[]): number {
    const [first, ...rest] = a;
    if (first === undefined) return 0;
    const places = first === '' ? [] : b.flatMap((word, i) => (word === first ? [i] : []));
    return Math.max(most(rest, b), ...places.map((i) => 1 + most(rest, b.slice(i + 1))));
  }
  const words = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 6 });

  it('pair the same words, in order, as many as there can be', () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        const found = alignment(a, b);
        expect(found).toHaveLength(a.length);
        const pairs = found.flatMap((at, i) => (at === null ? [] : [[a[i], b[at]]]));
        for (const [one, other] of pairs) expect([one, one === '']).toEqual([other, false]);
        const places = found.filter((at) => at !== null);
        expect(places).toEqual([...new Set(places)].sort((x, y) => x - y));
        expect(places).toHaveLength(most(a, b));
      }),
      { numRuns: 500 },
    );
  });
});

describe('what becomes of the readings of a link', () => {
  const blank = { sourceSpans: [], cueSpans: [], contentSpans: [] };
  const recorded = (id: number, cue: string) => ({ id, cue, versionId: null, ...blank });
  const marked = (id: number, at: number, cue = 'told') => ({
    ...recorded(id, cue),
    versionId: 7,
    cueSpans: [at, at + 4],
  });
  const { id: _, ...given } = marked(0, 5);
  const nothing = { gone: [], recued: [], added: [] };

  it('is nothing where nothing is said', () => {
    expect(linkChange([recorded(1, 'told'), marked(2, 5)], {}, [])).toEqual(nothing);
    expect(linkChange([recorded(1, 'told')], { cue: 'told' }, [])).toEqual(nothing);
    expect(linkChange([], {}, [])).toEqual(nothing);
  });

  it('is that all go of one that is assumed, and none comes', () => {
    const change = linkChange([recorded(1, 'told'), marked(2, 5)], { assumed: true, cue: 'says' }, [given]);
    expect(change).toEqual({ ...nothing, gone: [1, 2] });
  });

  it('is that those go which are dropped, and the recorded cue where it is emptied', () => {
    const there = [recorded(1, 'told'), marked(2, 5), marked(3, 9)];
    expect(linkChange(there, { dropReadings: [3] }, []).gone).toEqual([3]);
    expect(linkChange(there, { cue: '' }, []).gone).toEqual([1]);
    expect(linkChange(there, { cue: '', dropReadings: [2] }, []).gone).toEqual([1, 2]);
  });

  it('is that a cue replaces the first recorded one that stays, or is added where there is none', () => {
    const own = { cue: 'says', versionId: null, ...blank };
    const two = [marked(1, 5), recorded(2, 'told'), recorded(3, 'wrote')];
    expect(linkChange(two, { cue: 'says' }, [])).toEqual({ ...nothing, recued: [{ id: 2, cue: 'says' }] });
    expect(linkChange(two, { cue: 'says', dropReadings: [2] }, [])).toEqual({
      ...{ gone: [2], recued: [{ id: 3, cue: 'says' }], added: [] },
    });
    expect(linkChange([marked(1, 5)], { cue: 'says' }, [])).toEqual({ ...nothing, added: [own] });
  });

  it('is that each reading comes once, and none that says nothing', () => {
    const other = { ...given, cueSpans: [9, 13] };
    expect(linkChange([marked(1, 5)], {}, [given, other, other]).added).toEqual([other]);
    // What goes is no reason not to take it again.
    expect(linkChange([marked(1, 5)], { dropReadings: [1] }, [given]).added).toEqual([given]);
    const empty = { cue: '', versionId: null, ...blank };
    expect(linkChange([], {}, [empty, { ...empty, versionId: 7 }]).added).toEqual([{ ...empty, versionId: 7 }]);
    const says = { ...empty, cue: 'says' };
    expect(linkChange([recorded(1, 'told')], { cue: 'says' }, [says]).added).toEqual([]);
    expect(linkChange([], { cue: 'says' }, [says]).added).toEqual([says]);
  });
});

describe('a chain that is read aloud', () => {
  const said = (hops: Partial<ChainStrip['hops'][number]>[], circular = false) =>
    chainInWords({
      hops: hops.map((it) => ({ name: 'A', kind: 'outlet', stance: 'affirms', ...it })),
      circular,
    } as never);

  it('says who relays whom, how that is known, and who does not affirm it', () => {
    expect(said([{}, { name: 'B', link: 'reported' }])).toBe('A, relayed by B (reported)');
    expect(said([{ kind: 'unknown' }, { name: 'B', link: null }])).toBe('origin unknown, relayed by B (no link)');
    expect(said([{ name: 'people', kind: 'unnamed' }])).toBe('people (unnamed)');
    expect(said([{ stance: 'denies' }, { name: 'B', stance: 'questions', link: 'verified' }], true)).toBe(
      'A, who denies it, relayed by B, who questions it (verified); circular',
    );
  });
});

describe('a walk that is too long', () => {
  it('ends where it can be edited no further', () => {
    const ids = Array.from({ length: HOPS_LIMIT + 5 }, (_, i) => i + 1);
    const links = ids.slice(1).map((downstreamId) => ({ upstreamId: downstreamId - 1, downstreamId }));
    expect(walkOf(ids, links)).toEqual(ids.slice(0, HOPS_LIMIT));
    const ring = ids.slice(0, HOPS_LIMIT - 1);
    const back = { upstreamId: HOPS_LIMIT - 1, downstreamId: 1 };
    expect(walkOf(ring, [...links, back])).toEqual([...ring, 1]);
    const full = ids.slice(0, HOPS_LIMIT);
    expect(walkOf(full, [...links, { upstreamId: HOPS_LIMIT, downstreamId: 1 }])).toEqual(full);
  });
});

describe('what a chain is given as', () => {
  const isSpans = (list: unknown) => spans.safeParse(list).success;

  it('has spans in pairs, in order, of which none is empty; one may begin where the one before ends', () => {
    for (const list of [[], [0, 1], [3, 5, 5, 6], [0, 2, 4, 6]]) expect([list, isSpans(list)]).toEqual([list, true]);
    for (const list of [[0], [1, 1], [5, 3], [0, 4, 3, 6], [-1, 2], [0, 1.5], [0, 2, 4, 4]])
      expect([list, isSpans(list)]).toEqual([list, false]);
    const long = Array.from({ length: 202 }, (_, i) => i);
    expect([isSpans(long.slice(0, 200)), isSpans(long)]).toEqual([true, false]);
  });

  it('says of each hop in one way which source it is', () => {
    const isHop = (who: object) => hop.safeParse(who).success;
    const newSource = { name: 'New', kind: 'outlet' };
    for (const who of [{ utteranceId: 1 }, { sourceId: 1 }, { newSource }])
      expect([who, isHop(who)]).toEqual([who, true]);
    for (const who of [{}, { utteranceId: 1, sourceId: 1 }, { sourceId: 1, newSource }, { sourceId: 0 }])
      expect([who, isHop(who)]).toEqual([who, false]);
  });

  it.each([
    ['a cue', 200, (length: number) => newReading.safeParse({ cue: 'x'.repeat(length) })],
    ['a note', 2000, (length: number) => hop.safeParse({ sourceId: 1, link: { note: 'x'.repeat(length) } })],
    ['a passage', 5000, (length: number) => hop.safeParse({ sourceId: 1, quote: 'x'.repeat(length) })],
    [
      'the readings of a hop',
      20,
      (length: number) => hop.safeParse({ sourceId: 1, readings: Array.from({ length }, () => ({ cue: 'x' })) }),
    ],
    [
      'readings to be dropped',
      200,
      (length: number) =>
        hop.safeParse({ sourceId: 1, link: { dropReadings: Array.from({ length }, (_, i) => i + 1) } }),
    ],
    [
      'the hops of a chain',
      50,
      (length: number) =>
        newChains.safeParse({ claimId: 1, chains: [{ hops: Array.from({ length }, () => ({ sourceId: 1 })) }] }),
    ],
    [
      'chains at once',
      100,
      (length: number) =>
        newChains.safeParse({ claimId: 1, chains: Array.from({ length }, () => ({ hops: [{ sourceId: 1 }] })) }),
    ],
    [
      'the chain as it stood',
      50,
      (length: number) => editedChain.safeParse({ claimId: 1, was: Array.from({ length }, (_, i) => i + 1), hops: [] }),
    ],
  ])('has %s of no more than %i', (_, most, parse) => {
    expect([parse(most).success, parse(most + 1).success]).toEqual([true, false]);
  });

  it('has at least one chain, of at least one source', () => {
    expect(newChains.safeParse({ claimId: 1, chains: [] }).success).toBe(false);
    expect(newChains.safeParse({ claimId: 1, chains: [{ hops: [] }] }).success).toBe(false);
    expect(editedChain.safeParse({ claimId: 1, was: [], hops: [] }).success).toBe(false);
    expect(editedChain.safeParse({ claimId: 1, was: [1], hops: [] }).success).toBe(true);
  });
});
