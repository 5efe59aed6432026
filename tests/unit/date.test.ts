import { describe, expect, it } from 'vitest';
import { formatDate, machineDate } from '@/lib/format/date';

describe('a date', () => {
  it.each([
    ['2026-04-06T00:00:00.000Z', undefined, '6 Apr 2026'],
    ['2026-04-06T23:59:59.999Z', 'day', '6 Apr 2026'],
    ['2026-04-06T14:05:00.000Z', 'minute', '6 Apr 2026, 14:05 UTC'],
    ['2026-04-07T00:05:00+02:00', 'minute', '6 Apr 2026, 22:05 UTC'],
    ['1999-12-31T00:00:00.000Z', 'minute', '31 Dec 1999, 00:00 UTC'],
  ] as const)('%s, %s reads «%s»', (iso, precision, text) => expect(formatDate(iso, precision)).toBe(text));

  it('that is not known is a dash', () => {
    expect(formatDate(null)).toBe('–');
    expect(formatDate('not a date', 'minute')).toBe('–');
  });

  it('is no surer for machines than for people', () => {
    expect(machineDate('2026-04-06T14:05:00.000Z')).toBe('2026-04-06');
    expect(machineDate('2026-04-06T14:05:00.000Z', 'minute')).toBe('2026-04-06T14:05Z');
  });
});
