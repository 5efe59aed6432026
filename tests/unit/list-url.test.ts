import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimList } from '@/lib/claims/table';
import {
  defaultQuery,
  type FilterValue,
  type ListDefinition,
  type ListQuery,
  PAGE_SIZES,
} from '@/lib/data-table/definition';
import { searchProblem } from '@/lib/data-table/search';
import { queryInWords } from '@/lib/data-table/sentence';
import { listCodec, readListQuery } from '@/lib/data-table/url';
import { listHref, withFilter, writeListQuery } from '@/lib/data-table/write';
import { lists } from '@/lib/tables';

const read = (text: string) => readListQuery(claimList, new URLSearchParams(text));

const slug = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8})?$/);
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const range = <T extends string | number>(end: fc.Arbitrary<T>) =>
  fc
    .tuple(fc.option(end), fc.option(end))
    .filter(([from, to]) => from !== null || to !== null)
    .map(([from, to]) => (from !== null && to !== null && from > to ? { from: to, to: from } : { from, to }));

function valuesFor(list: ListDefinition, word: string): fc.Arbitrary<FilterValue> {
  const filter = list.filters[word];
  switch (filter?.kind) {
    case 'choice':
      return fc.subarray(Object.keys(filter.options), { minLength: 1 }).map((values) => ({ kind: 'values', values }));
    case 'number':
      return range(fc.nat(10_000)).map((ends) => ({ kind: 'range', ...ends }));
    case 'date':
      return fc.oneof(
        range(day).map((ends) => ({ kind: 'dates' as const, ...ends })),
        fc.constant({ kind: 'no date' as const }),
      );
    default:
      return fc.uniqueArray(slug, { minLength: 1, maxLength: 5 }).map((values) => ({ kind: 'values', values }));
  }
}

const queryOf = (list: ListDefinition): fc.Arbitrary<ListQuery> =>
  fc
    .record({
      q: fc
        .string({ maxLength: 60, unit: 'grapheme' })
        .map((q) => q.trim())
        .filter((q) => searchProblem(q) === null),
      filters: fc
        .subarray(Object.keys(list.filters))
        .chain((words) => fc.record(Object.fromEntries(words.map((word) => [word, valuesFor(list, word)])))),
      sort: fc.record({
        column: fc.constantFrom(...Object.keys(list.columns).filter((id) => list.columns[id]?.sort)),
        desc: fc.boolean(),
      }),
      page: fc.integer({ min: 1, max: 99_999 }),
      size: fc.constantFrom(...PAGE_SIZES),
      columns: fc.shuffledSubarray(Object.keys(list.columns), { minLength: 1 }),
      open: fc.subarray(Object.keys(list.columns).filter((id) => list.columns[id]?.blank)),
    })
    .map(({ open, ...query }) => ({ ...query, ifFilled: query.columns.filter((id) => open.includes(id)) }));

describe.each(Object.values(lists))('the address of the $name table', (list: ListDefinition) => {
  it('brings back every query it was written from', () => {
    fc.assert(
      fc.property(queryOf(list), (query) => {
        const { query: back, notices } = readListQuery(list, new URLSearchParams(writeListQuery(list, query)));
        expect(notices).toEqual([]);
        expect(back).toEqual(query);
      }),
    );
  });

  it('is empty for the default query, and the codec agrees', () => {
    expect(listHref(list, defaultQuery(list))).toBe(list.path);
    expect(listCodec(list).decode('')).toEqual(defaultQuery(list));
    expect(listCodec(list).encode(defaultQuery(list))).toBe('');
  });

  it('survives any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        readListQuery(list, new URLSearchParams(text));
      }),
    );
  });
});

