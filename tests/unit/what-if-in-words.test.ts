import { describe, expect, it } from 'vitest';
import { answerInWords, lossInWords } from '@/lib/claims/what-if-in-words';
import type { WhatIfVerdict } from '@/lib/vocabulary';

const counts = (falls: number, drops: number, rises: number, same: number, bare = falls) => ({
  total: falls + drops + rises + same,
  counts: { falls, drops, rises, same },
  bare,
});
const reuters = { kind: 'source', name: 'Reuters' } as const;

describe('the whole answer', () => {
  it.each([
    [
      counts(6, 2, 0, 1),
      'If Reuters fell, 6 of the 9 claims it stands in would lose all support, 2 would drop and 1 would stay as it is.',
    ],
    [counts(0, 0, 0, 0), 'If Reuters fell, nothing would change: no claim rests on it.'],
    [counts(0, 0, 0, 4), 'If Reuters fell, nothing would change: all 4 claims it stands in would stay as they are.'],
    [counts(3, 0, 0, 0), 'If Reuters fell, all 3 claims it stands in would lose all support.'],
    [counts(1, 0, 0, 0), 'If Reuters fell, the one claim it stands in would lose all support.'],
    [counts(0, 0, 0, 1), 'If Reuters fell, the one claim it stands in would stay as it is.'],
    [
      counts(1500, 0, 1, 3000, 1000),
      'If Reuters fell, 1,500 of the 4,501 claims it stands in would lose all support, or too much of it to be judged, 1 would rise and 3,000 would stay as they are.',
    ],
  ])('of %j', (answer, words) => expect(answerInWords(reuters, answer)).toBe(words));

  it('of a document and of what is owned', () => {
    expect(answerInWords({ kind: 'document', name: 'A' }, counts(1, 1, 0, 0))).toBe(
      'If “A” were retracted, 1 of the 2 claims that stand in it would lose all support and 1 would drop.',
    );
    expect(answerInWords({ kind: 'document', name: 'A' }, counts(0, 1, 0, 0))).toBe(
      'If “A” were retracted, the one claim that stands in it would drop.',
    );
    expect(answerInWords({ ...reuters, owned: true }, counts(0, 2, 0, 0))).toBe(
      'If Reuters and all it owns fell, all 2 claims they stand in would drop.',
    );
  });
});

describe('what one claim would lose', () => {
  const standing = (origins: number) => ({ confidence: 'low' as const, likelihood: null, credibility: 2, origins });
  const source = (name: string, kind: 'outlet' | 'unnamed' = 'outlet', denies = false) => ({ name, kind, denies });
  const nothing = { verdict: 'same' as WhatIfVerdict, part: true, fallen: [], cut: [], weaker: [], stronger: [] };
  it.each([
    [1, 0, { fallen: [source('Reuters')] }, 'Reuters would fall as an origin. There is no other.'],
    [2, 0, { fallen: [source('A'), source('B')] }, 'A and B would fall as origins. None would be left.'],
    [3, 2, { fallen: [source('A')] }, 'A would fall as an origin. 2 of 3 independent origins would be left.'],
    [
      1,
      1,
      { fallen: [source('A')] },
      'A would fall as an origin. Another origin that counts as one with it would stay.',
    ],
    [
      1,
      0,
      { cut: [source('people', 'unnamed')] },
      'Nothing held here would lead to people (unnamed) any more. There is no other.',
    ],
    [1, 1, { weaker: [source('A')] }, 'A would reach us by a weaker path.'],
    [
      2,
      1,
      { fallen: [source('A', 'outlet', true)] },
      'A (denies it) would fall as an origin. 1 of 2 independent origins would be left.',
    ],
    [1, 1, { stronger: [source('A')] }, 'A would count for more.'],
    [1, 1, { verdict: 'rises' as const }, 'What is left is stronger without it.'],
    [1, 1, {}, 'It only passes this on. The origins are reached without it.'],
    [0, 0, {}, 'No origin counts even now.'],
    [1, 1, { part: false }, 'What it says there is already retracted.'],
  ])('%d to %d: %j', (before, after, lost, words) =>
    expect(lossInWords({ ...nothing, before: standing(before), after: standing(after), ...lost })).toBe(words),
  );
});
