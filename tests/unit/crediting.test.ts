import { describe, expect, it } from 'vitest';
import { joinable, meantUtterance, type StandingUtterance } from '@/lib/attributions/crediting';

const place = (id: number, rest: Partial<StandingUtterance> = {}): StandingUtterance => ({
  ...{ id, documentId: null, stance: 'affirms', reportedAt: null },
  passage: rest.documentId == null ? null : 'marked',
  ...rest,
});

describe('which utterance a credit means', () => {
  it.each([
    ['a new one where there is none', [], null, { kind: 'new' }],
    ['the second-hand one', [place(1)], null, { kind: 'is', utterance: { id: 1 } }],
    ['the one that is held', [place(1, { documentId: 7 })], null, { kind: 'is', utterance: { id: 1 } }],
    [
      'the held one beside a second-hand one',
      [place(1), place(2, { documentId: 7 })],
      null,
      { kind: 'is', utterance: { id: 2 } },
    ],
    [
      'the one in which the claim is',
      [place(1, { documentId: 7, passage: 'not_there' }), place(2, { documentId: 8 })],
      null,
      { kind: 'is', utterance: { id: 2 } },
    ],
    [
      'the only one that is held, though the claim is not in it',
      [place(1, { documentId: 7, passage: 'not_there' })],
      null,
      { kind: 'is' },
    ],
    ['one of several', [place(1, { documentId: 7 }), place(2, { documentId: 8 })], null, { kind: 'choose' }],
    [
      'the one in its document',
      [place(1, { documentId: 7 }), place(2, { documentId: 8 })],
      8,
      { kind: 'is', utterance: { id: 2 } },
    ],
    ['the second-hand one, whose document this is', [place(1)], 7, { kind: 'gains', utterance: { id: 1 } }],
    ['a new one in another document', [place(1, { documentId: 7 })], 8, { kind: 'new' }],
    [
      'a new one, where one is held and one is second-hand',
      [place(1, { documentId: 7 }), place(2)],
      8,
      { kind: 'new' },
    ],
  ] as const)('%s', (_, places, documentId, meant) =>
    expect(meantUtterance(places, { documentId, stance: 'affirms' })).toMatchObject(meant),
  );

  it('never one of another stance, unless none is asked for', () => {
    const places = [place(1, { documentId: 7, stance: 'denies' })];
    expect(meantUtterance(places, { documentId: null, stance: 'affirms' })).toEqual({ kind: 'new' });
    expect(meantUtterance(places, { documentId: 7, stance: 'affirms' })).toEqual({ kind: 'new' });
    expect(meantUtterance(places, { documentId: null })).toMatchObject({ kind: 'is', utterance: { id: 1 } });
  });

  it('offers first the latest before whoever gives the credit', () => {
    const places = [
      place(1, { documentId: 1, reportedAt: 10 }),
      place(2, { documentId: 2, reportedAt: 40 }),
      place(3, { documentId: 3, reportedAt: 20 }),
      place(4, { documentId: 4 }),
      // Before 1970, and at once with another.
      place(5, { documentId: 5, reportedAt: -10 }),
      place(6, { documentId: 6, reportedAt: 10 }),
    ];
    const order = (before: number | null) => {
      const meant = meantUtterance(places, { documentId: null, stance: 'affirms', before });
      return meant.kind === 'choose' ? meant.utterances.map(({ id }) => id) : meant.kind;
    };
    expect(order(30)).toEqual([3, 1, 6, 5, 4, 2]);
    expect(order(40)).toEqual([2, 3, 1, 6, 5, 4]);
    expect(order(5)).toEqual([5, 4, 2, 3, 1, 6]);
    expect(order(null)).toEqual([2, 3, 1, 6, 5, 4]);
  });

  it('tells which second-hand ones can be joined', () => {
    const places = [
      { ...place(1), sourceId: 1 },
      { ...place(2, { documentId: 7 }), sourceId: 1 },
      { ...place(3), sourceId: 2 },
      { ...place(4, { documentId: 7, stance: 'denies' }), sourceId: 2 },
      { ...place(5), sourceId: 3 },
      { ...place(6, { documentId: 8 }), sourceId: 3 },
      { ...place(7, { documentId: 9 }), sourceId: 3 },
    ];
    expect(joinable(places)).toEqual(new Map([[1, 2]]));
  });
});
