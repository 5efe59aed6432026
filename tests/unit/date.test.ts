import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  beginOf,
  coarsened,
  compareDates,
  type Dated,
  endOf,
  formatDate,
  machineDate,
  PRECISIONS,
  readMachineDate,
  writtenDate,
} from '@/lib/format/date';
import { isAhead, readDate } from '@/lib/format/read-date.mjs';

const dated: fc.Arbitrary<Dated> = fc
  .tuple(
    fc.date({ min: new Date('1500-01-01'), max: new Date('2999-12-31'), noInvalidDate: true }),
    fc.constantFrom(...PRECISIONS),
  )
  .map(([date, precision]) => ({ at: beginOf({ at: date.toISOString(), precision }), precision }));
const read = (text: string) => {
  const { date, problem } = readDate(text);
  return date ? { at: date.at, precision: date.precision, note: date.note } : problem;
};

describe('a date', () => {
  it.each([
    ['2026-04-06T00:00:00.000Z', undefined, '6 Apr 2026'],
    ['2026-04-06T23:59:59.999Z', 'day', '6 Apr 2026'],
    ['2026-04-06T14:05:00.000Z', 'minute', '6 Apr 2026, 14:05 UTC'],
    ['2026-04-07T00:05:00+02:00', 'minute', '6 Apr 2026, 22:05 UTC'],
    ['1999-12-31T00:00:00.000Z', 'minute', '31 Dec 1999, 00:00 UTC'],
    ['2024-03-01T00:00:00.000Z', 'month', 'March 2024'],
    ['2024-01-01T00:00:00.000Z', 'year', '2024'],
  ] as const)('%s, %s reads “%s”', (iso, precision, text) => expect(formatDate(iso, precision)).toBe(text));

  it('that is not known is a dash', () => {
    expect(formatDate(null)).toBe('–');
    expect(formatDate('not a date', 'minute')).toBe('–');
  });

  it('is no more precise for machines than for people', () => {
    const at = '2026-04-06T14:05:00.000Z';
    expect(PRECISIONS.map((precision) => machineDate(at, precision))).toEqual([
      '2026',
      '2026-04',
      '2026-04-06',
      '2026-04-06T14:05Z',
    ]);
  });

  it('is read back as it was written, for people and for machines', () => {
    fc.assert(
      fc.property(dated, (it) => {
        expect(read(formatDate(it.at, it.precision))).toEqual({ ...it, note: '' });
        expect(read(writtenDate(it.at, it.precision))).toEqual({ ...it, note: '' });
        expect(readMachineDate(machineDate(it.at, it.precision))).toEqual(it);
      }),
    );
  });

  it('ends after it begins, with the beginning of the next', () => {
    fc.assert(
      fc.property(dated, (it) => {
        expect(beginOf(it)).toBe(it.at);
        expect(endOf(it) > beginOf(it)).toBe(true);
        const next = { at: endOf(it), precision: it.precision };
        expect(beginOf(next)).toBe(next.at);
        expect(beginOf({ at: new Date(Date.parse(next.at) - 1).toISOString(), precision: it.precision })).toBe(it.at);
      }),
    );
  });

  it('sorts by its beginning, coarse before fine', () => {
    fc.assert(
      fc.property(fc.array(dated), fc.array(dated), (some, others) => {
        // Dates that begin together are rare by chance.
        const all = [
          ...some,
          ...others,
          ...some.flatMap(({ at }) => PRECISIONS.map((precision) => ({ at: beginOf({ at, precision }), precision }))),
        ];
        const sorted = all.toSorted(compareDates);
        for (const [i, it] of sorted.entries()) {
          const before = sorted[i - 1];
          if (!before) continue;
          expect(beginOf(before) <= beginOf(it)).toBe(true);
          if (before.at === it.at) expect(endOf(before) >= endOf(it)).toBe(true);
        }
      }),
    );
  });
});

