import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '@/lib/assessments/confidence';
import { changeIf, type Standing, whatIf, whatIfVerdict, worstFirst } from '@/lib/assessments/what-if';
import { caseOne, graphOf, type Said } from '../support/build-graph';
import { graphs } from '../support/random-graph';
import { runs } from '../support/runs';

/** The id of a source in a built graph. */
const idOf = (graph: ReturnType<typeof graphOf>, name: string) =>
  [...graph.sources.values()].find((source) => source.name === name)?.id ?? 0;
const without = (said: Record<string, Said>, name: string, owned = false) => {
  const graph = graphOf(said);
  return whatIf(graph, { sourceId: idOf(graph, name), owned });
};
const twoDocuments = { one: { grade: 'A', held: 11 }, other: { grade: 'A', held: 12 } } as const;
const executive = {
  executive: { kind: 'person', grade: 'B' },
  'Outlet A': { grade: 'A', held: true, credits: ['executive'] },
} as const;
const denial = {
  denier: { kind: 'organization', grade: 'C', stance: 'denies' },
  'Other A': { grade: 'A', held: true, stance: 'denies', credits: ['denier'] },
} as const;

describe('what would become of a claim', () => {
  it('case 1: it falls with its relays and origins, wherever the chain is cut', () => {
    const { people: _, ...published } = { ...caseOne, 'The Information': { grade: 'B' } } as const;
    expect(without(published, 'The Information')).toMatchObject({
      verdict: 'falls',
      before: { confidence: 'moderate', likelihood: 'very_likely', credibility: 2, origins: 1 },
      after: { confidence: 'none', likelihood: null, credibility: 6, origins: 0 },
      fallen: [1],
      cut: [],
    });
    const cut = without(caseOne, 'The Information');
    expect(cut).toMatchObject({ verdict: 'falls', fallen: [], cut: [1] });
    expect(without(caseOne, 'people')).toMatchObject({
      verdict: 'falls',
      fallen: [1],
      cut: [],
      gained: ['upstream-retracted'],
    });
  });

  it('case 1: a relay further down is not missed if a better path remains', () =>
    expect(without(caseOne, 'AI News')).toMatchObject({
      verdict: 'same',
      part: true,
      fallen: [],
      cut: [],
      weaker: [],
    }));

  it('a remaining path may be weaker', () => {
    const graph = {
      o: { grade: 'B' },
      good: { grade: 'A', held: true, credits: ['o'] },
      poor: { grade: 'D', held: true, credits: ['o'] },
    } as const;
    expect(without(graph, 'good')).toMatchObject({
      verdict: 'drops',
      before: { credibility: 2 },
      after: { credibility: 3 },
      weaker: [1],
    });
    expect(without(graph, 'poor')).toMatchObject({ verdict: 'same', weaker: [] });
  });

  it('case 2: the named executive falls, and case 1 remains', () =>
    expect(without({ ...caseOne, ...executive }, 'executive')).toMatchObject({
      verdict: 'drops',
      before: { confidence: 'moderate', likelihood: 'very_likely', credibility: 1, origins: 2 },
      after: { confidence: 'low', likelihood: 'likely', credibility: 2, origins: 1 },
    }));

  it('case 3: it rises when the denial falls away', () =>
    expect(without({ ...caseOne, ...executive, ...denial }, 'denier')).toMatchObject({
      verdict: 'rises',
      fallen: [expect.any(Number)],
      denying: [expect.any(Number)],
      before: { likelihood: 'likely' },
      after: { likelihood: 'very_likely' },
    }));

  it('an origin counts for more without the relay that put it less surely', () =>
    expect(
      without(
        {
          o: { grade: 'A' },
          a: { grade: 'A', held: true, certainty: 'possible', credits: ['o'] },
          b: { grade: 'A', held: true, certainty: 'asserted', credits: ['o'] },
        },
        'a',
      ),
    ).toMatchObject({ verdict: 'rises', stronger: [1], fallen: [], cut: [], weaker: [] }));

  it('case 5b: with one of two documents it drops from High', () => {
    const found = whatIf(graphOf(twoDocuments), { documentId: 11 });
    expect(found).toMatchObject({
      verdict: 'drops',
      before: { confidence: 'high', credibility: 1, origins: 2 },
      after: { confidence: 'moderate', credibility: 2, origins: 1 },
      fallen: [1],
    });
  });

  it('case 6: a denial that stands alone falls too', () =>
    expect(without({ no: { grade: 'B', held: true, stance: 'denies' } }, 'no')).toMatchObject({
      verdict: 'falls',
      fallen: [1],
    }));

  it('falls if too little remains to judge it', () =>
    expect(without({ good: { grade: 'A', held: true }, weak: { held: true, grade: 'E' } }, 'good')).toMatchObject({
      verdict: 'falls',
      after: { origins: 1, credibility: 6 },
    }));

  it('has the new warnings', () =>
    expect(without({ a: { held: true }, b: { held: true, credits: ['a'] } }, 'a').gained).toEqual([
      'upstream-retracted',
    ]));

  it('names no warning as new that was there before', () =>
    expect(
      without(
        { a: { held: true }, gone: { held: true, retracted: true }, b: { held: true, credits: ['a', 'gone'] } },
        'a',
      ).gained,
    ).toEqual([]));

  it('a document takes with it only itself and its copies', () => {
    const graph = graphOf({ a: { held: 11 }, b: { held: 12 }, c: { held: 13 }, d: {} });
    const fallen = (removal: Parameters<typeof whatIf>[1]) => whatIf(graph, removal).fallen;
    expect(fallen({ documentId: 11 })).toEqual([1]);
    expect(fallen({ documentId: 11, copies: [13] })).toEqual([1, 3]);
    expect(fallen({ documentId: 99, copies: [12] })).toEqual([2]);
  });

  it('only origins that counted are lost, each source once', () => {
    const said: Record<string, Said> = {
      ...{ o: { held: 11, by: 'x' }, again: { held: 12, by: 'x' }, nobody: { kind: 'unknown' } },
      ...{ relay: { held: 13, credits: ['nobody'] }, asks: { held: 14, by: 'x', stance: 'questions' } },
    };
    expect(without(said, 'x')).toMatchObject({ fallen: [1], cut: [], weaker: [], stronger: [], denying: [] });
    expect(without(said, 'relay')).toMatchObject({ part: true, fallen: [], cut: [], weaker: [], stronger: [] });
  });

  it('a denial that is as strong as before is not among those that change', () => {
    const { before, ...found } = without({ ...executive, ...denial }, 'executive');
    expect(found).toMatchObject({ denying: [], fallen: [expect.any(Number)], weaker: [], stronger: [] });
    expect(before.origins).toBe(2);
  });

  it('takes what a source owns, at any depth, only when asked', () => {
    const owned = {
      a: { owner: 'G', held: true, grade: 'A' },
      b: { owner: 'H', held: true, grade: 'A' },
      h: { by: 'H', owner: 'G' },
    } as const;
    expect(without(owned, 'G').verdict).toBe('same');
    expect(without(owned, 'G', true)).toMatchObject({ verdict: 'falls', after: { origins: 0 } });
    expect(without(owned, 'a', true)).toMatchObject({ verdict: 'same', before: { origins: 1 }, after: { origins: 1 } });
  });

  it('is the same for what is already retracted and for an unknown lineage', () => {
    expect(without({ a: { held: true, retracted: true } }, 'a')).toMatchObject({ verdict: 'same', part: false });
    const rumour = { nobody: { kind: 'unknown' }, a: { held: true, credits: ['nobody'] } } as const;
    expect(without(rumour, 'nobody')).toMatchObject({ verdict: 'same', before: { origins: 0 } });
  });
});

