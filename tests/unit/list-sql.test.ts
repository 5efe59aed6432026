import { describe, expect, it } from 'vitest';
import { defaultQuery, type FilterValue, type ListDefinition, type ListQuery } from '@/lib/data-table/definition';
import { foundIn, noneOf, rankSql } from '@/lib/data-table/lookup.server';
import { searchTerms } from '@/lib/data-table/search';
import { escapeLike, idsSql, listSql, orderSql, pageSql, textSearch, whereSql } from '@/lib/data-table/sql.server';
import { Prisma } from '@/prisma/generated/client';

const { sql, raw } = Prisma;
const option = { label: '', help: '' };
const column = { label: '', width: 100, shown: true, csv: [] } as const;
const list = {
  ...{ name: 'things', path: '/things', noun: ['thing', 'things'], heading: 'a', exports: [], csvAlways: [] },
  defaultSort: { column: 'a', desc: false },
  columns: {
    a: { ...column, sort: 'asc', sql: 't.a' },
    b: {
      ...column,
      sort: 'desc',
      sql: 't.b',
      order: { blanks: true, finer: 't.b2', added: 't.added', join: 'JOIN b' },
    },
    c: { ...column, sort: 'asc', sql: 't.c', order: { blanks: true } },
    plain: column,
  },
  filters: {
    word: { kind: 'choice', label: '', options: { x: option, y: option }, sql: 't.word', type: 'thing_word' },
    words: { kind: 'choice', label: '', options: { x: option }, sql: 't.words', many: true },
    who: { kind: 'found', label: '', found: 'person', sql: 't.who', type: 'text', named: 't.name' },
    of: { kind: 'records', label: '', records: 'source', sql: 't.of' },
    in: { kind: 'records', label: '', records: 'topic', sql: 't.in', many: true },
    count: { kind: 'number', label: '', sql: 't.n' },
    day: { kind: 'date', label: '', sql: 't.day', precision: 't.p' },
    at: { kind: 'date', label: '', sql: 't.at' },
    own: { kind: 'choice', label: '', options: { x: option } },
  },
} as const satisfies ListDefinition;
const things = listSql(list, {
  from: sql`thing t`,
  alias: 't',
  row: sql`JOIN more m ON m.id = t.id`,
  always: sql`t.lives`,
  search: (terms) => textSearch(sql`t.folded`, terms, sql`t.words`),
  special: { own: { condition: () => sql`t.own`, facet: { kind: 'word', column: sql`t.own` } } },
});

/** SQL as one line, with its values in their places. */
const line = ({ strings, values }: Prisma.Sql) =>
  strings
    .map((part, i) => part + (i < values.length ? JSON.stringify(values[i]) : ''))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
const asked = (more: Partial<ListQuery> = {}) => ({ ...defaultQuery(list), ...more });
const where = (filters: Record<string, FilterValue>, refs = {}, except?: string) =>
  line(whereSql(things, asked({ filters }), refs, except)).replace(/^WHERE t\.lives( AND )?/, '');
const values = (...them: string[]): FilterValue => ({ kind: 'values', values: them });
const range = (from: number | null, to: number | null): FilterValue => ({ kind: 'range', from, to });
const dates = (from: string | null, to: string | null): FilterValue => ({ kind: 'dates', from, to });

