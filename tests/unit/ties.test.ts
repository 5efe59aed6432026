import { describe, expect, it } from 'vitest';
import { assess } from '@/lib/assessments/confidence';
import { liveOrigins } from '@/lib/assessments/origins';
import { tiesOf } from '@/lib/assessments/ties';
import { graphOf, type Said } from '../support/build-graph';

type Extras = Parameters<typeof graphOf>[1];
/** The ties of all origins that carry weight, each as “1-2 reason”. */
const ties = (said: Record<string, Said>, extras: Extras = {}) => {
  const found = liveOrigins(graphOf(said, extras));
  const weighed = found.origins.filter(({ trust }) => trust > 0);
  return tiesOf(found, weighed).map(({ aId, bId, reason }) => `${aId}-${bId} ${reason}`);
};
const held: Said = { held: true };
const people = { kind: 'unnamed', held: true } as const;

describe('what makes origins one', () => {
  it('is nothing where sources, owners, documents and texts differ', () =>
    expect(ties({ a: held, b: held, c: { ...held, stance: 'denies' } })).toEqual([]));

  it('is one source, in a row, whatever it says', () =>
    expect(
      ties({ a: { ...held, by: 'x' }, b: { ...held, by: 'x', stance: 'denies' }, c: { ...held, by: 'x' } }),
    ).toEqual(['1-2 source', '2-3 source']));

  it('is one owner, however far up, once for each source', () => {
    expect(
      ties({
        a: { ...held, by: 'x', owner: 'group' },
        again: { ...held, by: 'x' },
        b: { ...held, owner: 'daughter' },
        daughter: { owner: 'group' },
        group: {},
      }),
    ).toEqual(['1-2 source', '1-3 owner']);
    expect(ties({ group: held, a: { ...held, owner: 'group' }, b: { ...held, owner: 'a' } })).toEqual([
      '1-2 owner',
      '2-3 owner',
    ]);
  });

  it('is one document that has the claim', () => {
    expect(ties({ a: { held: 7 }, b: { held: 7 }, c: { held: 8 } })).toEqual(['1-2 document']);
    const absent = { held: 7, passage: 'not_there' } as const;
    expect(ties({ a: absent, b: absent, c: { held: 8, credits: ['a', 'b'] } })).toEqual([]);
  });

  it('is that nobody can tell unnamed people apart, those who affirm and those who deny by themselves', () => {
    expect(
      ties({ a: people, b: { ...people, stance: 'denies' }, c: people, d: people, e: { ...people, stance: 'denies' } }),
    ).toEqual(['1-3 unnamed', '3-4 unnamed', '2-5 unnamed']);
    expect(ties({ a: people, b: held })).toEqual([]);
  });

  it('is not unnamed where an editor has told the people apart', () => {
    const three = { a: people, b: people, c: people };
    expect(ties(three, { independent: [['a', 'b']] })).toEqual(['3-1 unnamed', '1-2 unnamed']);
    const apart: Extras = {
      independent: [
        ['a', 'b'],
        ['b', 'c'],
      ],
    };
    expect(ties(three, apart)).toEqual(['1-3 unnamed']);
    expect(ties(three, { ...apart, independent: [...(apart.independent ?? []), ['a', 'c']] })).toEqual([]);
    expect(
      ties(three, {
        dependent: [
          ['a', 'b'],
          ['b', 'c'],
          ['a', 'c'],
        ],
      }),
    ).toEqual([...['1-2 unnamed', '2-3 unnamed'], ...['1-2 editor', '2-3 editor', '1-3 editor']]);
  });

  it('is what an editor says of two origins, and of nothing else', () => {
    const said = { a: held, b: held, relay: { ...held, credits: ['a'] } };
    expect(ties(said, { dependent: [['a', 'b']] })).toEqual(['1-2 editor']);
    expect(
      ties(said, {
        dependent: [
          ['a', 'relay'],
          ['relay', 'b'],
          ['a', 'a'],
        ],
      }),
    ).toEqual([]);
    expect(ties(said, { independent: [['a', 'b']] })).toEqual([]);
  });

  it('is the wording of what is held nearest to them, in as few pairs as connect them', () => {
    expect(
      ties(
        { a: held, b: held, c: held },
        {
          alike: [
            ['a', 'b'],
            ['b', 'c'],
            ['a', 'c'],
          ],
        },
      ),
    ).toEqual(['1-2 wording', '2-3 wording']);
    const relayed = { a: {}, b: {}, one: { ...held, credits: ['a'] }, other: { ...held, credits: ['b'] } };
    expect(ties(relayed, { alike: [['one', 'other']] })).toEqual(['1-2 wording']);
    const both = { a: {}, b: {}, c: held, relay: { ...held, credits: ['a', 'b'] } };
    expect(ties(both, { alike: [['relay', 'c']] })).toEqual(['1-3 wording', '2-3 wording']);
    const further = { a: held, b: held, relay: { ...held, credits: ['a'] }, copy: { ...held, credits: ['b'] } };
    expect(
      ties(further, {
        alike: [
          ['relay', 'copy'],
          ['relay', 'b'],
        ],
      }),
    ).toEqual([]);
  });

  it('is told of each cluster, by its lowest origin', () => {
    const { clusters } = assess(graphOf({ a: held, b: held, c: held }, { dependent: [['b', 'c']] }));
    expect(clusters.map(({ number, originIds }) => [number, originIds])).toEqual([
      [1, [1]],
      [2, [2, 3]],
    ]);
  });
});
