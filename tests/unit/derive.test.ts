import { describe, expect, it } from 'vitest';
import type { ClaimGraph, GraphSource } from '@/lib/assessments/claim-graph';
import { assess } from '@/lib/assessments/confidence';
import { deriveClaim } from '@/lib/assessments/derive';
import * as words from '@/lib/vocabulary';
import { wordsOf } from '@/lib/vocabulary';
import { graphOf } from '../support/build-graph';

const aiNews = { kind: 'outlet', grade: 'C', owner: 'TechForge Media', held: true } as const;
const reuters = { kind: 'agency', grade: 'A' } as const;

describe('the demonstration case', () => {
  it('claim 1: three hops, one origin, no verified link', () => {
    const derived = deriveClaim(
      graphOf({
        'The Information': { grade: 'B' },
        Reuters: { ...reuters, credits: ['The Information'] },
        'AI News': { ...aiNews, certainty: 'possible', credits: ['Reuters'] },
      }),
    );
    expect(derived).toMatchObject({
      chainText: 'The Information → Reuters → AI News',
      chainCount: 1,
      longestChain: 3,
      linkCount: 2,
      outletCount: 3,
      originCount: 1,
      documentCount: 1,
      weakestLink: 'reported',
      certainty: 'possible',
      firstReported: null,
      lastReported: null,
      warnings: [],
      sourceIds: [1, 2, 3],
      originIds: [1],
      suggestedConfidence: 'low',
      suggestedLikelihood: 'likely',
      credibility: 3,
      formulaVersion: 2,
    });
    expect(derived.uncertainty).toBeCloseTo(1 - 0.75 * 0.95 * 0.5 * 0.5, 9);
    expect(derived.chains).toMatchObject([
      { circular: false, hops: [{ link: null }, { link: 'reported' }, { link: 'reported', observed: true }] },
    ]);
    expect(JSON.parse(JSON.stringify(derived.chains))).toEqual(derived.chains);
    expect([...derived.states]).toEqual([
      [1, 'reported'],
      [2, 'reported'],
    ]);
  });

  it('claim 5: no known origin, cannot be judged', () => {
    const derived = deriveClaim(
      graphOf({ Nobody: { kind: 'unknown' }, 'AI News': { ...aiNews, certainty: 'rumoured', credits: ['Nobody'] } }),
    );
    expect(derived).toMatchObject({
      chainText: 'origin unknown → AI News',
      originCount: 0,
      originIds: [1],
      longestChain: 2,
      outletCount: 1,
      certainty: 'rumoured',
      suggestedConfidence: 'none',
      suggestedLikelihood: null,
      credibility: 6,
      belief: 0,
      uncertainty: 1,
    });
  });

  it('claim 7: DeepSeek → Reuters → AI News', () => {
    const derived = deriveClaim(
      graphOf({
        DeepSeek: { kind: 'organization' },
        Reuters: { ...reuters, credits: ['DeepSeek'] },
        'AI News': { ...aiNews, certainty: 'asserted', credits: ['Reuters'] },
      }),
    );
    expect(derived).toMatchObject({
      longestChain: 3,
      outletCount: 2,
      originCount: 1,
      weakestLink: 'reported',
      suggestedConfidence: 'low',
      warnings: [],
    });
    expect(derived.belief).toBeCloseTo(0.5 * 0.95 * 0.5 * 0.9, 9);
  });

  it("claim 10: AI News's own word", () => {
    expect(deriveClaim(graphOf({ 'AI News': { ...aiNews, certainty: 'asserted', at: 5 } }))).toMatchObject({
      chainText: 'AI News',
      longestChain: 1,
      linkCount: 0,
      outletCount: 1,
      originCount: 1,
      weakestLink: null,
      firstReported: 5,
      lastReported: 5,
      suggestedConfidence: 'low',
    });
  });
});

