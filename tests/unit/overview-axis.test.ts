import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisOf, bucketsBetween, ticksOf, unitFor } from '@/lib/overview/buckets';

const ticks = (first: string, last: string) => {
  const unit = unitFor(first, last);
  return ticksOf(unit, bucketsBetween(unit, first, last)).filter((tick) => tick !== null);
};

describe('the axis of the chart', () => {
  it('names its months', () => {
    expect(ticks('2026-03-05', '2026-03-28')).toEqual(['5 Mar 2026']);
    expect(ticks('2026-03-05', '2026-04-10')).toEqual(['5 Mar 2026', 'Apr']);
    expect(ticks('2026-03-30', '2026-05-02')).toEqual(['Apr 2026', 'May']);
    expect(ticks('2026-03-05', '2026-03-08')).toEqual(['5 Mar 2026', '6', '7', '8']);
    expect(ticks('2025-11-03', '2026-02-20')[0]).toBe('3 Nov 2025');
    expect(ticks('2025-11-03', '2026-02-20')).toContain('Jan 2026');
    expect(ticks('2023-05-01', '2025-02-01')[0]).toBe('May 2023');
    expect(ticks('2023-05-01', '2025-02-01')).toContain('Jan 2024');
  });

  it('names the month and year of its first label, whatever it spans', () => {
    const day = fc
      .date({ min: new Date('1990-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, (a, b) => {
        expect(ticks(...([a, b].sort() as [string, string]))[0]).toMatch(/\d{4}$/);
      }),
    );
  });

  it('is cut by dates that are exact enough for it', () => {
    const none = { day: null, month: null, year: null };
    expect(axisOf(none)).toBeNull();
    expect(axisOf({ ...none, day: ['2024-03-01', '2024-03-09'], year: ['2020-01-01', '2024-01-01'] })).toEqual({
      ...{ unit: 'day', first: '2024-03-01', last: '2024-03-09' },
    });
    expect(axisOf({ ...none, month: ['2024-03-01', '2024-05-01'] })).toEqual({
      unit: 'month',
      first: '2024-03-01',
      last: '2024-05-01',
    });
    expect(
      axisOf({ day: ['2024-03-01', '2026-03-01'], month: ['2023-01-01', '2023-05-01'], year: null }),
    ).toMatchObject({
      ...{ unit: 'month', first: '2023-01-01', last: '2026-03-01' },
    });
    expect(axisOf({ ...none, year: ['1990-01-01', '2024-01-01'] })).toMatchObject({ unit: 'year' });
  });
});
