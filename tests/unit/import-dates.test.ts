import { describe, expect, it } from 'vitest';
import { Telling } from '@/lib/import/telling.mjs';
import { imported, reasonsOf, rowOf, using } from '../support/imported';

const published = (cell: string, change?: Parameters<typeof imported>[2]) =>
  imported(['Title', 'Published'], [['The pump failed', cell]], change);
const dateOf = (cell: string, change?: Parameters<typeof imported>[2]) => {
  const { publishedAt } = rowOf(published(cell, change).rows[0]).document ?? {};
  return publishedAt && { at: publishedAt.at, precision: publishedAt.precision, note: publishedAt.note };
};

describe('dates as programs write them', () => {
  it.each([
    ['1709658000', '2024-03-05T17:00:00.000Z'],
    ['1709658000.0', '2024-03-05T17:00:00.000Z'],
    ['1709658000123', '2024-03-05T17:00:00.000Z'],
    ['Tue Mar 05 17:20:00 +0000 2024', '2024-03-05T17:20:00.000Z'],
    ['Tue Mar 5 2024 17:20:00 GMT+0100 (Central European Standard Time)', '2024-03-05T16:20:00.000Z'],
    ['20240305172000', '2024-03-05T17:20:00.000Z'],
  ])('“%s” is %s', (cell, at) => expect(dateOf(cell)).toEqual({ at, precision: 'minute', note: '' }));

  it.each(['170965800', '2709658000', '17096580001', 'Tue Mar 05 17:20:00'])('“%s” is none', (cell) => {
    expect(reasonsOf(published(cell).rows[0])).toHaveLength(1);
  });
});

describe('dates with spaces after their points', () => {
  it.each(['2024. 3. 5.', '2024. 03. 05', '25. 3. 2024', '2024.3.5.'])('“%s” is a day', (cell) => {
    expect(dateOf(cell)).toMatchObject({ precision: 'day' });
  });
  it('are asked about where day and month can be either', () => {
    expect(published('5. 3. 2024').questions).toMatchObject([{ kind: 'dates', examples: ['5. 3. 2024'] }]);
    expect(dateOf('5. 3. 2024', using('Published', { dates: 'dmy' }))?.at).toBe('2024-03-05T00:00:00.000Z');
  });
});

describe('months as spreadsheets write them', () => {
  it.each(['Mar-24', "Mar '24", 'March-24', 'Mär-24'])('“%s” is March 2024, as is said', (cell) => {
    const { questions, mapping } = published(cell);
    expect(questions).toMatchObject([{ kind: 'years', years: ['24'] }]);
    expect(mapping.columns[1]?.as).toMatchObject({ years: 'near' });
    expect(dateOf(cell)).toEqual({ at: '2024-03-01T00:00:00.000Z', precision: 'month', note: '' });
  });
  it.each(['Mar 24', '24-Mar'])('“%s” is a day without a year', (cell) => {
    expect(reasonsOf(published(cell).rows[0])).toHaveLength(1);
  });
});

describe('numbers in a column of dates', () => {
  it('are asked about, and refused until it is said that they count days', () => {
    const { questions, rows } = published('45356');
    expect(questions).toEqual([
      {
        ...{ kind: 'count', column: 1, examples: ['45356'] },
        text: '“45356” is a number. Does it count days, as spreadsheets do?',
      },
    ]);
    expect(reasonsOf(rows[0])).toHaveLength(1);
  });
  it('are days since 1900 or since 1904; a part of a day is kept as the note', () => {
    const at = (cell: string, count: 1900 | 1904) => dateOf(cell, using('Published', { count }));
    expect(at('45356', 1900)).toEqual({ at: '2024-03-05T00:00:00.000Z', precision: 'day', note: '' });
    expect(at('45356.722222222', 1900)).toEqual({
      ...{ at: '2024-03-05T00:00:00.000Z', precision: 'day', note: '2024-03-05 17:20' },
    });
    expect(at('43894', 1904)?.at).toBe('2024-03-05T00:00:00.000Z');
  });
  it('are told of a column however late they come', () => {
    const telling = new Telling();
    for (let row = 0; row < 500; row++) telling.take([`It rained ${row} times.`, `${1800 + (row % 200)}-03-05`]);
    telling.take(['It snowed.', '45356']);
    expect(telling.columns[1]).toContain('45356');
  });
});
