import { describe, expect, it } from 'vitest';
import { assess } from '@/lib/assessments/confidence';
import { copyingIn, deadEnds, restingOnOne, returnsOf, saidTwice, warningsOf } from '@/lib/assessments/warnings';
import { type Warning, warnings, wordsOf } from '@/lib/vocabulary';
import { caseOne, graphOf, type Said } from '../support/build-graph';

type Case = [graph: ReturnType<typeof graphOf>, why: string];

const copies = (count: number): Record<string, Said> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`copy ${index}`, { held: true, credits: ['o'] }]));
const yesAndNo = { 'no in doc 1': { held: 1, stance: 'denies', by: 'firm' }, 'yes in doc 1': { held: 1 } } as const;

const raised: { readonly [K in Warning]: Case[] } = {
  'single-origin': [[graphOf({ o: {}, ...copies(3) }), 'three documents on one origin']],
  circular: [
    [graphOf({ a: { held: true, credits: ['b'] }, b: { credits: ['a'] } }), 'two credit each other'],
    [
      graphOf({ o: { held: true }, a: { credits: ['c', 'o'] }, b: { credits: ['a'] }, c: { credits: ['b'] } }),
      'a loop on a sound origin',
    ],
    [
      graphOf({
        mon: { by: 'r', held: true },
        a: { held: true, credits: ['mon'] },
        wed: { by: 'r', held: true, credits: ['a'] },
      }),
      'back at the same source',
    ],
    [
      graphOf({
        mon: { by: 'r', held: true },
        mine: { by: 'r', credits: ['mon'] },
        a: { credits: ['mine'] },
        b: { held: true, credits: ['a'] },
        wed: { by: 'r', held: true, credits: ['b'] },
      }),
      'back at the same source, a long way round',
    ],
  ],
  'unnamed-only': [
    [graphOf(caseOne), 'people only'],
    [graphOf({ ...caseOne, nobody: { kind: 'unknown' } }), 'an unknown origin beside it'],
    [
      graphOf({ ...caseOne, firm: { kind: 'organization', stance: 'denies', held: true } }),
      'only the denial has a name',
    ],
    [
      graphOf({
        people: { kind: 'unnamed', stance: 'denies' },
        a: { held: true, stance: 'denies', credits: ['people'] },
      }),
      'a denial without a name',
    ],
  ],
  'certainty-inflated': [
    [
      graphOf({ a: { certainty: 'possible' }, b: { certainty: 'asserted', held: true, credits: ['a'] } }),
      'credits a possibility',
    ],
    [
      graphOf({
        a: { certainty: 'possible' },
        m: { credits: ['a'] },
        b: { certainty: 'probable', held: true, credits: ['m'] },
      }),
      'the certainty lies one further up',
    ],
    [
      graphOf({
        a: { certainty: 'possible' },
        c: { certainty: 'probable' },
        b: { certainty: 'asserted', held: true, credits: ['a', 'c'] },
      }),
      'both are less sure',
    ],
    [
      graphOf({
        a: { certainty: 'possible', stance: 'denies' },
        b: { certainty: 'asserted', stance: 'denies', held: true, credits: ['a'] },
      }),
      'a denial passed on more surely',
    ],
  ],
  'dead-end': [
    [graphOf({ a: { held: true, passage: 'not_there' }, b: { held: true, credits: ['a'] } }), 'read and not there'],
  ],
  'denial-omitted': [
    [graphOf({ ...yesAndNo, relay: { held: 2, credits: ['yes in doc 1'] } }), 'direct'],
    [
      graphOf({ ...yesAndNo, m: { credits: ['yes in doc 1'] }, relay: { held: 2, credits: ['m'] } }),
      'through one not held',
    ],
    [
      graphOf({
        firm: { stance: 'denies' },
        first: { held: 1, credits: ['firm'] },
        relay: { held: 2, credits: ['first'] },
      }),
      'the denial is known through the credited document only',
    ],
    [
      graphOf({
        'no in doc 1': { held: 1, stance: 'denies', by: 'firm', at: 5 },
        'yes in doc 1': { held: 1, at: 5 },
        relay: { held: 2, credits: ['yes in doc 1'], at: 6 },
      }),
      'the relay is younger',
    ],
  ],
  'upstream-retracted': [
    [graphOf({ a: { held: true, retracted: true }, b: { held: true, credits: ['a'] } }), 'direct'],
    [
      graphOf({ a: { held: true, retracted: true }, m: { credits: ['a'] }, b: { held: true, credits: ['m'] } }),
      'two steps up',
    ],
    [graphOf({ a: { held: true, copied: true } }), 'its wording is that of a retracted text'],
    [
      graphOf({ a: { held: true, copied: true }, b: { held: true, credits: ['a'] } }),
      'rests on a copy of a retracted text',
    ],
  ],
  'near-duplicate': [
    [graphOf({ a: { held: true }, b: { held: true } }, { alike: [['a', 'b']] }), 'no credit at all'],
    [
      graphOf({ o: {}, a: { held: true, credits: ['o'] }, b: { held: true, credits: ['o'] } }, { alike: [['a', 'b']] }),
      'a common origin only',
    ],
  ],
  'said-twice': [
    [
      graphOf({ a: { held: true }, again: { by: 'a' }, b: { held: true, credits: ['again'] } }),
      'second-hand beside a document',
    ],
    [graphOf({ a: { held: true, passage: 'not_yet_looked_for' }, again: { by: 'a' } }), 'nobody has looked yet'],
  ],
  contested: [
    [graphOf({ a: { held: true, grade: 'A' }, b: { held: true, grade: 'A', stance: 'denies' } }), 'two good sources'],
  ],
};

