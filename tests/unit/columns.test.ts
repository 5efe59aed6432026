import { describe, expect, it } from 'vitest';
import { claimList } from '@/lib/claims/table';
import { blankIn, chosen, columnsText, moved, readColumns } from '@/lib/data-table/columns';
import { type Column, defaultQuery, type ListDefinition, type ListQuery } from '@/lib/data-table/definition';
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

describe('columns that a page has nothing in', () => {
  const row = { weakestLink: null, warnings: [], topics: [], first: null };
  const blank = (rows: object[], changed: Partial<ListQuery> = {}) =>
    blankIn(claimList, { ...query, ...changed }, rows);

  it('are those in which every row has nothing', () => {
    expect(blank([row, row])).toEqual(['link', 'warnings', 'topics', 'first']);
    expect(blank([row, { ...row, topics: [{ slug: 'chips', name: 'chips' }] }])).toEqual(['link', 'warnings', 'first']);
  });

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
});

it.each(Object.values(lists))(
  '$name: what names a row is a column, and emptiness is told by fields of a row',
  (list: ListDefinition) => {
    expect(Object.keys(list.columns)).toContain(list.heading);
    for (const { blank, row } of Object.values<Column>(list.columns))
      if (blank && row) expect(Object.keys(row)).toEqual(expect.arrayContaining([...blank.fields]));
  },
);
