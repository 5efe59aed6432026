import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '@/lib/assessments/confidence';
import { deriveClaim, deriveWeights } from '@/lib/assessments/derive';
import { remediesOf, strongestOrigin, TRIED_GRADE, verdictOf } from '@/lib/assessments/remedies';
import { remedyInWords, tiesInWords, whyThisConfidence } from '@/lib/claims/why-in-words';
import { caseOne, graphOf, type Said } from '../support/build-graph';
import { basisOf } from '../support/claim-basis';
import { graphs } from '../support/random-graph';

const why = (said: Record<string, Said>) => whyThisConfidence(basisOf(said));
const remedies = (said: Record<string, Said>) => {
  const graph = graphOf(said);
  return remediesOf(graph, assess(graph)).map((remedy) => remedyInWords(remedy, basisOf(said)));
};
/** Claim 1 of the demonstration. */
const demo = {
  'The Information': {},
  Reuters: { kind: 'agency', credits: ['The Information'] },
  'AI News': { held: true, certainty: 'possible', credits: ['Reuters'] },
} as const satisfies Record<string, Said>;

describe('why a claim has the confidence it has', () => {
  it('the first claim of the demonstration, to somebody who never heard of the rule', () =>
    expect(why(demo)).toBe(
      'The rule suggests nothing: too little of the claim can be traced to anything held here to name a likelihood. The strongest support is the word of The Information, known here only through Reuters and AI News. Each source that it passes through takes weight away: nobody has graded how reliable The Information, Reuters and AI News are, so each counts for half. It is put only as possible by AI News. No independent origin says the same.',
    ));

  it('case 1 of the rule', () =>
    expect(why(caseOne)).toBe(
      'The rule suggests Low confidence, because more is left open than is known. The strongest support is the word of people (unnamed), known here only through The Information and Reuters. Each source that it passes through takes weight away: nobody has graded how reliable people (unnamed) is, so it counts for half. No independent origin says the same.',
    ));

  it('names grades that are not good', () =>
    expect(why({ Gazette: { grade: 'D', held: true, certainty: 'asserted' } })).toBe(
      'The rule suggests Low confidence, because more is left open than is known. The strongest support is the word of Gazette, in a document held here. Gazette has only the grade D. No independent origin says the same.',
    ));

  it('one good document', () =>
    expect(why({ Gazette: { grade: 'A', held: true } })).toBe(
      'The rule suggests Moderate confidence, not High, because no second, independent origin says the same. The strongest support is the word of Gazette, in a document held here. No independent origin says the same.',
    ));

  it('two good documents', () =>
    expect(why({ Gazette: { grade: 'A', held: true }, Herald: { grade: 'A', held: true } })).toMatch(
      /^The rule suggests High confidence, because independent origins agree and little is left open\./,
    ));

  it('a contested claim', () =>
    expect(why({ Gazette: { grade: 'B', held: true }, Herald: { grade: 'B', held: true, stance: 'denies' } })).toMatch(
      /^The rule suggests Moderate confidence, not High, because good sources stand on both sides\./,
    ));

  it('nobody', () =>
    expect(why({})).toBe(
      'The rule suggests nothing: too little of the claim can be traced to anything held here to name a likelihood.',
    ));
});

describe('why origins count as one', () => {
  it('names the other and the reason', () => {
    const claim = basisOf({ A: { owner: 'Group', held: true }, B: { owner: 'Group', held: true }, C: { held: true } });
    expect(claim.assessment.origins.map((origin) => tiesInWords(origin, claim))).toEqual([
      'one with B (same owner)',
      'one with A (same owner)',
      '',
    ]);
  });
});