describe('what is read as a date', () => {
  const year = { at: '2024-01-01T00:00:00.000Z', precision: 'year', note: '' };
  const month = { at: '2024-03-01T00:00:00.000Z', precision: 'month', note: '' };
  const day = { at: '2024-03-05T00:00:00.000Z', precision: 'day', note: '' };
  const minute = { at: '2024-03-05T17:20:00.000Z', precision: 'minute', note: '' };

  it.each(['2024', ' 2024 ', '２０２４', '2024年'])('“%s” is the year', (text) => expect(read(text)).toEqual(year));

  it.each([
    'March 2024',
    'mar 2024',
    'Mar. 2024',
    'March, 2024',
    '2024-03',
    '2024-3',
    '2024/03',
    '03/2024',
    '3.2024',
    '2024 March',
    '2024年3月',
  ])('“%s” is the month', (text) => expect(read(text)).toEqual(month));

  it.each([
    '2024-03-05',
    '2024/3/5',
    '2024.03.05',
    '20240305',
    '5 March 2024',
    '5th March 2024',
    '5. March 2024',
    'the 5th',
    'March 5, 2024',
    'March 5 2024',
    'Mar 5th, 2024',
    '5 Mar 2024',
    '05-Mar-2024',
    'Tuesday, 5 March 2024',
    'Tue Mar 5 2024',
    '2024 March 5',
    '2024年3月5日',
  ])('“%s” is the day', (text) => {
    if (text === 'the 5th') return expect(read(text)).toContain('is no date');
    expect(read(text)).toEqual(day);
  });

  it.each([
    '2024-03-05T17:20Z',
    '2024-03-05T17:20:59.999Z',
    '2024-03-05 17:20 UTC',
    '2024-03-05T18:20+01:00',
    '2024-03-05T12:20:00-0500',
    '20240305T172000Z',
    'Tue, 05 Mar 2024 18:20:00 +0100',
    'Tue Mar 05 2024 18:20:00 GMT+0100 (Central European Standard Time)',
    '5 March 2024, 17:20 UTC',
    '5 March 2024 at 5:20 pm UTC',
    '2024-03-06T02:20+09:00',
  ])('“%s” is the minute', (text) => expect(read(text)).toEqual(minute));

  it.each([
    ['25.03.2024', '2024-03-25'],
    ['03/25/2024', '2024-03-25'],
    ['05.05.2024', '2024-05-05'],
    ['29 Feb 2024', '2024-02-29'],
    ['Sept 3, 2024', '2024-09-03'],
  ])('“%s” can be only %s', (text, iso) =>
    expect(read(text)).toMatchObject({ at: `${iso}T00:00:00.000Z`, precision: 'day' }),
  );

  it.each([
    ['circa 2024', year],
    ['c. March 2024', month],
    ['ca 2024', year],
    ['c.2024', year],
    ['about 5 March 2024', day],
    ['~2024', year],
    ['2024~', year],
    ['2024?', year],
    ['early March 2024', month],
    ['mid-2024', year],
    ['spring 2024', year],
    ['Q1 2024', year],
    ['2024 Q1', year],
    ['between March and May 2024', year],
    ['March–May 2024', year],
    ['March to May 2024', year],
    ['2024-03/2024-05', year],
    ['5–7 March 2024', month],
    ['March 5–7, 2024', month],
    ['from 5 March 2024 to 7 March 2024', month],
    ['2024/2025', year],
    ['2024–2026', year],
    ['2024..2025', year],
    ['Dec 2024 – Feb 2025', year],
  ])('“%s” is kept as a note beside the nearest precision', (text, nearest) =>
    expect(read(text)).toEqual({ ...nearest, note: text }),
  );

  it.each([
    ['05.03.2024', 'can be 5 March 2024 or 3 May 2024'],
    ['7-10-2020', 'can be 7 October 2020 or 10 July 2020'],
    ['03/04/2024', 'can be 3 April 2024 or 4 March 2024'],
    ['03/04/24', 'several ways'],
    ['25.03.24', 'several ways'],
    ['5 March 24', 'two digits'],
    ['2023/24', 'can be a month or two years'],
    ['2003/04', 'can be a month or two years'],
    ['12', 'is no date'],
    ['5', 'is no date'],
    ['202403', 'is no date'],
    ['1712345678', 'is no date'],
    ['yesterday', 'is no date'],
    ['none', 'is no date'],
    ['5 Smarch 2024', 'is no date'],
    ['Marches 2024', 'is no date'],
    ['March', 'has no year'],
    ['5 March', 'has no year'],
    ['2024-02-30', 'February 2024 has 29 days'],
    ['2023-02-29', 'February 2023 has 28 days'],
    ['31 April 2024', 'April 2024 has 30 days'],
    ['0 March 2024', 'March 2024 has 31 days'],
    ['2024-13', 'there is no month 13'],
    ['2024-13-01', 'there is no month 13'],
    ['2024-00-05', 'there is no month 0'],
    ['00.03.2024', 'is no date'],
    ['1445-08-24', 'another calendar'],
    ['0000-01-01', 'the year 0'],
    ['9999-12-31', 'up to 2999'],
    ['Monday, 5 March 2024', '5 March 2024 is a Tuesday'],
    ['2024-03-05T17:20', 'without a zone'],
    ['5 March 2024, 17:20', 'without a zone'],
    ['2024-03-05 17:20 EST', 'zone that is not known'],
    ['2024-03-05T17:20+25:00', 'zone that is not known'],
    ['2024-03-05T24:00Z', 'no such time'],
    ['2024-03-05T17:60Z', 'no such time'],
    ['March 2024, 17:20 UTC', 'no day'],
    ['May to March 2024', 'ends before it begins'],
    ['2025/2024', 'ends before it begins'],
    ['before 2024', 'is no date'],
    ['2024-W10', 'is no date'],
    ['2024-065', 'is no date'],
    ['', 'Give a date'],
    [`5 March 2024${' or later'.repeat(20)}`, 'is no date'],
  ])('“%s” is refused by name', (text, part) => expect(read(text)).toContain(part));

  it('survives any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { date, problem } = readDate(text);
        expect(Boolean(date) !== Boolean(problem)).toBe(true);
      }),
    );
  });

  it('never guesses between two figures that could change places', () => {
    const figure = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(figure, figure, fc.constantFrom('.', '/', '-'), fc.boolean(), (a, b, sign, pads) => {
        const text = [a, b].map((n) => String(n).padStart(pads ? 2 : 1, '0')).join(sign);
        expect(readDate(`${text}${sign}2024`).date === undefined).toBe(a !== b);
      }),
    );
  });

  it('keeps the day that is written, whatever its zone', () => {
    const { date } = readDate('2024-03-05T00:30+02:00');
    expect(date && coarsened(date, 'day')).toEqual({ at: '2024-03-05T00:00:00.000Z', precision: 'day' });
    expect(date && coarsened(date, 'year')).toEqual({ at: '2024-01-01T00:00:00.000Z', precision: 'year' });
    const { date: coarse } = readDate('2024');
    expect(coarse && coarsened(coarse, 'day')).toBeNull();
  });

  it('is in the future only if it has begun nowhere', () => {
    const now = Date.parse('2024-03-05T12:00:00Z');
    const ahead = (text: string) => isAhead(readDate(text).date ?? { at: '', precision: 'day' }, now);
    expect([ahead('2024'), ahead('2024-03-05'), ahead('2024-03-06'), ahead('2024-03-05T12:04Z')]).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect([ahead('2025'), ahead('2024-04'), ahead('2024-03-07'), ahead('2024-03-05T12:30Z')]).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });
});