describe('derived values', () => {
  it('of an empty claim', () => {
    expect(deriveClaim(graphOf({}))).toMatchObject({
      chains: [],
      chainText: '',
      chainCount: 0,
      longestChain: 0,
      originCount: 0,
      weakestLink: null,
      certainty: null,
    });
  });

  it('store three chains, name all, and take the weakest link and the surest observed certainty', () => {
    const derived = deriveClaim(
      graphOf({
        a: { at: 4 },
        b: { certainty: 'asserted' },
        c: { held: true, at: 2 },
        d: {},
        'x > y': { held: true, certainty: 'probable', at: 9, credits: ['a', 'b', 'c', 'd'], assumed: ['d'] },
      }),
    );
    expect(derived.chains).toHaveLength(3);
    expect(derived.chainText).toBe('c → x \\> y | a → x \\> y | b → x \\> y | d → x \\> y');
    expect([...derived.states.values()]).toEqual(['reported', 'reported', 'verified', 'assumed']);
    expect(derived).toMatchObject({
      chainCount: 4,
      weakestLink: 'assumed',
      certainty: 'probable',
      firstReported: 2,
      lastReported: 9,
      documentCount: 2,
    });
  });

  it('show where certainty rises, past hops that set none', () => {
    const { chains } = deriveClaim(
      graphOf({
        a: { certainty: 'possible' },
        b: { credits: ['a'] },
        c: { held: true, certainty: 'asserted', credits: ['b'] },
        d: { held: true, certainty: 'asserted', credits: ['c'] },
      }),
    );
    expect(chains[0]?.hops.map((hop) => hop.risen)).toEqual([false, false, true, false]);
  });
});

/**
 * 1,000 utterances and 5,000 attributions by a fixed generator; `span` is how far upstream an attribution may reach.
 */
function large(span: number, loops: boolean): ClaimGraph {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * below);
  };
  const pick = <T>(items: readonly [T, ...T[]]): T => items[random(items.length)] ?? items[0];
  const kinds = wordsOf(words.sourceKinds).filter((kind) => kind !== 'unknown') as [
    GraphSource['kind'],
    ...GraphSource['kind'][],
  ];
  const sources = new Map(
    Array.from({ length: 400 }, (_, id) => [
      id,
      {
        id,
        name: `Source ${id}`,
        slug: `s${id}`,
        kind: pick(kinds),
        reliability: pick(wordsOf(words.reliabilities)),
        ownerId: id > 300 ? random(300) : null,
      },
    ]),
  );
  const utterances = Array.from({ length: 1000 }, (_, id) => ({
    id,
    sourceId: random(400),
    documentId: random(2) ? 5000 + id : null,
    stance: pick(wordsOf(words.stances)),
    certainty: random(3) ? pick(wordsOf(words.certainties)) : null,
    passage: null,
    retracted: random(50) === 0,
    copied: random(80) === 0,
    reportedAt: random(9),
  }));
  const attributions = Array.from({ length: 5000 }, (_, id) => {
    const downstreamId = 1 + random(999);
    const upstreamId = loops ? random(1000) : Math.max(0, downstreamId - 1 - random(span));
    return { id, downstreamId, upstreamId, read: true };
  });
  return {
    utterances,
    attributions,
    sources,
    dependences: [],
    nearDuplicates: Array.from({ length: 200 }, () => [random(1000), random(1000)] as const),
  };
}

// That they end at all is the test; how fast they are is for the benchmark.
describe('1,000 utterances and 5,000 attributions', () => {
  it.each([
    ['a few long chains', large(20, false)],
    ['many short chains', large(1000, false)],
    ['one great loop', large(0, true)],
  ])('%s: assessed and derived', (_, graph) => {
    const { fused } = assess(graph);
    expect(fused.b + fused.d + fused.u).toBeCloseTo(1, 9);
    expect(deriveClaim(graph).linkCount).toBe(graph.attributions.length);
  });
});
