import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClaimGraph, type GraphSource, type GraphUtterance, isObserved } from '@/lib/assessments/claim-graph';
import { assess } from '@/lib/assessments/confidence';
import { trustOfGrade } from '@/lib/assessments/conventions';
import { deriveClaim } from '@/lib/assessments/derive';
import { reliabilities, type Stance, wordsOf } from '@/lib/vocabulary';
import { graphs } from '../support/random-graph';
import { runs } from '../support/runs';
import { slowAssess } from '../support/slow-assess';

const RUNS = runs(1000);
const CLOSE = 9;
const NEW = 900;

const held = (rest: Partial<GraphUtterance> = {}): GraphUtterance => ({
  id: NEW,
  sourceId: NEW,
  documentId: NEW,
  stance: 'affirms',
  certainty: null,
  passage: null,
  retracted: false,
  copied: false,
  reportedAt: null,
  ...rest,
});
const source = (rest: Partial<GraphSource> = {}): GraphSource => ({
  id: NEW,
  name: 'New',
  slug: 'new',
  kind: 'outlet',
  reliability: 'B',
  ownerId: null,
  ...rest,
});

function withNew(
  graph: ClaimGraph,
  utterance: GraphUtterance,
  from: GraphSource | null = source(),
  credits: number[] = [],
): ClaimGraph {
  return {
    ...graph,
    utterances: [...graph.utterances, utterance],
    attributions: [
      ...graph.attributions,
      ...credits.map((upstreamId, index) => ({ id: NEW + index, downstreamId: utterance.id, upstreamId, read: true })),
    ],
    sources: from ? new Map([...graph.sources, [from.id, from]]) : graph.sources,
  };
}

function expectSame(one: ClaimGraph, two: ClaimGraph) {
  const [a, b] = [assess(one), assess(two)];
  for (const key of ['b', 'd', 'u'] as const) expect(b.fused[key]).toBeCloseTo(a.fused[key], CLOSE);
  expect(b.independentOrigins).toBe(a.independentOrigins);
}

const check = (property: (graph: ClaimGraph, pick: number) => void) =>
  fc.assert(fc.property(graphs, fc.nat(), property), RUNS);