const quiet: { readonly [K in Warning]: Case[] } = {
  'single-origin': [
    [graphOf({ o: {}, ...copies(2) }), 'two documents'],
    [graphOf({ o: {}, ...copies(3), other: { held: true } }), 'two origins'],
    [graphOf({ o: {}, ...copies(2), gone: { held: true, retracted: true, credits: ['o'] } }), 'the third is retracted'],
    [graphOf({ o: { kind: 'unknown' }, ...copies(3) }), 'no origin that counts'],
    [
      graphOf({ o: {}, ...copies(2), x: { kind: 'unknown' }, d: { held: true, credits: ['x'] } }),
      'where the third has it from is not known',
    ],
    [
      graphOf({ o: {}, ...copies(2), x: { kind: 'unknown' }, d: { held: true, credits: ['o', 'x'] } }),
      'the third has it from nobody knows whom too',
    ],
    [
      graphOf({ o: {}, ...copies(2), blank: { held: true, passage: 'not_there', credits: ['o'] } }),
      'the claim is not in the third',
    ],
    [
      graphOf({
        o: {},
        a: { held: 1, credits: ['o'] },
        b: { held: 1, credits: ['o'] },
        c: { held: 1, credits: ['o'] },
      }),
      'three outlets in one document',
    ],
  ],
  circular: [
    [graphOf({ o: {}, a: { credits: ['o'] }, b: { credits: ['o'] }, c: { credits: ['a', 'b'] } }), 'a merge'],
    [graphOf({ a: { held: true, credits: ['a'] } }), 'credits itself'],
    [
      graphOf({ a: { held: true, credits: ['b'] }, b: { held: true, retracted: true, credits: ['a'] } }),
      'the loop is retracted',
    ],
    [
      graphOf({ mon: { by: 'r', held: true }, wed: { by: 'r', held: true, credits: ['mon'] } }),
      'a follow-up credits the first report',
    ],
    [
      graphOf({
        first: { by: 'people', kind: 'unnamed' },
        a: { held: true, credits: ['first'] },
        others: { by: 'people', kind: 'unnamed', credits: ['a'] },
      }),
      'people without names at both ends',
    ],
    [
      graphOf({
        first: { by: 'nobody', kind: 'unknown' },
        a: { held: true, credits: ['first'] },
        others: { by: 'nobody', kind: 'unknown', credits: ['a'] },
      }),
      'nobody knows who at both ends',
    ],
    [
      graphOf({ o: {}, mon: { by: 'r', held: true, credits: ['o'] }, tue: { by: 'r', held: true, credits: ['o'] } }),
      'two reports side by side',
    ],
  ],
  'unnamed-only': [
    [graphOf({ ...caseOne, firm: { kind: 'organization' } }), 'a named origin too'],
    [graphOf({ o: { kind: 'unknown' }, a: { held: true, credits: ['o'] } }), 'no origin that counts'],
    [
      graphOf({ firm: { held: true }, people: { kind: 'unnamed', stance: 'denies' } }),
      'only the denial is without a name',
    ],
  ],
  'certainty-inflated': [
    [graphOf({ a: { certainty: 'possible' }, b: { certainty: 'asserted', credits: ['a'] } }), 'the relay is not held'],
    [graphOf({ a: { certainty: 'possible' }, b: { certainty: 'possible', held: true, credits: ['a'] } }), 'as sure'],
    [graphOf({ a: {}, b: { certainty: 'asserted', held: true, credits: ['a'] } }), 'nothing set upstream'],
    [
      graphOf({
        a: { certainty: 'possible' },
        c: { certainty: 'asserted' },
        b: { certainty: 'asserted', held: true, credits: ['a', 'c'] },
      }),
      'one of two is as sure',
    ],
    [
      graphOf({
        a: { certainty: 'possible' },
        c: { certainty: 'asserted' },
        m: { credits: ['a', 'c'] },
        b: { certainty: 'asserted', held: true, credits: ['m'] },
      }),
      'one of two is as sure, further up',
    ],
    [
      graphOf({ a: { certainty: 'possible' }, c: {}, b: { certainty: 'asserted', held: true, credits: ['a', 'c'] } }),
      'one of two may be as sure',
    ],
    [
      graphOf({
        a: { certainty: 'possible' },
        b: { certainty: 'asserted', stance: 'denies', held: true, credits: ['a'] },
      }),
      'it denies what it credits',
    ],
    [
      graphOf({
        a: { certainty: 'possible' },
        b: { certainty: 'asserted', held: true, passage: 'not_there', credits: ['a'] },
      }),
      'the claim is not in it',
    ],
    [
      graphOf({
        a: { certainty: 'rumoured' },
        m: { certainty: 'asserted', credits: ['a'] },
        b: { certainty: 'asserted', held: true, credits: ['m'] },
      }),
      'somebody not held raised it before',
    ],
  ],
  'dead-end': [
    [
      graphOf({ a: { held: true, passage: 'not_yet_looked_for' }, b: { held: true, credits: ['a'] } }),
      'not yet looked for',
    ],
    [graphOf({ a: { held: true, passage: 'not_there' } }), 'nobody credits it'],
    [
      graphOf({ a: { held: true, passage: 'not_there' }, b: { held: true, credits: ['a'], assumed: ['a'] } }),
      'no text credits it',
    ],
  ],
  'denial-omitted': [
    [
      graphOf({
        ...yesAndNo,
        relay: { held: 2, credits: ['yes in doc 1'] },
        too: { held: 2, stance: 'denies', by: 'firm' },
      }),
      'carried on',
    ],
    [graphOf({ ...yesAndNo, relay: { held: 2, credits: ['yes in doc 1', 'no in doc 1'] } }), 'credited'],
    [graphOf({ ...yesAndNo, relay: { credits: ['yes in doc 1'] } }), 'not held'],
    [graphOf({ ...yesAndNo, other: { held: 2 } }), 'rests on something else'],
    [graphOf({ ...yesAndNo, doubter: { held: 2, stance: 'questions', credits: ['yes in doc 1'] } }), 'does not affirm'],
    [
      graphOf({
        'no in doc 1': { held: 1, stance: 'denies', by: 'firm', at: 7 },
        'yes in doc 1': { held: 1, at: 5 },
        relay: { held: 2, credits: ['yes in doc 1'], at: 6 },
      }),
      'the denial came later',
    ],
    [
      graphOf({
        ...yesAndNo,
        agency: { credits: ['no in doc 1'] },
        relay: { held: 2, credits: ['yes in doc 1', 'agency'] },
      }),
      'carried from somebody who is not held',
    ],
  ],
  'upstream-retracted': [
    [
      graphOf({ a: { held: true }, b: { held: true, retracted: true, credits: ['a'] } }),
      'the retraction is downstream',
    ],
    [graphOf({ a: { held: true, retracted: true }, b: { credits: ['a'] } }), 'nothing held rests on it'],
  ],
  'near-duplicate': [
    [
      graphOf({ a: { held: true }, b: { held: true, credits: ['a'] } }, { alike: [['a', 'b']] }),
      'one credits the other',
    ],
    [
      graphOf({ a: { held: true }, m: { credits: ['a'] }, b: { held: true, credits: ['m'] } }, { alike: [['b', 'a']] }),
      'through another',
    ],
    [graphOf({ a: { held: 5 }, b: { held: 5 } }, { alike: [['a', 'b']] }), 'one document'],
    [
      graphOf(
        { ap: { kind: 'agency' }, a: { held: true, credits: ['ap'] }, b: { held: true, credits: ['ap'] } },
        { alike: [['a', 'b']] },
      ),
      'both credit one agency',
    ],
  ],
  'said-twice': [
    [graphOf({ a: { held: true }, b: { held: true, credits: ['a'] } }), 'credited where it stands'],
    [graphOf({ a: { held: true }, again: { by: 'a', stance: 'denies' } }), 'it denies it there'],
    [graphOf({ a: { held: true, passage: 'not_there' }, again: { by: 'a' } }), 'the claim is not in the document'],
    [graphOf({ a: { held: 1 }, again: { by: 'a', held: 2 } }), 'both are held'],
  ],
  contested: [
    [
      graphOf({ a: { held: true, grade: 'A' }, b: { held: true, grade: 'E', stance: 'denies' } }),
      'a denial without weight',
    ],
    [graphOf({ a: { held: true, stance: 'denies' } }), 'a denial alone'],
  ],
};

