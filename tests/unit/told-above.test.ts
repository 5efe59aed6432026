import { describe, expect, it } from 'vitest';
import type { ClaimDetail, UtteranceDetail } from '@/lib/claims/claim-detail';
import { toldAbove } from '@/lib/claims/told-above';
import type { Said } from '../support/build-graph';
import { basisOf } from '../support/claim-basis';

const hop = { name: '', slug: '', kind: 'outlet', stance: 'affirms', certainty: null, observed: false } as const;
const chainOf = (...ids: number[]): ClaimDetail['chains'][number] => ({
  circular: false,
  hops: ids.map((u, i) => ({ ...hop, u, link: i === 0 ? null : 'assumed', risen: false })),
});
const plain: Record<string, Said> = {
  A: {},
  B: { credits: ['A'], assumed: ['A'] },
  C: { credits: ['B'], assumed: ['B'] },
};
const claimOf = (said: Record<string, Said> = plain, chains = [chainOf(1, 2, 3)]) => {
  const { utterances, attributions } = basisOf(said);
  return { utterances, attributions, chains, chainCount: chains.length };
};
const [first] = claimOf().attributions;
const withLink = (fields: Partial<NonNullable<typeof first>>) => {
  const claim = claimOf();
  return toldAbove({ ...claim, attributions: claim.attributions.map((link) => ({ ...link, ...fields })) });
};
const withUtterances = (fields: (at: number) => Partial<UtteranceDetail>) => {
  const claim = claimOf();
  return toldAbove({ ...claim, utterances: claim.utterances.map((one, at) => ({ ...one, ...fields(at) })) });
};

it('a plain chain without dates and texts adds nothing to its drawing', () => {
  const { Chains, Attributions, Timeline } = toldAbove(claimOf());
  expect([Chains, Attributions, Timeline].map(({ adds, line }) => [adds, line])).toEqual([
    [false, 'One chain of 3 sources, as drawn above'],
    [false, '2 links, both assumed: no words are recorded that show them'],
    [false, 'No date is known'],
  ]);
});

describe('the chains', () => {
  it('add something where there are several, or a circle', () => {
    expect(toldAbove(claimOf(plain, [chainOf(1, 2), chainOf(1, 3)])).Chains.adds).toBe(true);
    expect(toldAbove(claimOf(plain, [{ ...chainOf(1, 2, 3), circular: true }])).Chains.adds).toBe(true);
  });
  it('say that there are none', () => expect(toldAbove(claimOf({}, [])).Chains.adds).toBe(true));
  it('of one source are told in a line', () =>
    expect(toldAbove(claimOf({ A: {} }, [chainOf(1)])).Chains).toEqual({
      adds: false,
      line: 'One source, which credits nobody',
    }));
});

describe('the attributions', () => {
  const reading = { id: 1, cue: '', document: null, excerpt: [] };
  it.each([
    ['words of a text', { readings: [{ ...reading, excerpt: [{ text: 'said', role: 'cue' as const }] }] }],
    ['a cue', { readings: [{ ...reading, cue: 'according to' }] }],
    ['a note', { note: 'By telephone.' }],
    ['a repetition word for word', { verbatim: true }],
    ['growing certainty', { risen: true }],
  ])('add %s', (_, fields) => expect(withLink(fields).Attributions.adds).toBe(true));

  it('add nothing by a reading without words', () =>
    expect(withLink({ readings: [reading] }).Attributions.adds).toBe(false));

  it('say how many links are of which state', () => {
    const { B, ...others } = plain;
    expect(toldAbove(claimOf({ ...others, B: { credits: ['A'] } })).Attributions.line).toBe(
      '2 links, 1 assumed, 1 reported: no words are recorded that show them',
    );
    expect(toldAbove(claimOf({ A: {}, B: { credits: ['A'] } })).Attributions.line).toBe(
      '1 link, reported: no words are recorded that show it',
    );
  });
});

describe('the timeline', () => {
  const on = (day: number) => ({ reportedAt: new Date(Date.UTC(2026, 3, day)).toISOString() });

  it('adds something where two dates differ', () =>
    expect(withUtterances((at) => on(at < 2 ? 6 : 7)).Timeline.adds).toBe(true));

  it('adds something where one date is known more precisely', () =>
    expect(withUtterances((at) => ({ ...on(6), reportedPrecision: at < 2 ? 'day' : 'month' })).Timeline.adds).toBe(
      true,
    ));

  it('adds what is said of a date', () =>
    expect(withUtterances(() => ({ reportedNote: 'circa 2024' })).Timeline.adds).toBe(true));

  it('names those of the only date', () => {
    const { adds, line, on: one } = withUtterances((at) => (at === 0 ? {} : on(6))).Timeline;
    expect([adds, line, one?.reportedAt]).toEqual([false, 'One date is known, of B and C: ', on(6).reportedAt]);
  });
});
