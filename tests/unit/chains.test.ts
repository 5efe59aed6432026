import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHAIN_COUNT_LIMIT, CHAIN_LIMIT, type Chain, chainsOf } from '@/lib/attributions/chains';
import { condense, originsOf, stateOf, stronglyConnected } from '@/lib/attributions/graph';
import { lineageOf, reachable } from '@/lib/attributions/lineage';
import { graphOf, type Said } from '../support/build-graph';
import { graphs } from '../support/random-graph';
import { runs } from '../support/runs';

const ids = (chain: Chain) => chain.hops.map((hop) => hop.utteranceId);
const read = (said: Record<string, Said>) => chainsOf(graphOf(said)).chains.map(ids);
const inLine = (length: number, more: (index: number) => Said = () => ({})) =>
  Object.fromEntries(
    Array.from({ length }, (_, i): [string, Said] => [`n${i}`, { ...more(i), credits: i ? [`n${i - 1}`] : [] }]),
  );

/** Two utterances a rung, each crediting both of the rung before: 2^rungs chains. */
function ladder(rungs: number) {
  const utterances = Array.from({ length: rungs * 2 }, (_, i) => ({ id: i + 1, reportedAt: null }));
  const attributions = utterances.slice(2).flatMap(({ id }) => {
    const rung = Math.floor((id - 1) / 2);
    return [rung * 2 - 1, rung * 2].map((upstreamId) => ({
      id: id * 2 + (upstreamId % 2),
      downstreamId: id,
      upstreamId,
    }));
  });
  return { utterances, attributions };
}