const rows = (cases: { readonly [K in Warning]: Case[] }) =>
  wordsOf(warnings).flatMap((warning) => cases[warning].map(([graph, why]) => ({ warning, why, graph })));

describe('warnings', () => {
  it.each(rows(raised))('$warning: $why', ({ warning, graph }) =>
    expect(warningsOf(graph, assess(graph))).toContain(warning),
  );

  it.each(rows(quiet))('no $warning: $why', ({ warning, graph }) =>
    expect(warningsOf(graph, assess(graph))).not.toContain(warning),
  );

  it('come in the order of the words', () => {
    const graph = graphOf(
      {
        people: { kind: 'unnamed', certainty: 'possible' },
        a: { held: true, certainty: 'asserted', credits: ['people', 'b'] },
        b: { held: true, credits: ['a'] },
        c: { held: true, passage: 'not_there', credits: ['a'] },
        d: { held: true, credits: ['c'] },
        e: { held: true, certainty: 'asserted', credits: ['people'] },
      },
      { alike: [['a', 'd']] },
    );
    expect(warningsOf(graph, assess(graph))).toEqual([
      'single-origin',
      'circular',
      'unnamed-only',
      'certainty-inflated',
      'dead-end',
    ]);
  });

  it('none on an empty claim', () => expect(warningsOf(graphOf({}), assess(graphOf({})))).toEqual([]));
});

