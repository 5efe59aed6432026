import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delayInWords } from '@/lib/format/delay';

const HOUR = 3600;
const DAY = 24 * HOUR;

describe('a delay in words', () => {
  it.each([
    [0, 'within 1 minute'],
    [59, 'within 1 minute'],
    [61, 'within 2 minutes'],
    [HOUR, 'within 60 minutes'],
    [90 * 60, 'within 90 minutes'],
    [90 * 60 + 1, 'within 2 hours'],
    [2.5 * HOUR, 'within 3 hours'],
    [47.2 * HOUR, 'within 48 hours'],
    [2 * DAY, 'within 2 days'],
    [2 * DAY + 1, 'within 3 days'],
    [100 * DAY, 'within 4 months'],
    [800 * DAY, 'within 3 years'],
    [-2 * HOUR, '2 hours earlier'],
  ])('%d seconds: %s', (median, words) => expect(delayInWords({ median, unit: 'seconds' })).toBe(words));

  it.each([
    [0, 'the same day'],
    [1, 'the next day'],
    [-1, 'the day before'],
    [2, '2 days later'],
    [-5, '5 days earlier'],
    [1234, '4 years later'],
  ])('%d days: %s', (median, words) => expect(delayInWords({ median, unit: 'days' })).toBe(words));

  it('never makes hours of days', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: -4000, max: 4000 }),
        (median) => !/hour|minute/.test(delayInWords({ median, unit: 'days' })),
      ),
    ));
});
