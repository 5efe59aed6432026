import { expect, it } from 'vitest';
import { timelineOf } from '@/lib/claims/timeline';
import { basisOf } from '../support/claim-basis';

it('a timeline goes by date, and origin first if no date is known', () => {
  const { dated, undated } = timelineOf(
    basisOf({
      D: { credits: ['C'] },
      B: { at: 2, credits: ['A'] },
      C: { credits: ['A'] },
      A: { at: 1 },
      E: { at: 2, credits: ['B'] },
    }),
  );
  expect(dated.map(({ source }) => source.name)).toEqual(['A', 'B', 'E']);
  expect(undated.map(({ source }) => source.name)).toEqual(['C', 'D']);
});