describe('the verdict', () => {
  const stands = (
    confidence: Standing['confidence'],
    likelihood: Standing['likelihood'],
    credibility: number,
    origins = 1,
  ) => ({
    ...{ confidence, likelihood, credibility, origins },
  });
  it.each([
    ['falls', stands('none', null, 6, 1), stands('none', null, 6, 0)],
    ['same', stands('none', null, 6, 0), stands('none', null, 6, 0)],
    ['same', stands('high', 'very_likely', 1, 3), stands('high', 'very_likely', 1, 2)],
    ['drops', stands('moderate', 'very_unlikely', 5), stands('moderate', 'unlikely', 5)],
    ['drops', stands('moderate', 'unlikely', 4), stands('moderate', 'likely', 2)],
    ['drops', stands('moderate', 'roughly_even_chance', 3), stands('moderate', 'very_unlikely', 5)],
    ['drops', stands('low', 'likely', 2), stands('low', 'roughly_even_chance', 3)],
    ['drops', stands('moderate', 'likely', 2), stands('low', 'very_likely', 2)],
    ['rises', stands('moderate', 'roughly_even_chance', 3), stands('moderate', 'very_likely', 2)],
    ['rises', stands('none', null, 6), stands('low', 'likely', 2)],
    ['falls', stands('low', 'likely', 2, 2), stands('none', null, 6, 1)],
    ['drops', stands('low', 'likely', 2), stands('low', 'likely', 3)],
    ['drops', stands('low', 'likely', 2), stands('low', null, 2)],
    ['rises', stands('low', 'likely', 3), stands('low', 'likely', 2)],
    ['rises', stands('low', 'likely', 2), stands('moderate', 'likely', 2)],
    ['rises', stands('low', 'likely', 2), stands('low', 'very_likely', 2)],
    ['rises', stands('low', 'unlikely', 4), stands('low', 'very_unlikely', 4)],
    ['rises', stands('low', 'roughly_even_chance', 3), stands('low', 'unlikely', 3)],
  ] as const)('is %s', (verdict, before, after) => expect(whatIfVerdict(before, after)).toBe(verdict));
});