describe('what an address says wrongly', () => {
  it.each([
    ['foo=1', 'foo', 'means nothing'],
    ['status=weird', 'status', 'none of unverified'],
    ['sort=nothing', 'sort', 'no column'],
    ['sort=constructor', 'sort', 'no column'],
    ['page=0', 'page', 'not a page number'],
    ['page=1e3', 'page', 'not a page number'],
    ['size=1000', 'size', '25, 50, 100, 200'],
    ['columns=claim,nose', 'columns', 'no column “nose”'],
    ['origins=many', 'origins', 'not a whole number'],
    ['origins=3..1', 'origins', '3 is more than 1'],
    ['first=2026-02-30', 'first', 'February 2026 has 28 days'],
    ['first=..9999-12-31', 'first', 'up to 2999'],
    ['first=0000-01-01', 'first', 'the year 0'],
    ['first=0', 'first', 'is no date'],
    ['first=1445-08-24', 'first', 'another calendar'],
    ['first=05.03.2024', 'first', 'can be 5 March 2024 or 3 May 2024'],
    ['first=12', 'first', 'is no date'],
    ['first=2024-03-05T17:20', 'first', 'without a zone'],
    ['first=circa+2024', 'first', 'no single date'],
    ['first=2024/2025', 'first', 'no single date'],
    ['last=2024-04..March+2024', 'last', 'April 2024 is after March 2024'],
    ['first=2026-03-01..2026-01-01', 'first', 'is after'],
    [`q=${'a'.repeat(10_000)}`, 'q', '10,000 characters'],
    ['__proto__=1', '__proto__', 'means nothing'],
    ['toString=1', 'toString', 'means nothing'],
  ])('%.40s is ignored with a notice', (text, word, part) => {
    const { query, notices } = read(text);
    expect(notices).toHaveLength(1);
    expect(notices[0]?.word).toBe(word);
    expect(notices[0]?.message).toContain(part);
    expect(query.filters).toEqual({});
    expect(query.q).toBe('');
  });

  it('keeps the values it knows', () => {
    const { query, notices } = read('status=confirmed,weird&status=refuted');
    expect(query.filters.status).toEqual({ kind: 'values', values: ['confirmed', 'refuted'] });
    expect(notices).toHaveLength(1);
  });

  it('prefers the address to what is remembered', () => {
    const remembered = ['status', 'claim', 'gone'];
    expect(readListQuery(claimList, new URLSearchParams(''), remembered).query.columns).toEqual(['status', 'claim']);
    expect(readListQuery(claimList, new URLSearchParams('columns=chain'), remembered).query.columns).toEqual(['chain']);
  });
});

describe('a range of dates', () => {
  it.each([
    ['first=2024', '2024', '2024'],
    ['first=2024-03..2024-05', '2024-03', '2024-05'],
    ['first=March+2024..5+May+2024', '2024-03', '2024-05-05'],
    ['first=2024-03-05..2024', '2024-03-05', '2024'],
    ['first=..2024-03-05T17:20Z', null, '2024-03-05T17:20Z'],
  ])('%s is read, coarse or fine', (text, from, to) => {
    const { query, notices } = read(text);
    expect(notices).toEqual([]);
    expect(query.filters.first).toEqual({ kind: 'dates', from, to });
  });
});

describe('a query in words', () => {
  it('names everything that narrows the table', () => {
    const { query } = read(
      'q=chips&source=reuters&warning=single-origin,circular&origins=2..&first=2026-01-01..2026-03-31&sort=claim',
    );
    expect(queryInWords(claimList, query, { source: { reuters: 'Reuters' } })).toBe(
      'Search for “chips”; Source is Reuters; Warnings is single origin or circular reporting; Origins is at least 2; First reported is 1 Jan 2026 to 31 Mar 2026; sorted by Claim, ascending.',
    );
  });

  it('says that nothing does', () => {
    expect(queryInWords(claimList, defaultQuery(claimList), {})).toBe(
      'All claims; sorted by First reported, descending.',
    );
  });
});

it('a changed filter goes back to the first page', () => {
  const query = { ...defaultQuery(claimList), page: 7 };
  const filtered = withFilter(query, 'status', { kind: 'values', values: ['refuted'] });
  expect(listHref(claimList, filtered)).toBe('/claims?status=refuted');
  expect(listHref(claimList, withFilter(filtered, 'status', null))).toBe('/claims');
});

describe('a search that would leave a part out', () => {
  it.each([
    ['q=!!!', 'no word'],
    ['q=%22%22%20-', 'no word'],
    ['q=a+b+c+d+e+f+g+h+i+j+k+l+m', 'At most 12 words'],
    ['q=one&q=two', 'two search texts'],
  ])('is reported: %s', (address, words) => {
    const { notices } = readListQuery(claimList, new URLSearchParams(address));
    expect(notices).toEqual([{ word: 'q', message: expect.stringContaining(words) }]);
  });

  it.each(['q=', 'q=+', 'q=one+two', 'q=&q=one'])('is not there: %s', (address) =>
    expect(readListQuery(claimList, new URLSearchParams(address)).notices).toEqual([]),
  );
});