describe('a filter in SQL', () => {
  it.each<[string, FilterValue, string]>([
    ['word', values('x', 'y'), 't.word = ANY(["x","y"]::thing_word[])'],
    ['words', values('x'), 't.words && ["x"]::text[]'],
    ['who', values('ada'), 't.who = ANY(["ada"]::text[])'],
    ['own', values('x'), 't.own'],
    ['count', range(2, 2), 't.n = 2'],
    ['count', range(0, 0), 't.n = 0'],
    ['count', range(2, 5), '(t.n >= 2 AND t.n <= 5)'],
    ['count', range(2, null), '(t.n >= 2)'],
    ['count', range(null, 5), '(t.n <= 5)'],
    ['count', range(null, null), 'true'],
    ['at', { kind: 'no date' }, 't.at IS NULL'],
    [
      'at',
      dates('2026-03-05', '2026-03-06'),
      '(t.at >= "2026-03-05T00:00:00.000Z" AND t.at < "2026-03-07T00:00:00.000Z")',
    ],
    ['at', dates(null, '2026'), '(t.at < "2027-01-01T00:00:00.000Z")'],
    ['at', dates('2026', null), '(t.at >= "2026-01-01T00:00:00.000Z")'],
    ['at', dates(null, null), 'true'],
    ['day', { kind: 'no date' }, 't.day IS NULL'],
    ['day', dates(null, '2026-03'), '(t.day < "2026-04-01T00:00:00.000Z")'],
    ['nose', values('x'), ''],
  ])('%s of %j', (word, value, text) => expect(where({ [word]: value })).toBe(text));

  it('of dates takes the coarse ones in which the range begins, and those after it', () =>
    expect(where({ day: dates('2026-03-05T17:20Z', '2026-03-06') })).toBe(
      '((t.day >= "2026-01-01T00:00:00.000Z" AND t.day < "2026-03-07T00:00:00.000Z")' +
        ' AND (t.day >= "2026-03-05T17:20:00.000Z"::timestamptz OR (t.p, t.day) IN' +
        ' (("year"::date_precision, "2026-01-01T00:00:00.000Z"::timestamptz),' +
        '("month"::date_precision, "2026-03-01T00:00:00.000Z"::timestamptz),' +
        '("day"::date_precision, "2026-03-05T00:00:00.000Z"::timestamptz))))',
    ));

  it('that is given a value of another kind lets everything through', () => {
    for (const word of ['word', 'words', 'who']) expect(where({ [word]: range(1, 2) })).toBe('true');
    for (const word of ['count', 'at', 'day']) expect(where({ [word]: values('x') })).toBe('true');
  });

  it('of records takes their numbers, and none where there are none', () => {
    const refs = {
      of: new Map([['reuters', { id: 7, name: 'Reuters' }]]),
      in: new Map([['chips', { id: 8, name: '' }]]),
    };
    expect(where({ of: values('reuters', 'nobody') }, refs)).toBe('t.of = ANY([7]::int[])');
    expect(where({ in: values('chips') }, refs)).toBe('t.in && [8]::int[]');
    expect(where({ of: values('nobody') })).toBe('t.of = ANY([]::int[])');
  });

  it('stands beside the others, unless it is left out', () => {
    const filters = { own: values('x'), count: range(1, null) };
    expect(where(filters)).toBe('t.own AND (t.n >= 1)');
    expect(where(filters, {}, 'own')).toBe('(t.n >= 1)');
  });

  it('is refused where nothing says what it means', () => {
    const own = { from: sql`thing t`, alias: 't', always: sql`true`, search: () => sql`true`, special: {} };
    expect(() => listSql(list as ListDefinition, own as never)).toThrow('the filter “own” of things');
  });

  it('has counts where they can be told', () =>
    expect(Object.entries(things.facets).map(([word, { kind, column }]) => [word, kind, line(column)])).toEqual([
      ['word', 'word', 't.word'],
      ['words', 'words', 't.words'],
      ['who', 'word', 't.who'],
      ['of', 'record', 't.of'],
      ['in', 'records', 't.in'],
      ['own', 'word', 't.own'],
    ]));
});

describe('the order of a list in SQL', () => {
  const order = (by: string, desc = false) => line(orderSql(things, asked({ sort: { column: by, desc } })));

  it('ends in the number of a record, in the same direction', () => {
    expect([order('a'), order('a', true)]).toEqual(['ORDER BY t.a ASC, t.id ASC', 'ORDER BY t.a DESC, t.id DESC']);
    expect(order('plain')).toBe('ORDER BY t.id');
  });

  it('has what is blank at its end in both directions', () => {
    expect(order('b')).toBe('ORDER BY (t.b IS NULL), t.b ASC, t.b2 ASC, t.added DESC, t.id DESC');
    expect(order('b', true)).toBe('ORDER BY (t.b IS NULL), t.b DESC, t.b2 DESC, t.added DESC, t.id DESC');
    expect(order('c', true)).toBe('ORDER BY (t.c IS NULL), t.c DESC, t.id');
  });
});