describe('the order of what falls', () => {
  const change = (
    verdict: 'falls' | 'drops' | 'rises' | 'same',
    confidence: Standing['confidence'],
    credibility: number,
    origins: number,
    left: number,
  ) => {
    const before = { confidence, likelihood: null, credibility, origins };
    return { verdict, before, after: { ...before, origins: left } };
  };
  it('is by verdict, then by what stood highest, then by what lost most', () => {
    const inOrder = [
      change('falls', 'high', 1, 2, 0),
      change('falls', 'moderate', 1, 1, 0),
      change('falls', 'low', 1, 5, 0),
      change('falls', 'low', 2, 9, 0),
      change('falls', 'low', 2, 8, 0),
      change('drops', 'high', 1, 5, 2),
      change('drops', 'high', 1, 3, 1),
      change('rises', 'high', 1, 2, 1),
      change('same', 'high', 1, 2, 2),
    ];
    const turned = inOrder.toReversed();
    expect(turned.sort(worstFirst)).toEqual(inOrder);
    expect([...inOrder.slice(4), ...inOrder.slice(0, 4)].sort(worstFirst)).toEqual(inOrder);
  });
});

describe('on any graph', () => {
  const check = (property: (graph: Parameters<typeof whatIf>[0], pick: number) => void) =>
    fc.assert(fc.property(graphs, fc.integer({ min: 1, max: 6 }), property), runs(500));

  it('asking does not change what is asked about', () =>
    check((graph, sourceId) => {
      const before = structuredClone(graph);
      whatIf(graph, { sourceId, owned: true });
      whatIf(graph, { documentId: 100 + sourceId });
      expect(graph).toEqual(before);
    }));

  it('removing what does not exist changes nothing', () =>
    check((graph) => {
      for (const removal of [{ sourceId: 99 }, { sourceId: 99, owned: true }, { documentId: 99 }])
        expect(whatIf(graph, removal)).toMatchObject({ verdict: 'same', part: false, gained: [] });
    }));

  it('what is stored now comes first, and what a retraction would store second', () =>
    check((graph, sourceId) => {
      const { before, after } = whatIf(graph, { sourceId });
      const fallen = graph.utterances.map((it) => (it.sourceId === sourceId ? { ...it, retracted: true } : it));
      for (const [found, standing] of [
        [assess(graph), before],
        [assess({ ...graph, utterances: fallen }), after],
      ] as const) {
        expect([standing.likelihood, standing.credibility, standing.origins]).toEqual([
          found.likelihood,
          found.credibility,
          found.independentOrigins,
        ]);
      }
    }));

  it('the short answer is the same', () =>
    check((graph, pick) => {
      for (const removal of [{ sourceId: pick }, { sourceId: pick, owned: true }, { documentId: 100 + pick }]) {
        const { verdict, before, after } = whatIf(graph, removal);
        expect(changeIf(graph, removal, before)).toEqual({ verdict, before, after });
      }
    }));

  it('without its only source nothing counts', () =>
    check((graph, sourceId) => {
      const one = { ...graph, utterances: graph.utterances.map((it) => ({ ...it, sourceId })) };
      const { before, after, verdict } = whatIf(one, { sourceId });
      expect(after).toEqual({ confidence: 'none', likelihood: null, credibility: 6, origins: 0 });
      expect(verdict).toBe(before.origins > 0 ? 'falls' : 'same');
    }));

  it('owned takes at least as much', () =>
    check((graph, sourceId) => {
      const [alone, all] = [whatIf(graph, { sourceId }), whatIf(graph, { sourceId, owned: true })];
      expect(all.part || !alone.part).toBe(true);
    }));

  it('the worst first is an order', () =>
    fc.assert(
      fc.property(graphs, graphs, (a, b) => {
        const [one, other] = [whatIf(a, { sourceId: 1 }), whatIf(b, { sourceId: 1 })];
        expect(worstFirst(one, other) + worstFirst(other, one)).toBe(0);
      }),
    ));
});