describe('the limits of an address', () => {
  const values = (count: number) => `source=${Array.from({ length: count }, (_, i) => `s${i}`).join(',')}`;

  it('are a hundred values of a filter', () => {
    expect(read(values(100))).toMatchObject({ notices: [], query: { filters: { source: { kind: 'values' } } } });
    const { query, notices } = read(values(101));
    expect([query.filters.source, notices[0]?.message]).toEqual([undefined, 'Source: at most 100 values.']);
  });

  it('are a thousand characters to search for', () => {
    const words = (length: number) => read(`q=${'a'.repeat(length)}`);
    expect([words(1000).query.q.length, words(1000).notices]).toEqual([1000, []]);
    expect(words(1001).notices[0]?.message).toContain('has 1,001 characters; at most 1000');
  });

  it('are numbers of nine digits, and the first page', () => {
    expect(read('origins=999999999').notices).toEqual([]);
    expect(read('origins=1000000000').notices).toHaveLength(1);
    expect([read('page=1').query.page, read('page=2').query.page, read('page=1').notices]).toEqual([1, 2, []]);
    expect(PAGE_SIZES.map((size) => read(`size=${size}`).query.size)).toEqual([...PAGE_SIZES]);
  });

  it('cut what is repeated of a wrong word, after sixty characters', () => {
    const told = (length: number) => read(`page=${'x'.repeat(length)}`).notices[0]?.message;
    expect(told(60)).toBe(`“${'x'.repeat(60)}” is not a page number.`);
    expect(told(61)).toBe(`“${'x'.repeat(60)}…” is not a page number.`);
  });
});

describe('ranges', () => {
  it.each([
    ['origins=2', { kind: 'range', from: 2, to: 2 }],
    ['origins=0..', { kind: 'range', from: 0, to: null }],
    ['origins=..0', { kind: 'range', from: null, to: 0 }],
    ['origins=3..3', { kind: 'range', from: 3, to: 3 }],
    ['first=none', { kind: 'no date' }],
    ['first=2026-03-01..2026-03-01', { kind: 'dates', from: '2026-03-01', to: '2026-03-01' }],
  ])('%s is read', (text, value) => {
    const { query, notices } = read(text);
    expect([Object.values(query.filters), notices]).toEqual([[value], []]);
  });

  it('of dates that touch are none that ends before it begins', () => {
    expect(read('first=2026-03-02..2026-03-01').notices).toHaveLength(1);
    expect(read('first=2026-03..2026-03-01').notices).toEqual([]);
    expect(read('first=2026-03-31..2026-03').notices).toEqual([]);
    expect(read('first=2026-04-01..2026-03').notices).toHaveLength(1);
  });

  it('are said in words', () => {
    const said = (text: string) => queryInWords(claimList, read(text).query, {}).split(';')[0];
    expect(said('origins=2')).toBe('Origins is 2');
    expect(said('origins=..5')).toBe('Origins is at most 5');
    expect(said('origins=2..5')).toBe('Origins is 2 to 5');
    expect(said('first=2026-03..')).toBe('First reported is from March 2026');
    expect(said('first=..2026')).toBe('First reported is up to 2026');
    expect(said('first=none')).toBe('First reported is not known');
    expect(said('status=refuted,confirmed')).toBe('Status is refuted or confirmed');
    expect(said('source=reuters')).toBe('Source is reuters');
    expect(queryInWords(claimList, read('sort=-claim').query, {})).toBe('All claims; sorted by Claim, descending.');
  });
});

describe('an address', () => {
  it('says a sort, a page, a size and columns only where they are not the usual ones', () => {
    for (const text of ['sort=claim', 'sort=-claim', 'page=2', 'size=25', 'columns=claim,status'])
      expect(writeListQuery(claimList, read(text).query)).toBe(text);
    const { column, desc } = claimList.defaultSort;
    expect(writeListQuery(claimList, read(`sort=${desc ? '' : '-'}${column}`).query)).toBe(
      `sort=${desc ? '' : '-'}${column}`,
    );
    expect(writeListQuery(claimList, read(`sort=${desc ? '-' : ''}${column}&page=1&size=100`).query)).toBe('');
  });

  it('has its own words after those of the list, where it is another page', () => {
    const { query } = read('status=refuted');
    expect(listHref(claimList, query, { path: '/network', words: { at: 'a b' } })).toBe(
      '/network?status=refuted&at=a%20b',
    );
    expect(listHref(claimList, defaultQuery(claimList), { path: '/network' })).toBe('/network');
  });

  it('that says columns twice has them once, and remembers none that there are not', () => {
    expect(read('columns=claim,claim,status').query.columns).toEqual(['claim', 'status']);
    expect(readListQuery(claimList, new URLSearchParams(), ['gone']).query.columns).toEqual(
      defaultQuery(claimList).columns,
    );
    expect(read('columns=gone').query.columns).toEqual(defaultQuery(claimList).columns);
  });

  it('that names nothing but wrong values filters nothing', () => {
    const { query, notices } = read('status=weird,odd');
    expect([query.filters, notices[0]?.message]).toEqual([{}, expect.stringContaining('“weird”, “odd” is none of')]);
    expect(read('status=,,').query.filters).toEqual({});
  });
});