describe('what a warning is about', () => {
  it('is the documents that rest on the one origin alone, each once', () => {
    const graph = graphOf({
      ...{ o: { held: 1 }, x: { kind: 'unknown' }, gone: { by: 'gone' } },
      ...{ a: { held: 2, credits: ['o'] }, again: { held: 2, credits: ['o'] }, b: { held: 3, credits: ['o', 'x'] } },
      ...{
        c: { held: 4, credits: ['x'] },
        d: { held: 5, passage: 'not_there', credits: ['o'] },
        e: { credits: ['o'] },
      },
    });
    expect(restingOnOne(graph, assess(graph))).toEqual([1, 2]);
    const two = graphOf({ a: { held: 1 }, b: { held: 2 } });
    expect(restingOnOne(two, assess(two))).toEqual([]);
  });

  it('is who comes back to what they said themselves, through others', () => {
    const said = (kind: 'outlet' | 'unnamed' | 'unknown') =>
      returnsOf(
        graphOf({
          mon: { by: 'r', kind },
          tue: { by: 'r', kind, credits: ['mon'] },
          a: { credits: ['tue'] },
          wed: { by: 'r', kind, credits: ['a'] },
          apart: { by: 'r', kind },
        }),
      );
    expect(said('outlet')).toEqual([
      [4, 1],
      [4, 2],
    ]);
    expect([said('unnamed'), said('unknown')]).toEqual([[], []]);
    expect(returnsOf(graphOf({ a: { credits: ['b'] }, b: { credits: ['a'] } }))).toEqual([]);
  });

  it('is the links to a document in which somebody has looked for the claim in vain', () => {
    const absent = { held: true, passage: 'not_there' } as const;
    const graph = graphOf({ a: absent, b: { credits: ['a'] }, c: { credits: ['a', 'b'], assumed: ['a'] }, d: absent });
    expect(deadEnds(graph).map(({ downstreamId, upstreamId }) => [downstreamId, upstreamId])).toEqual([[2, 1]]);
  });

  it('is what is second-hand beside what stands in documents, as affirmed or denied there', () => {
    const { utterances } = graphOf({
      ...{ a: { held: 1 }, b: { by: 'a', held: 2 }, absent: { by: 'a', held: 3, passage: 'not_there' } },
      ...{ loose: { by: 'a' }, denied: { by: 'a', stance: 'denies' }, other: {} },
    });
    expect(saidTwice(utterances)).toEqual([{ id: 4, heldIds: [1, 2] }]);
  });

  it('is how the copies of a text came about', () => {
    const graph = graphOf({
      ...{ wire: { kind: 'agency' }, rival: { kind: 'agency' }, paper: {} },
      ...{ a: { held: true, credits: ['wire'] }, b: { held: true, credits: ['wire', 'rival'] } },
      ...{
        c: { held: true, credits: ['rival'] },
        d: { held: true, credits: ['paper'] },
        e: { held: true, credits: ['paper'] },
      },
      f: { held: true, credits: ['a'] },
    });
    const copying = copyingIn(graph);
    expect(copying([4, 5])).toBe('same-copy');
    expect(copying([4, 6])).toBe('uncredited');
    expect(copying([7, 8])).toBe('uncredited');
    expect([copying([4, 9]), copying([9, 4])]).toEqual(['credited', 'credited']);
    expect(copying([4, 99])).toBe('credited');
  });
});