describe('chains', () => {
  it('of nothing, of one, of nine hops', () => {
    expect(chainsOf(graphOf({}))).toEqual({ chains: [], total: 0, longest: 0 });
    expect(chainsOf(graphOf({ a: {} }))).toEqual({
      chains: [{ circular: false, hops: [{ utteranceId: 1, attributionId: null }] }],
      total: 1,
      longest: 1,
    });
    const { chains, longest } = chainsOf(graphOf(inLine(9)));
    expect(chains.map(ids)).toEqual([[1, 2, 3, 4, 5, 6, 7, 8, 9]]);
    expect(chains[0]?.hops.map((hop) => hop.attributionId)).toEqual([null, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(longest).toBe(9);
  });

  it('branch and merge', () => {
    expect(read({ o: {}, a: { credits: ['o'] }, b: { credits: ['o'] } })).toEqual([
      [1, 2],
      [1, 3],
    ]);
    expect(read({ o: {}, p: {}, a: { credits: ['o', 'p'] } })).toEqual([
      [1, 3],
      [2, 3],
    ]);
  });

  it('come longest first, then by first report, then by lowest ids', () => {
    const said: Record<string, Said> = {
      late: { at: 9 },
      early: { at: 3 },
      undated: {},
      long: { at: 9 },
      m: { credits: ['long'] },
    };
    expect(read({ ...said, end: { credits: ['late', 'early', 'undated', 'm'] } })).toEqual([
      [4, 5, 6],
      [2, 6],
      [1, 6],
      [3, 6],
    ]);
  });

  it('take a loop whole, in the order the report went round', () => {
    const { chains, total, longest } = chainsOf(
      graphOf({
        o: {},
        a: { credits: ['c'] },
        b: { credits: ['a', 'o'] },
        c: { credits: ['b'] },
        end: { credits: ['c'] },
      }),
    );
    expect(chains).toMatchObject([{ circular: true }]);
    expect(chains.map(ids)).toEqual([[1, 3, 4, 2, 5]]);
    expect(chains[0]?.hops.map((hop) => hop.attributionId)).toEqual([null, 3, 4, 1, 5]);
    expect([total, longest]).toEqual([1, 5]);
  });

  it('enter a loop from the hop before it', () => {
    const { chains } = chainsOf(
      graphOf({ o: {}, m: { credits: ['o'] }, a: { credits: ['o', 'b'] }, b: { credits: ['m', 'a'] } }),
    );
    expect(chains.map(ids)).toEqual([
      [1, 2, 4, 3],
      [1, 3, 4],
    ]);
  });

  it('of a loop alone', () => {
    const { chains, total, longest } = chainsOf(
      graphOf({ a: { credits: ['c'] }, b: { credits: ['a'] }, c: { credits: ['b'] } }),
    );
    expect(chains.map(ids)).toEqual([[1, 2, 3]]);
    expect(chains[0]?.circular).toBe(true);
    expect([total, longest]).toEqual([1, 3]);
  });

  it('leave out an utterance crediting itself', () => {
    expect(chainsOf(graphOf({ a: { credits: ['a'] } })).chains).toEqual([
      { circular: false, hops: [{ utteranceId: 1, attributionId: null }] },
    ]);
  });

  it('of a ladder with 2^500 chains: a hundred, and it ends', () => {
    const { chains, total, longest } = chainsOf(ladder(500));
    expect([chains.length, total, longest]).toEqual([CHAIN_LIMIT, CHAIN_COUNT_LIMIT, 500]);
    expect(new Set(chains.map((chain) => ids(chain).join())).size).toBe(CHAIN_LIMIT);
    expect(chainsOf(ladder(10))).toMatchObject({ total: 1024, longest: 10 });
  });

  it('of a line of 5,000 and of a ring of 5,000', () => {
    const line = Array.from({ length: 5000 }, (_, i) => ({ id: i + 1, downstreamId: i + 2, upstreamId: i + 1 }));
    const utterances = Array.from({ length: 5001 }, (_, i) => ({ id: i + 1, reportedAt: null }));
    expect(chainsOf({ utterances, attributions: line })).toMatchObject({ total: 1, longest: 5001 });
    const ring = [...line, { id: 9999, downstreamId: 1, upstreamId: 5001 }];
    const { chains, total, longest } = chainsOf({ utterances, attributions: ring });
    expect([chains[0]?.circular, total, longest]).toEqual([true, 1, 5001]);
  });
});

/** Every path of the condensed graph listed and sorted, without a limit. */
function slowPaths(graph: Parameters<typeof chainsOf>[0]): number[][] {
  const { members, up, down } = condense(graph);
  const paths: number[][] = [];
  const walk = (path: number[], at: number) => {
    const next = down[at] ?? [];
    if (next.length === 0) paths.push([...path, at]);
    for (const it of next) walk([...path, at], it);
  };
  for (const [index, above] of up.entries()) if (above.length === 0) walk([], index);
  const reports = new Map(graph.utterances.map((it) => [it.id, it.reportedAt ?? Infinity]));
  const key = (path: number[]) => {
    const all = path.flatMap((index) => members[index] ?? []);
    return {
      length: all.length,
      first: Math.min(...all.map((id) => reports.get(id) ?? Infinity)),
      lowest: path.map((it) => members[it]?.[0] ?? 0),
    };
  };
  const compare = (a: ReturnType<typeof key>, b: ReturnType<typeof key>) => {
    const fork = a.lowest.findIndex((id, index) => id !== b.lowest[index]);
    return (
      b.length - a.length ||
      (a.first === b.first ? 0 : a.first - b.first) ||
      (a.lowest[fork] ?? 0) - (b.lowest[fork] ?? 0)
    );
  };
  return paths
    .map((path) => ({ path, key: key(path) }))
    .sort((a, b) => compare(a.key, b.key))
    .map(({ path }) => path.flatMap((index) => members[index] ?? []).sort((a, b) => a - b));
}

describe('chains, on any graph', () => {
  const sorted = (chain: Chain) => ids(chain).sort((a, b) => a - b);

  it('are all the paths, in their order', () =>
    fc.assert(
      fc.property(graphs, (graph) => {
        const { chains, total } = chainsOf(graph);
        const slow = slowPaths(graph);
        expect(total).toBe(slow.length);
        expect(chains.map(sorted)).toEqual(slow.slice(0, CHAIN_LIMIT));
      }),
      runs(1000),
    ));

  it('are the first hundred where there are more', () => {
    const reports = fc.array(fc.option(fc.integer({ min: 0, max: 5 })), { minLength: 18, maxLength: 18 });
    fc.assert(
      fc.property(reports, fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), (dates, kept) => {
        const { utterances, attributions } = ladder(9);
        const graph = {
          utterances: utterances.map((it, index) => ({ ...it, reportedAt: dates[index] ?? null })),
          attributions: attributions.filter((_, index) => kept[index] || index % 3 > 0),
        };
        const { chains, total } = chainsOf(graph);
        const slow = slowPaths(graph);
        expect(total).toBe(slow.length);
        expect(chains.map(sorted)).toEqual(slow.slice(0, CHAIN_LIMIT));
      }),
      runs(300),
    );
  });

  it('link every hop but the first to one before it', () =>
    fc.assert(
      fc.property(graphs, (graph) => {
        for (const { hops } of chainsOf(graph).chains) {
          for (const [index, hop] of hops.entries()) {
            const link = graph.attributions.find((it) => it.id === hop.attributionId);
            const before = hops.slice(0, index).map((it) => it.utteranceId);
            if (index === 0) expect(hop.attributionId).toBeNull();
            else expect(link?.downstreamId === hop.utteranceId && before.includes(link.upstreamId)).toBe(true);
          }
        }
      }),
      runs(1000),
    ));

  it('components are the utterances that lead to each other, upstream ones first', () =>
    fc.assert(
      fc.property(graphs, (graph) => {
        const { up } = lineageOf(graph);
        const components = stronglyConnected(up);
        const of = new Map(components.flatMap((members, index) => members.map((id) => [id, index] as const)));
        const above = new Map([...up.keys()].map((id) => [id, reachable([id], up)]));
        for (const a of up.keys()) {
          for (const b of up.keys()) {
            const together = a === b || (above.get(a)?.has(b) && above.get(b)?.has(a)) === true;
            expect(of.get(a) === of.get(b)).toBe(together);
            if (above.get(a)?.has(b) && !together) expect(of.get(a)).toBeGreaterThan(of.get(b) ?? Infinity);
          }
        }
      }),
    ));
});

describe('states and origins', () => {
  it('a link is verified, reported or assumed', () => {
    const state = (
      read: boolean,
      documentId: number | null,
      passage: Parameters<typeof stateOf>[1] extends infer U ? (U extends { passage: infer P } ? P : never) : never,
    ) => stateOf({ read }, { documentId, passage });
    expect(state(true, 1, 'marked')).toBe('verified');
    expect(state(false, 1, 'marked')).toBe('assumed');
    expect(state(false, 1, 'not_yet_looked_for')).toBe('assumed');
    expect(state(true, 1, 'not_yet_looked_for')).toBe('reported');
    expect(state(true, 1, 'not_there')).toBe('reported');
    expect(state(true, null, null)).toBe('reported');
    expect(state(false, null, null)).toBe('assumed');
    expect(stateOf({ read: false }, undefined)).toBe('assumed');
  });

  it('origins credit nobody; a loop that nothing feeds is one', () => {
    const graph = graphOf({
      o: {},
      a: { credits: ['o'] },
      x: { credits: ['y'] },
      y: { credits: ['x'] },
      z: { credits: ['y', 'a'] },
    });
    expect(originsOf(condense(graph))).toEqual([[1], [3, 4]]);
  });
});
