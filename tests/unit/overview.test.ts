import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketInWords, bucketStart, bucketsBetween, unitFor, units } from '@/lib/overview/buckets';
import { type Figures, type Origins, percent, togetherOf } from '@/lib/overview/figures';
import { overviewInWords, topOriginsInWords } from '@/lib/overview/in-words';

const DAY = 86_400_000;
const days = fc
  .integer({ min: Date.UTC(1900, 0, 1) / DAY, max: Date.UTC(2100, 0, 1) / DAY })
  .map((n) => new Date(n * DAY).toISOString().slice(0, 10));
const next = (day: string) => new Date(Date.parse(day) + DAY).toISOString().slice(0, 10);

describe('buckets of time', () => {
  it.each([
    ['2024-02-28', '2024-03-01', 'day', 3],
    ['2023-02-28', '2023-03-01', 'day', 2],
    ['2026-01-01', '2026-04-01', 'week', 14],
    ['2024-01-15', '2026-03-02', 'month', 27],
    ['1995-05-05', '2026-03-02', 'year', 32],
    ['2026-04-06', '2026-04-06', 'day', 1],
  ] as const)('from %s to %s: by %s, %i bars', (first, last, unit, count) => {
    expect(unitFor(first, last)).toBe(unit);
    expect(bucketsBetween(unit, first, last)).toHaveLength(count);
  });

  it('follow each other without a gap and hold every day between', () => {
    fc.assert(
      fc.property(days, days, fc.nat(), (a, b, at) => {
        const [first, last] = [a, b].sort() as [string, string];
        const unit = unitFor(first, last);
        const buckets = bucketsBetween(unit, first, last);
        for (const [i, bucket] of buckets.entries()) {
          expect(bucket.from <= bucket.to).toBe(true);
          if (i > 0) expect(bucket.from).toBe(next(buckets[i - 1]?.to ?? ''));
        }
        expect((buckets.at(-1)?.to ?? '') >= last).toBe(true);
        expect(buckets.length <= 100).toBe(true);
        const span = (Date.parse(last) - Date.parse(first)) / DAY + 1;
        const day = new Date(Date.parse(first) + (at % span) * DAY).toISOString().slice(0, 10);
        const holding = buckets.filter(({ from, to }) => from <= day && day <= to);
        if (day >= (buckets[0]?.from ?? '')) expect(holding.map(({ from }) => from)).toEqual([bucketStart(unit, day)]);
      }),
    );
  });

  it('know leap days and weeks that begin on Monday', () => {
    expect(bucketsBetween('month', '2024-02-10', '2024-02-10')).toEqual([{ from: '2024-02-01', to: '2024-02-29' }]);
    expect(bucketsBetween('month', '1900-02-10', '1900-02-10')[0]?.to).toBe('1900-02-28');
    expect(bucketStart('week', '2026-04-05')).toBe('2026-03-30');
    expect(units.map((unit) => bucketInWords(unit, { from: '2026-04-06', to: '' }))).toEqual([
      '6 Apr 2026',
      'week of 6 Apr 2026',
      'Apr 2026',
      '2026',
    ]);
  });
});

describe('shares', () => {
  it('never say all or nothing unless it is so', () => {
    expect([percent(0, 7), percent(1, 1000), percent(1, 3), percent(999, 1000), percent(7, 7), percent(0, 0)]).toEqual([
      '0 %',
      'less than 1 %',
      '33 %',
      '99 %',
      '100 %',
      '0 %',
    ]);
  });
  it('add up what each origin adds', () => expect(togetherOf([5, 2, 0, 1])).toEqual([5, 7, 7, 8]));
});

describe('the overview in words', () => {
  const figures = (claims: number, confidence: Figures['confidence']): Figures => ({
    claims,
    confidence,
    status: {},
    links: {},
    undated: 0,
    spans: { day: null, month: null, year: null },
  });
  const reuters = { slug: 'reuters', name: 'Reuters', kind: 'agency', claims: 7, together: 7 } as const;
  const other = { ...reuters, slug: 'other', name: 'Other', claims: 2, together: 8 };
  const origins = (top: Origins['top'], without = 0, all = top.length): Origins => ({ origins: all, without, top });

  it('is one sentence', () => {
    expect(overviewInWords(figures(12, { none: 1, low: 9, high: 2 }), origins([reuters, other], 0, 3))).toBe(
      '12 claims rest on 3 origins; one origin, Reuters, carries 58 % of them; 10 cannot be judged or are Low.',
    );
    expect(overviewInWords(figures(1, { low: 1 }), origins([{ ...reuters, claims: 1, together: 1 }]))).toBe(
      '1 claim rests on 1 origin, Reuters; it cannot be judged or is Low.',
    );
    expect(overviewInWords(figures(2, { high: 2 }), origins([], 2))).toBe(
      '2 claims rest on no known origin; none is Low or cannot be judged.',
    );
  });

  it('says what the first origins carry together', () => {
    expect(topOriginsInWords(figures(12, {}), origins([reuters, other, { ...other, together: 9 }], 0, 7))).toBe(
      'Three origins carry 75 % of this table.',
    );
    expect(topOriginsInWords(figures(12, {}), origins([reuters, other], 1))).toBe(
      'The two origins carry 67 % of this table. Of 1 claim no origin is known.',
    );
    expect(topOriginsInWords(figures(2, {}), origins([], 2))).toBe('No origin is known here.');
  });
});
