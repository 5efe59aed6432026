import { describe, expect, it } from 'vitest';
import { claimList } from '@/lib/claims/table';
import { blankIn, chosen, columnsText, moved, readColumns, readWidths, shownColumns } from '@/lib/data-table/columns';
import {
  COLUMN_WIDTHS,
  type Column,
  defaultQuery,
  type ListDefinition,
  type ListQuery,
} from '@/lib/data-table/definition';
import { lists } from '@/lib/tables';

const query = defaultQuery(claimList);

describe('columns in an address', () => {
  it('are shown only if filled where the mark says so, and only those that can be empty', () => {
    expect(readColumns(claimList, ['topics~', 'claim~', 'first'])).toEqual({
      columns: ['topics', 'claim', 'first'],
      ifFilled: ['topics'],
      unknown: [],
    });
  });

  it('are chosen if they stand there once without the mark', () => {
    expect(readColumns(claimList, ['topics~', 'topics', 'nose~'])).toEqual({
      columns: ['topics'],
      ifFilled: [],
      unknown: ['nose'],
    });
  });

  it('stay chosen once they were brought back, and the others stay open', () => {
    expect(columnsText(chosen(query, ['topics', 'first']))).toBe(
      'claim,chain,confidence,outlets,origins,link~,status,warnings~,topics,first,notes~',
    );
  });
});

describe('the widths of columns on a device', () => {
  const read = (widths: unknown) => readWidths(claimList, JSON.stringify(widths));

  it('are whole numbers of pixels, from narrow to wide, of columns that there are', () => {
    expect(COLUMN_WIDTHS).toEqual({ least: 60, most: 900 });
    expect(read({ claim: 60, chain: 900 })).toEqual({ claim: 60, chain: 900 });
    expect(read({ claim: 59, chain: 901, status: 100.5, topics: '100', first: null, nose: 100 })).toEqual({});
    expect(read({ toString: 100, claim: 61 })).toEqual({ claim: 61 });
  });

  it.each([null, 7, 'text', [100, 200], true, {}])('are none in %j', (widths) => expect(read(widths)).toEqual({}));

  it('are none where nothing is kept, or what nobody can read', () => {
    expect(readWidths(claimList, undefined)).toEqual({});
    expect(readWidths(claimList, '{"claim": 1')).toEqual({});
  });
});

describe('columns that a page has nothing in', () => {
  const row = { weakestLink: null, warnings: [], topics: [], first: null };
  const blank = (rows: object[], changed: Partial<ListQuery> = {}) =>
    blankIn(claimList, { ...query, ...changed }, rows);

  it('are those in which every row has nothing', () => {
    expect(blank([row, row])).toEqual(['link', 'warnings', 'topics', 'first']);
    expect(blank([row, { ...row, topics: [{ slug: 'chips', name: 'chips' }] }])).toEqual(['link', 'warnings', 'first']);
  });

  it('are those with an empty text or list, or null, in all of their fields', () => {
    const list: ListDefinition = {
      ...claimList,
      columns: {
        ...claimList.columns,
        topics: { ...claimList.columns.topics, blank: { fields: ['one', 'other'], filled: '' } },
      },
    };
    const isBlank = (...rows: object[]) => blankIn(list, { ...query, ifFilled: ['topics'] }, rows).length > 0;
    expect(isBlank({ one: '', other: [] }, { one: null, other: null })).toBe(true);
    expect(isBlank({ one: '', other: [] }, { one: null, other: 'x' })).toBe(false);
    expect(isBlank({ one: [0], other: '' })).toBe(false);
    expect(isBlank({ one: 0, other: '' })).toBe(false);
    expect(blankIn(list, { ...query, ifFilled: ['claim'] }, [{}])).toEqual([]);
  });

  it('are still left out where the table is sorted by them without being asked', () => {
    const { column } = claimList.defaultSort;
    const list: ListDefinition = { ...claimList, defaultSort: { column: 'topics', desc: false } };
    expect(column).not.toBe('topics');
    const sorted = { ...query, sort: list.defaultSort, ifFilled: ['topics'] };
    expect(blankIn(list, sorted, [row])).toEqual(['topics']);
    expect(blankIn(claimList, sorted, [row])).toEqual([]);
  });

  it('are hidden, and the others shown in their order', () =>
    expect(shownColumns({ columns: ['b', 'a', 'c'], ifFilled: [] }, ['a'])).toEqual(['b', 'c']));

  it('are never those that somebody chose or sorts by', () => {
    expect(blank([row], { ifFilled: ['topics'] })).toEqual(['topics']);
    expect(blank([row], { sort: { column: 'topics', desc: false } })).toEqual(['link', 'warnings', 'first']);
  });

  it('are none where there are no rows, or where no other column would be left', () => {
    expect(blank([])).toEqual([]);
    expect(blank([row], { columns: ['topics', 'first'], ifFilled: ['topics', 'first'] })).toEqual([]);
  });
});

it('a column moves to the place of another, from either side', () => {
  expect(moved(['a', 'b', 'c'], 'a', 'c')).toEqual(['b', 'c', 'a']);
  expect(moved(['a', 'b', 'c'], 'c', 'a')).toEqual(['c', 'a', 'b']);
  expect(moved(['a', 'b'], 'a', 'nowhere')).toEqual(['a', 'b']);
  expect(moved(['a', 'b', 'c'], 'b', 'b')).toEqual(['a', 'b', 'c']);
  expect(moved(['a', 'b', 'c', 'd'], 'd', 'b')).toEqual(['a', 'd', 'b', 'c']);
});

it.each(Object.values(lists))(
  '$name: what names a row is a column, and emptiness is told by fields of a row',
  (list: ListDefinition) => {
    expect(Object.keys(list.columns)).toContain(list.heading);
    for (const { blank, row } of Object.values<Column>(list.columns))
      if (blank && row) expect(Object.keys(row)).toEqual(expect.arrayContaining([...blank.fields]));
  },
);
