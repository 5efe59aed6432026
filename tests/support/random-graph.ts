import fc from 'fast-check';
import type { ClaimGraph, GraphSource } from '@/lib/assessments/claim-graph';
import { certainties, reliabilities, type SourceKind, stances, wordsOf } from '@/lib/vocabulary';

const SOURCES = 6;

const sourceArbitrary = (id: number): fc.Arbitrary<GraphSource> =>
  fc.record({
    id: fc.constant(id),
    name: fc.constant(`Source ${id}`),
    slug: fc.constant(`source-${id}`),
    kind: fc.oneof(
      { weight: 3, arbitrary: fc.constant<SourceKind>('outlet') },
      fc.constantFrom<SourceKind>('unnamed', 'unknown', 'person'),
    ),
    reliability: fc.option(fc.constantFrom(...wordsOf(reliabilities))),
    ownerId: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, fc.integer({ min: 1, max: SOURCES })),
  });

/** Small claim graphs with branches, merges, loops, ownership, shared documents, retractions and editors' links. */
export const graphs: fc.Arbitrary<ClaimGraph> = fc.integer({ min: 0, max: 7 }).chain((size) => {
  const id = fc.integer({ min: 1, max: Math.max(1, size) });
  const pairs = <T>(rest: fc.Arbitrary<T>, max: number) =>
    fc.uniqueArray(fc.record({ a: id, b: id, rest }), {
      maxLength: size === 0 ? 0 : max,
      selector: ({ a, b }) => `${a}>${b}`,
    });
  return fc
    .record({
      utterances: fc.tuple(
        ...Array.from({ length: size }, (_, index) =>
          fc.record({
            id: fc.constant(index + 1),
            sourceId: fc.integer({ min: 1, max: SOURCES }),
            documentId: fc.option(fc.integer({ min: 101, max: 108 })),
            stance: fc.oneof(
              { weight: 3, arbitrary: fc.constant('affirms' as const) },
              fc.constantFrom(...wordsOf(stances)),
            ),
            certainty: fc.option(fc.constantFrom(...wordsOf(certainties))),
            passage: fc.oneof(
              { weight: 5, arbitrary: fc.constant(null) },
              fc.constantFrom('marked' as const, 'not_yet_looked_for' as const, 'not_there' as const),
            ),
            retracted: fc.integer({ max: 6, min: 0 }).map((it) => it === 0),
            copied: fc.integer({ max: 9, min: 0 }).map((it) => it === 0),
            reportedAt: fc.option(fc.integer({ min: 0, max: 9 })),
          }),
        ),
      ),
      links: pairs(fc.boolean(), 12),
      sources: fc.tuple(...Array.from({ length: SOURCES }, (_, index) => sourceArbitrary(index + 1))),
      dependences: pairs(fc.boolean(), 3),
      alike: pairs(fc.constant(null), 2),
    })
    .map(({ utterances, links, sources, dependences, alike }) => ({
      utterances,
      attributions: links.map(({ a, b, rest }, index) => ({
        id: index + 1,
        downstreamId: a,
        upstreamId: b,
        read: rest,
      })),
      sources: new Map(sources.map((source) => [source.id, source])),
      dependences: dependences.map(({ a, b, rest }) => ({ aId: a, bId: b, dependent: rest })),
      nearDuplicates: alike.map(({ a, b }) => [a, b] as const),
    }));
});