describe('what would change a suggestion', () => {
  it('the first claim of the demonstration', () =>
    expect(remedies(demo)).toEqual([
      'If the document of The Information were held here and said so: Low, likely, credibility 2.',
      'If every source on the way that has no grade were graded B, “usually reliable”: Low, likely, credibility 2.',
      'If a second, independent source graded B said the same in a document held here: Moderate, very likely, credibility 1.',
    ]));

  const kinds = (said: Record<string, Said>) => {
    const graph = graphOf(said);
    return remediesOf(graph, assess(graph)).map(({ kind }) => kind);
  };

  it('is about the origin that counts most, of equals the first', () => {
    const strongest = (said: Record<string, Said>) => strongestOrigin(assess(graphOf(said)))?.utteranceId ?? null;
    expect(
      strongest({ a: { held: true, grade: 'C' }, b: { held: true, grade: 'A' }, c: { held: true, grade: 'B' } }),
    ).toBe(2);
    expect(strongest({ nobody: { kind: 'unknown', held: true }, a: { held: true }, b: { held: true } })).toBe(2);
    expect(strongest({ nobody: { kind: 'unknown', held: true } })).toBeNull();
    const { origins } = assess(graphOf({ a: { held: true }, b: { held: true } }));
    expect(strongestOrigin({ origins: origins.toReversed() })?.utteranceId).toBe(1);
    expect(TRIED_GRADE).toBe('B');
  });

  it('holds no document of unnamed people, nor one that is held', () => {
    const relay = { held: true, grade: 'C', credits: ['o'] } as const;
    expect(kinds({ o: { grade: 'B' }, relay })).toEqual(['hold-origin', 'second-origin']);
    expect(kinds({ o: { kind: 'unnamed', grade: 'B' }, relay })).toEqual(['second-origin']);
    expect(kinds({ o: { grade: 'B', held: true, passage: 'not_there' }, relay })).toEqual(['second-origin']);
    // Nothing else that a document is missing for is held with it.
    const aside = {
      o: { grade: 'B' },
      relay,
      other: { grade: 'A', credits: ['o'] },
      more: { stance: 'denies' },
    } as const;
    expect(kinds(aside)).toEqual(['hold-origin', 'second-origin']);
    const graph = graphOf(aside);
    const [held] = remediesOf(graph, assess(graph));
    const alone = assess(graphOf({ ...aside, o: { grade: 'B', held: true } }));
    expect(held).toEqual({ kind: 'hold-origin', utteranceId: 1, ...verdictOf(alone) });
  });

  it('grades only those on the way that have no grade, and nobody without a name', () => {
    expect(kinds({ o: {}, relay: { held: true, grade: 'A', credits: ['o'] } })).toEqual([
      'grade-path',
      'second-origin',
    ]);
    expect(kinds({ o: { kind: 'unnamed' }, relay: { held: true, grade: 'A', credits: ['o'] } })).toEqual([
      'second-origin',
    ]);
    expect(kinds({ o: { grade: 'E' }, relay: { held: true, grade: 'D', credits: ['o'] } })).toEqual(['second-origin']);
    const aside: Said = { held: true, stance: 'denies', certainty: 'probable' };
    const said: Record<string, Said> = { o: {}, relay: { held: true, grade: 'A', credits: ['o'] }, aside };
    const graph = graphOf(said);
    const graded = remediesOf(graph, assess(graph)).find(({ kind }) => kind === 'grade-path');
    const then = verdictOf(assess(graphOf({ ...said, o: { grade: 'B' } })));
    expect(graded).toEqual({ kind: 'grade-path', utteranceId: 1, ...then });
    const all = verdictOf(assess(graphOf({ ...said, o: { grade: 'B' }, aside: { ...aside, grade: 'B' } })));
    expect(then).not.toEqual(all);
  });

  it('is asked of claims with up to 300 utterances', () => {
    const said = (count: number): Record<string, Said> => ({
      o: { held: true },
      ...Object.fromEntries(Array.from({ length: count - 1 }, (_, i) => [`n${i}`, { kind: 'unknown' as const }])),
    });
    expect(kinds(said(300))).not.toEqual([]);
    expect(kinds(said(301))).toEqual([]);
  });

  it('is without confidence where a claim cannot be judged', () => {
    const assessment = assess(graphOf({ o: { held: true } }));
    expect(verdictOf({ ...assessment, judgeable: false, confidence: 'moderate' }).confidence).toBe('none');
    expect(verdictOf({ ...assessment, judgeable: true, confidence: 'moderate' }).confidence).toBe('moderate');
  });

  it('nothing where nothing counts', () => expect(remedies({ nobody: { kind: 'unknown' } })).toEqual([]));

  it('leaves the graph as it was, and offers only what changes the verdict', () =>
    fc.assert(
      fc.property(graphs, (graph) => {
        const before = JSON.stringify([graph, [...graph.sources]]);
        const assessment = assess(graph);
        const now = verdictOf(assessment);
        for (const { kind: _, utteranceId: __, ...then } of remediesOf(graph, assessment))
          expect(then).not.toEqual(now);
        expect(JSON.stringify([graph, [...graph.sources]])).toBe(before);
      }),
    ));
});

describe('the part of the derived values that grades decide', () => {
  it('is the same alone as within the whole', () =>
    fc.assert(
      fc.property(graphs, (graph) => {
        expect(deriveClaim(graph)).toMatchObject(deriveWeights(graph));
      }),
    ));

  it('is all that grades, owners and retractions decide', () =>
    fc.assert(
      fc.property(graphs, (graph) => {
        const sources = new Map(
          [...graph.sources].map(([id, source]) => [id, { ...source, reliability: 'A' as const, ownerId: null }]),
        );
        const utterances = graph.utterances.map((utterance) => ({ ...utterance, retracted: !utterance.retracted }));
        const altered = { ...graph, sources, utterances };
        expect(deriveClaim(altered)).toEqual({ ...deriveClaim(graph), ...deriveWeights(altered) });
      }),
    ));
});