describe('suggested confidence, on any graph', () => {
  it('equals the plain, slow reading of the rule', () =>
    check((graph) => {
      const [fast, slow] = [assess(graph), slowAssess(graph)];
      expect(fast.clusters.map((cluster) => cluster.originIds)).toEqual(slow.clusters);
      for (const key of ['b', 'd', 'u'] as const) expect(fast.fused[key]).toBeCloseTo(slow[key], CLOSE);
      for (const origin of fast.origins) {
        if (!origin.vacuous) expect(origin.trust).toBeCloseTo(slow.trust.get(origin.utteranceId) ?? -1, CLOSE);
        expect(origin.path.reduce((product, step) => product * step.factor, origin.path.length ? 1 : 0)).toBeCloseTo(
          origin.trust,
          CLOSE,
        );
      }
    }));

  it('adds up', () =>
    check((graph) => {
      const { fused, clusters } = assess(graph);
      for (const { b, d, u } of [fused, ...clusters.map((cluster) => cluster.opinion)]) {
        expect(b + d + u).toBeCloseTo(1, CLOSE);
        expect(Math.min(b, d, u)).toBeGreaterThanOrEqual(0);
      }
    }));

  it('does not depend on the order of anything, to the last digit', () =>
    fc.assert(
      fc.property(
        graphs.chain((graph) => {
          const shuffled = <T>(items: readonly T[]) => fc.shuffledSubarray([...items], { minLength: items.length });
          const { utterances, attributions, dependences, nearDuplicates } = graph;
          return fc
            .record({
              utterances: shuffled(utterances),
              attributions: shuffled(attributions),
              dependences: shuffled(dependences),
              nearDuplicates: shuffled(nearDuplicates),
              sources: shuffled([...graph.sources]).map((entries) => new Map(entries)),
            })
            .map((other) => [graph, other] as const);
        }),
        ([one, two]) => {
          const plain = (graph: ClaimGraph) => {
            const { states, ...derived } = deriveClaim(graph);
            return { ...derived, states: [...states].sort(([a], [b]) => a - b) };
          };
          expect(plain(two)).toEqual(plain(one));
          const order = ({ origins, clusters, ...rest }: ReturnType<typeof assess>) => rest;
          expect(order(assess(two))).toEqual(order(assess(one)));
        },
      ),
      RUNS,
    ));

  it('is not changed by another relay that opens no better path', () =>
    check((graph, pick) => {
      const credited = graph.utterances.filter(isObserved);
      const upstream = credited[pick % Math.max(1, credited.length)];
      if (upstream) expectSame(graph, withNew(graph, held(), source({ reliability: 'A' }), [upstream.id]));
    }));

  it('never believes less for one more independent supporter', () =>
    check((graph) => {
      expect(assess(withNew(graph, held())).fused.b).toBeGreaterThanOrEqual(assess(graph).fused.b - 1e-12);
    }));

  it('never believes less for one more dependent supporter', () =>
    check((graph, pick) => {
      const before = assess(graph);
      const tied = before.origins.filter((origin) => origin.cluster !== null);
      const origin = tied[pick % Math.max(1, tied.length)];
      if (!origin) return;
      const more = {
        ...withNew(graph, held()),
        dependences: [...graph.dependences, { aId: NEW, bId: origin.utteranceId, dependent: true }],
      };
      const after = assess(more);
      expect(after.independentOrigins).toBe(before.independentOrigins);
      expect(after.fused.b).toBeGreaterThanOrEqual(before.fused.b - 1e-12);
    }));

  it('is not changed by a vacuous origin', () =>
    check((graph) => {
      expectSame(graph, withNew(graph, held(), source({ kind: 'unknown' })));
      expectSame(graph, withNew(graph, held({ stance: 'questions', sourceId: 1 }), null));
      expectSame(graph, withNew(graph, held({ documentId: null })));
      const loop = withNew(withNew(graph, held()), held({ id: NEW + 1, documentId: NEW + 1 }), null, [NEW]);
      const back = { id: NEW + 9, downstreamId: NEW, upstreamId: NEW + 1, read: true };
      expectSame(graph, { ...loop, attributions: [...loop.attributions, back] });
    }));

  it('turns round when affirming and denying change places', () =>
    check((graph) => {
      const other: Record<Stance, Stance> = { affirms: 'denies', denies: 'affirms', questions: 'questions' };
      const turned = { ...graph, utterances: graph.utterances.map((it) => ({ ...it, stance: other[it.stance] })) };
      const [a, b] = [assess(graph), assess(turned)];
      expect(b.fused.b).toBeCloseTo(a.fused.d, CLOSE);
      expect(b.fused.d).toBeCloseTo(a.fused.b, CLOSE);
      expect(b.probability).toBeCloseTo(1 - a.probability, CLOSE);
      expect([b.kPlus, b.kMinus, b.confidence]).toEqual([a.kMinus, a.kPlus, a.confidence]);
    }));

  it('is never less certain for a better grade', () =>
    check((graph, pick) => {
      const entry = [...graph.sources.values()][pick % graph.sources.size];
      if (!entry) return;
      for (const reliability of wordsOf(reliabilities)) {
        if (trustOfGrade[reliability] < trustOfGrade[entry.reliability ?? 'F']) continue;
        const raised = { ...graph, sources: new Map([...graph.sources, [entry.id, { ...entry, reliability }]]) };
        expect(assess(raised).fused.u).toBeLessThanOrEqual(assess(graph).fused.u + 1e-12);
      }
    }));

  it('is case 0 when the only origin is retracted', () =>
    check((graph) => {
      const { origins } = assess(graph);
      if (origins.length !== 1) return;
      const gone = new Set(origins[0]?.members);
      const without = {
        ...graph,
        utterances: graph.utterances.map((it) => (gone.has(it.id) ? { ...it, retracted: true } : it)),
      };
      expect(assess(without)).toMatchObject({
        fused: { b: 0, d: 0, u: 1 },
        probability: 0.5,
        credibility: 6,
        confidence: 'low',
      });
    }));
});
