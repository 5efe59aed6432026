import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assess, likelihoodOf, stixOf, verdictAt } from '@/lib/assessments/confidence';
import * as conventions from '@/lib/assessments/conventions';
import { confidences, likelihoods } from '@/lib/vocabulary';
import { caseOne, graphOf, type Said } from '../support/build-graph';

/** The rows of the table in docs/confidence.md whose head begins with this word. */
function tableOf(head: string): string[][] {
  const [, ...rows] = readFileSync('docs/confidence.md', 'utf8').split(`\n| ${head} |`);
  const [first = ''] = rows;
  const lines = first.split('\n\n')[0]?.split('\n').slice(2) ?? [];
  return lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const executive = {
  executive: { kind: 'person', grade: 'B' },
  'Outlet A': { grade: 'A', held: true, credits: ['executive'] },
} as const;
const denial = {
  denier: { kind: 'organization', grade: 'C', stance: 'denies' },
  'Other A': { grade: 'A', held: true, stance: 'denies', credits: ['denier'] },
} as const;
const twoUnnamed = {
  one: { kind: 'unnamed' },
  other: { kind: 'unnamed' },
  'Outlet one': { grade: 'B', held: true, credits: ['one'] },
  'Outlet other': { grade: 'B', held: true, credits: ['other'] },
} as const;
const twelve = Object.fromEntries(
  Array.from({ length: 12 }, (_, i): [string, Said] => [`Outlet ${i}`, { held: true, credits: ['Reuters'] }]),
);

const cases: Record<string, ReturnType<typeof graphOf>> = {
  0: graphOf({}),
  1: graphOf(caseOne),
  '1b': graphOf({ ...caseOne, Reuters: { ...caseOne.Reuters, held: false } }),
  '1c': graphOf({ ...caseOne, ...twelve }),
  '1d': graphOf({ ...caseOne, 'The Information': { ...caseOne['The Information'], held: true } }),
  '1e': graphOf({ ...caseOne, Reuters: { ...caseOne.Reuters, certainty: 'possible' } }),
  2: graphOf({ ...caseOne, ...executive }),
  3: graphOf({ ...caseOne, ...executive, ...denial }),
  4: graphOf(twoUnnamed),
  '4b': graphOf(twoUnnamed, { independent: [['one', 'other']] }),
  '4c': graphOf(
    { ...executive, people: { kind: 'unnamed' }, 'Outlet B': { grade: 'B', held: true, credits: ['people'] } },
    { dependent: [['executive', 'people']] },
  ),
  5: graphOf({ one: { grade: 'A', held: true } }),
  '5b': graphOf({ one: { grade: 'A', held: true }, other: { grade: 'A', held: true } }),
  6: graphOf({ no: { grade: 'B', held: true, stance: 'denies' } }),
  7: graphOf({ yes: { grade: 'B', held: true }, no: { grade: 'B', held: true, stance: 'denies' } }),
};

describe('the examples of docs/confidence.md', () => {
  const examples = tableOf('case');

  it('stand for one case each', () => {
    expect(examples.map(([name = '']) => name.split(':')[0]).sort()).toEqual(Object.keys(cases).sort());
  });

  it.each(examples)('%s', (name = '', ...[b, d, u, p, likelihood, confidence, credibility]) => {
    const number = name.split(':')[0] ?? '';
    const found = assess(cases[number] ?? graphOf({}));
    const computed = [found.fused.b, found.fused.d, found.fused.u, found.probability];
    for (const [index, printed] of [b, d, u, p].entries())
      expect(Math.abs((computed[index] ?? Number.NaN) - Number(printed))).toBeLessThanOrEqual(0.00005 + 1e-9);
    expect(found.likelihood ? likelihoods[found.likelihood].label : '–').toBe(likelihood);
    expect(confidences[found.confidence].label).toBe(confidence);
    expect(String(found.credibility)).toBe(credibility);
    expect(found.judgeable).toBe(likelihood !== '–');
    expect(found.contested).toBe(number === '3' || number === '7');
    expect(found.stix).toBe(found.likelihood === null ? null : stixOf(found.probability));
  });
});

describe('the tables of docs/confidence.md', () => {
  it('hold every constant', () => {
    const { likelihoodLimits, credibilityLimits, WHAT_CHANGED, ...others } = conventions;
    const flat = Object.entries(others).flatMap(([name, value]) =>
      typeof value === 'object'
        ? Object.entries(value).map(([key, part]) => [`\`${name}.${key}\``, String(part)])
        : [[`\`${name}\``, name === 'TOLERANCE' ? '0.000000001' : String(value)]],
    );
    expect(conventions.TOLERANCE).toBe(0.000000001);
    expect(
      tableOf('constant')
        .map(([name, value]) => [name, value])
        .sort(),
    ).toEqual(flat.sort());
  });

  it('hold every cut-off of likelihood and credibility', () => {
    expect(tableOf('likelihood')).toEqual(
      conventions.likelihoodLimits.map(({ word, limit, inclusive }) => [
        likelihoods[word].label,
        String(limit),
        inclusive ? 'belongs here' : 'belongs to the next',
      ]),
    );
    expect(tableOf('credibility')).toEqual(
      conventions.credibilityLimits.map(({ credibility, limit }) => [String(credibility), String(limit)]),
    );
  });
});

describe('cut-offs', () => {
  it.each([
    [0.55, 'roughly_even_chance'],
    [0.55 + 2e-16, 'roughly_even_chance'],
    [0.5500001, 'likely'],
    [0.45, 'roughly_even_chance'],
    [0.45 - 2e-16, 'roughly_even_chance'],
    [0.4499999, 'unlikely'],
    [0.05, 'very_unlikely'],
    [0.0499999, 'almost_no_chance'],
    [0.2, 'unlikely'],
    [0.8, 'likely'],
    [0.95, 'very_likely'],
    [0.9500001, 'almost_certain'],
    [1, 'almost_certain'],
  ] as const)('%d is %s', (probability, word) => expect(likelihoodOf(probability)).toBe(word));

  it('rounds the STIX integer half up and keeps it within 1 to 99', () => {
    expect([0, 0.005, 0.125, 0.1249, 0.5, 0.99, 1].map(stixOf)).toEqual([1, 1, 13, 12, 50, 99, 99]);
  });

  it('cannot judge above u = .90', () => {
    const weak = (certainty: 'asserted' | 'rumoured') =>
      assess(graphOf({ a: {}, b: { held: true, certainty, credits: ['a'] } }));
    expect(weak('asserted')).toMatchObject({ judgeable: true, likelihood: 'likely', credibility: 2 });
    expect(weak('rumoured')).toMatchObject({ judgeable: false, likelihood: null, stix: null, credibility: 6 });
  });
});

describe('verdicts at their boundaries', () => {
  const near = 1e-7;
  /** Nothing but support: b + u = 1. */
  const support = (u: number, kPlus = 2, kMinus = 0) => verdictAt({ b: 1 - u, d: 0, u }, kPlus, kMinus);
  /** The projected probability is p; certain enough to be judged. */
  const atProbability = (p: number, kPlus = 2, kMinus = 0) =>
    verdictAt({ b: p - 0.05, d: 0.95 - p, u: 0.1 }, kPlus, kMinus).credibility;

  it.each([
    [0.2, 2, 'high'],
    [0.2 + 1e-16, 2, 'high'],
    [0.2 + near, 2, 'moderate'],
    [0.25, 2, 'moderate'],
    [0.1, 1, 'moderate'],
    [0.5, 1, 'moderate'],
    [0.5 + 1e-16, 1, 'moderate'],
    [0.5 + near, 1, 'low'],
    [0.5 + near, 9, 'low'],
    [1, 0, 'low'],
  ] as const)('u = %d with %d clusters is %s', (u, clusters, confidence) =>
    expect(support(u, clusters).confidence).toBe(confidence),
  );

  it('High counts the clusters of one side, whichever it is', () => {
    expect(support(0.1, 1, 1).confidence).toBe('moderate');
    expect(verdictAt({ b: 0, d: 0.9, u: 0.1 }, 0, 2).confidence).toBe('high');
    expect(support(0.1, 3, 1).confidence).toBe('high');
  });

  it('contested claims are never High', () => {
    const at = (b: number, d: number) => verdictAt({ b, d, u: 1 - b - d }, 3, 1);
    expect(at(0.8, 0.1)).toMatchObject({ contested: true, confidence: 'moderate' });
    expect(at(0.1, 0.8)).toMatchObject({ contested: true, confidence: 'moderate' });
    expect(at(0.8, 0.1 - near)).toMatchObject({ contested: false, confidence: 'high' });
    expect(at(0.1 - near, 0.8)).toMatchObject({ contested: false, confidence: 'high' });
    expect(at(0.8, 0.1 - 1e-16)).toMatchObject({ contested: true });
  });

  it.each([
    [0.9, true],
    [0.9 + 1e-16, true],
    [0.9 + near, false],
    [1, false],
  ])('u = %d can be judged: %s', (u, judgeable) => {
    const verdict = support(u, 1);
    expect(verdict.judgeable).toBe(judgeable);
    expect([verdict.likelihood === null, verdict.stix === null]).toEqual([!judgeable, !judgeable]);
    expect(verdict.credibility === 6).toBe(!judgeable);
  });

  it.each([
    [0.8, 1],
    [0.8 - near, 2],
    [0.6, 2],
    [0.6 - near, 3],
    [0.4, 3],
    [0.4 - near, 4],
    [0.2, 4],
    [0.2 - near, 5],
    [0.05, 5],
  ])('p = %d has credibility %d', (p, credibility) => expect(atProbability(p)).toBe(credibility));

  it('credibility 1 asks for two clusters in favour and none against', () => {
    expect([atProbability(0.9, 1), atProbability(0.9, 2, 1), atProbability(0.9, 2)]).toEqual([2, 2, 1]);
  });
});

describe('derivation', () => {
  it('shows the best path, its grades, and where the certainty was read', () => {
    const [origin] = assess(graphOf({ ...caseOne, Reuters: { ...caseOne.Reuters, certainty: 'possible' } })).origins;
    expect(origin).toMatchObject({
      utteranceId: 1,
      certainty: 'possible',
      certaintyFrom: 3,
      cluster: 1,
      ties: [],
      vacuous: null,
    });
    expect(origin?.path.map((step) => [step.utteranceId, step.reliability, step.factor])).toEqual([
      [1, null, 0.5],
      [2, 'B', 0.75],
      [3, 'A', 0.95],
    ]);
    expect(origin?.trust).toBeCloseTo(0.35625, 9);
  });

  it('takes the lowest certainty of several equally near, and asserted where none is set', () => {
    const near = {
      o: {},
      a: { held: true, certainty: 'probable', credits: ['o'] },
      b: { held: true, certainty: 'possible', credits: ['o'] },
    } as const;
    expect(assess(graphOf(near)).origins[0]).toMatchObject({ certainty: 'possible', certaintyFrom: 3 });
    expect(assess(graphOf({ o: {}, a: { held: true, credits: ['o'] } })).origins[0]).toMatchObject({
      certainty: 'asserted',
      certaintyFrom: 'default',
    });
    expect(
      assess(
        graphOf({
          o: {},
          a: { certainty: 'possible', credits: ['o'] },
          b: { held: true, certainty: 'probable', credits: ['a'] },
        }),
      ).origins[0],
    ).toMatchObject({
      certainty: 'probable',
      certaintyFrom: 3,
    });
    expect(
      assess(graphOf({ o: { certainty: 'rumoured' }, a: { held: true, certainty: 'asserted', credits: ['o'] } }))
        .origins[0],
    ).toMatchObject({
      certainty: 'rumoured',
      certaintyFrom: 1,
    });
  });

  it('counts neighbours of one source once, and the same source again after another', () => {
    const once = assess(graphOf({ o: { by: 'X', grade: 'B' }, a: { by: 'X', held: true, credits: ['o'] } }));
    expect(once.origins[0]?.trust).toBeCloseTo(0.75, 9);
    const twice = assess(
      graphOf({
        o: { by: 'X', grade: 'B' },
        y: { grade: 'A', credits: ['o'] },
        a: { by: 'X', held: true, credits: ['y'] },
      }),
    );
    expect(twice.origins[0]?.trust).toBeCloseTo(0.75 * 0.95 * 0.75, 9);
  });

  it('passes through a loop in the middle of a path', () => {
    const found = assess(
      graphOf({
        o: { grade: 'B' },
        x: { grade: 'A', credits: ['o', 'y'] },
        y: { grade: 'A', credits: ['x'], held: true },
      }),
    );
    expect(found).toMatchObject({ circular: true, independentOrigins: 1 });
    expect(found.origins[0]?.trust).toBeCloseTo(0.75 * 0.95 * 0.95, 9);
  });

  it.each([
    ['orphan', graphOf({ gone: { held: true, retracted: true }, a: { held: true, credits: ['gone'] } })],
    ['circular', graphOf({ a: { held: true, credits: ['b'] }, b: { held: true, credits: ['a'] } })],
    ['unknown', graphOf({ nobody: { kind: 'unknown' }, a: { held: true, credits: ['nobody'] } })],
    ['questions', graphOf({ a: { held: true, stance: 'questions' } })],
  ] as const)('gives no weight to an origin that is %s', (vacuous, graph) => {
    const found = assess(graph);
    expect(found.origins).toMatchObject([{ vacuous, trust: 0, cluster: null, opinion: { b: 0, d: 0, u: 1 } }]);
    expect(found).toMatchObject({ independentOrigins: 0, judgeable: false, fused: { u: 1 } });
  });

  it('gives no weight to an origin that no stored document leads to', () => {
    expect(assess(graphOf({ o: {}, a: { credits: ['o'] } })).origins).toMatchObject([
      { vacuous: null, trust: 0, cluster: null },
    ]);
  });

  it('does not lead through a retracted relay, whatever else that is', () => {
    const through = (relay: Said) =>
      assess(
        graphOf({
          o: { grade: 'A' },
          relay: { grade: 'A', credits: ['o'], ...relay },
          a: { credits: ['relay'], held: true },
        }),
      );
    expect(through({}).origins).toMatchObject([{ utteranceId: 1, vacuous: null }]);
    for (const fallen of [
      { held: true, retracted: true },
      { held: true, copied: true },
    ]) {
      const found = through(fallen);
      expect(found.origins.filter(({ vacuous }) => vacuous === null)).toMatchObject([
        { utteranceId: 1, trust: 0, cluster: null },
      ]);
      expect(found).toMatchObject({ independentOrigins: 0, judgeable: false });
    }
    const besides = { o: { grade: 'A' }, relay: { held: true, retracted: true, credits: ['o'] } } as const;
    expect(
      assess(graphOf({ ...besides, b: { grade: 'A', held: true, credits: ['o'] } })).origins[0]?.trust,
    ).toBeCloseTo(0.95 * 0.95, 9);
  });

  it('ignores a document that does not contain the claim', () => {
    const blank = { grade: 'A', held: true, passage: 'not_there' } as const;
    expect(assess(graphOf({ a: blank, b: blank }))).toMatchObject({
      independentOrigins: 0,
      judgeable: false,
      fused: { u: 1 },
    });
    const through = { o: { grade: 'B' }, a: { ...blank, certainty: 'possible', credits: ['o'] } } as const;
    expect(assess(graphOf(through)).origins[0]).toMatchObject({
      trust: 0,
      certainty: 'asserted',
      certaintyFrom: 'default',
    });
    const one = { a: { held: 7, passage: 'not_there' }, b: { held: 7 }, c: { held: true, credits: ['a'] } } as const;
    expect(assess(graphOf(one)).independentOrigins).toBe(2);
  });

  it('gives no weight to a copy of a retracted text', () => {
    const copy = { grade: 'A', held: true, copied: true } as const;
    expect(assess(graphOf({ copy }))).toMatchObject({ independentOrigins: 0, judgeable: false });
    expect(assess(graphOf({ copy, b: { grade: 'A', held: true } })).independentOrigins).toBe(1);
    expect(assess(graphOf({ copy, b: { held: true, credits: ['copy'] } })).origins).toMatchObject([
      { vacuous: 'orphan' },
    ]);
  });

  it('does not count unnamed denials as support', () => {
    const found = assess(
      graphOf({ a: { kind: 'unnamed', held: true }, b: { kind: 'unnamed', held: true, stance: 'denies' } }),
    );
    expect(found).toMatchObject({ independentOrigins: 2, kPlus: 1, kMinus: 1 });
  });

  it.each([
    ['source', graphOf({ a: { by: 'X', held: true }, b: { by: 'X', held: true } })],
    ['owner', graphOf({ a: { owner: 'G', held: true }, b: { owner: 'H', held: true }, h: { by: 'H', owner: 'G' } })],
    ['document', graphOf({ a: { held: 7 }, b: { held: 7 } })],
    ['unnamed', graphOf({ a: { kind: 'unnamed', held: true }, b: { kind: 'unnamed', held: true } })],
    ['wording', graphOf({ a: {}, b: { held: true }, c: { held: true, credits: ['a'] } }, { alike: [['b', 'c']] })],
    ['editor', graphOf({ a: { held: true }, b: { held: true } }, { dependent: [['b', 'a']] })],
  ] as const)('ties origins by %s', (reason, graph) => {
    const found = assess(graph);
    expect(found.clusters).toMatchObject([{ number: 1, originIds: [1, 2] }]);
    expect(found.clusters[0]?.ties.map((tie) => tie.reason)).toContain(reason);
    expect(found.origins.slice(0, 2).map((origin) => origin.ties.length > 0)).toEqual([true, true]);
  });

  it('“independent” removes the unnamed tie of its two origins and no other', () => {
    const three = {
      a: { kind: 'unnamed', held: true },
      b: { kind: 'unnamed', held: true },
      c: { kind: 'unnamed', held: true },
    } as const;
    expect(assess(graphOf(three, { independent: [['a', 'b']] })).independentOrigins).toBe(1);
    const pairs: [string, string][] = [
      ['a', 'b'],
      ['b', 'c'],
    ];
    expect(assess(graphOf(three, { independent: pairs })).clusters.map((cluster) => cluster.originIds)).toEqual([
      [1, 3],
      [2],
    ]);
    const same = { a: { by: 'P', kind: 'unnamed', held: true }, b: { by: 'P', kind: 'unnamed', held: true } } as const;
    expect(assess(graphOf(same, { independent: [['a', 'b']] })).independentOrigins).toBe(1);
  });

  it('survives sources that own each other', () => {
    expect(
      assess(graphOf({ a: { owner: 'b', held: true }, b: { owner: 'a', held: true } })).independentOrigins,
    ).toBeGreaterThan(0);
  });
});