describe('a page in SQL', () => {
  const third = asked({ page: 3, size: 25, sort: { column: 'b', desc: false } });
  const ordered = 'ORDER BY (t.b IS NULL), t.b ASC, t.b2 ASC, t.added DESC, t.id DESC';
  const inOrder = `SELECT t.id FROM thing t JOIN b WHERE t.lives ${ordered}`;

  it('is the ids first, with only what the order needs', () => {
    expect(line(idsSql(things, third, {}, true))).toBe(`${inOrder} LIMIT 25 OFFSET 50`);
    expect(line(idsSql(things, third, {}, false))).toBe(inOrder);
    expect(line(idsSql(things, asked(), {}, false))).toBe(
      'SELECT t.id FROM thing t WHERE t.lives ORDER BY t.a ASC, t.id ASC',
    );
  });

  it('then the rows of these alone', () =>
    expect(line(pageSql(things, third, {}, raw('t.*')))).toBe(
      `SELECT t.* FROM (${inOrder} LIMIT 25 OFFSET 50) page JOIN thing t ON t.id = page.id JOIN more m ON m.id = t.id JOIN b ${ordered}`,
    ));

  it('is both at once where the order needs the whole row', () => {
    const byRow = { ...things, orderedByRow: true as const };
    const rest = `FROM thing t JOIN more m ON m.id = t.id WHERE t.lives ${ordered}`;
    expect(line(pageSql(byRow, third, {}, raw('t.*')))).toBe(`SELECT t.* ${rest} LIMIT 25 OFFSET 50`);
    expect(line(idsSql(byRow, third, {}, false))).toBe(`SELECT t.id ${rest}`);
  });
});

describe('a search in SQL', () => {
  const inIndex = (q: string) => line(textSearch(sql`f`, searchTerms(q), sql`w`));
  const inText = (q: string) => line(textSearch(sql`f`, searchTerms(q)));

  it('takes signs of patterns literally', () => expect(escapeLike('100%_\\')).toBe('100\\%\\_\\\\'));

  it.each([
    ['chip', '(f LIKE "%chip%")'],
    ['chip port', '(f LIKE "%chip%" AND f LIKE "%port%")'],
    ['"big chip"', '(f LIKE "%big chip%")'],
    ['big-chip', '((f LIKE "%big-chip%" OR (f LIKE "%big%" AND f LIKE "%chip%")))'],
    ['v4-chip', '(f LIKE "%v4-chip%")'],
    ['芯片-厂区', '((f LIKE "%芯片-厂区%" OR (f LIKE "%芯片%" AND f LIKE "%厂区%")))'],
  ])('%s stands in a text as it is, or its words do', (q, text) => expect(inText(q)).toBe(text));

  it.each([
    ['chips', `(((w @@ "('chips':* | 'chip')"::tsquery) OR f LIKE "%chips%"))`],
    ['"chips"', '((f LIKE "%chips%"))'],
    ['"big chips"', `((w @@ "'chips':*"::tsquery AND f LIKE "%big chips%"))`],
    ['v4', `((w @@ "('v4':*)"::tsquery))`],
    ['芯片', `((w @@ "'芯片'"::tsquery))`],
    ['chip the', `(((w @@ "('chip':*)"::tsquery) OR f LIKE "%chip%") AND ts_match_vq(w, "('the':*)"::tsquery))`],
    ['the chip', `(ts_match_vq(w, "'the'"::tsquery) AND ((w @@ "('chip':*)"::tsquery) OR f LIKE "%chip%"))`],
    ['the of', `(w @@ "'the'"::tsquery AND ts_match_vq(w, "('of':*)"::tsquery))`],
  ])('%s is found by the index', (q, text) => expect(inIndex(q)).toBe(text));
});

describe('what is typed to look a record up', () => {
  const what = (text: string) => ({ text, terms: searchTerms(text) });
  const short = (text: string) => `(f LIKE "${text}%" OR f LIKE "% ${text}%" OR f LIKE "%\\n${text}%")`;

  it.each([
    ['v4', short('v4')],
    ['v', short('v')],
    ['chip', '(f LIKE "%chip%")'],
    ['芯', '(f LIKE "%芯%")'],
  ])('%s is looked for at the beginning of a word where it is short', (q, text) =>
    expect(line(foundIn(sql`f`, what(q)))).toBe(text),
  );

  it('is ranked by where it stands, by words only where it begins with a letter or digit', () => {
    const rank = (word: string, text: string) =>
      `CASE WHEN f = ${text} THEN 0 WHEN starts_with(f, ${text}) THEN 1 WHEN f ~ ${word} THEN 2 WHEN strpos(f, ${text}) > 0 THEN 3 ELSE 4 END`;
    expect(line(rankSql(sql`f`, what('c++ chip')))).toBe(rank('"\\\\mc\\\\+\\\\+ chip"', '"c++ chip"'));
    expect(line(rankSql(sql`f`, what('(chip)')))).toBe(rank('"$^"', '"(chip)"'));
  });

  it('leaves out what is not offered', () => {
    expect(line(noneOf(sql`t.id`, [4, 5]))).toBe('t.id <> ALL([4,5]::int[])');
    expect(line(noneOf(sql`t.id`, []))).toBe('true');
  });
});
