import { describe, expect, it } from 'vitest';
import { listSource } from '@/lib/data-table/csv-source.server';
import { defaultQuery, type ListDefinition } from '@/lib/data-table/definition';
import type { ListSql } from '@/lib/data-table/sql.server';
import { BETWEEN_NOTES } from '@/lib/import/notes';

const text = { type: 'string', help: '' } as const;
const number = { type: 'integer', help: '' } as const;
const shown = { label: '', width: 100, shown: true } as const;
const list: ListDefinition = {
  ...{ name: 'things', path: '/things', noun: ['thing', 'things'], heading: 'a', filters: {}, exports: [] },
  defaultSort: { column: 'a', desc: false },
  csvAlways: [
    { name: 'id', ...number, sql: 't.id' },
    { name: 'slug', ...text, plain: true, sql: 't.slug' },
  ],
  columns: {
    a: { ...shown, sort: 'asc', sql: 't.a', csv: [{ name: 'a', ...text }] },
    b: {
      ...shown,
      csv: [
        { name: 'slug', ...text, plain: true, sql: 't.other' },
        { name: 'b', ...number, sql: 't.b' },
      ],
    },
    at: { ...shown, csv: [{ name: 'at', type: 'dateTime', help: '', sql: 't.at' }] },
    site: { ...shown, csv: [{ name: 'site', type: 'anyURI', help: '', sql: 't.site' }] },
    notes: { ...shown, csv: [] },
  },
};
const notes = { table: 'thing_note', by: 'thing_id' } as const;
const listSql = { alias: 't' } as ListSql;
const asked = (...columns: string[]) => ({ ...defaultQuery(list), columns });

describe('the file of a table', () => {
  const source = listSource(list, listSql);

  it('has the columns of every file, then those that are shown, each once and where it comes first', () => {
    const names = (...columns: string[]) => source.columns(asked(...columns)).map(({ name }) => name);
    expect(names()).toEqual(['id', 'slug']);
    expect(names('at', 'b', 'a', 'nose')).toEqual(['id', 'slug', 'at', 'b', 'a']);
    expect(source).toMatchObject({ name: 'things', key: ['id'], batch: 500 });
  });

  it('lets the database join neighbours that need neither quotes nor a change, unless each is read by itself', () => {
    const query = asked('a', 'b', 'at', 'site');
    expect(source.select(query).text).toBe(
      "concat(t.id, ',', t.other),concat(t.a),concat(t.b),concat(t.at),concat(t.site)",
    );
    expect(source.kinds(query)).toEqual(['plain', 'text', 'plain', 'instant', 'text']);
    expect(source.select(query, true).text).toBe('t.id,t.other,t.a,t.b,t.at,t.site');
    expect(source.kinds(query, true)).toEqual(['plain', 'plain', 'text', 'plain', 'instant', 'text']);
    expect(source.select(asked('b')).text).toBe("concat(t.id, ',', t.other, ',', t.b)");
  });

  it('leads from each row to the page of its record', () => {
    expect(source.pageOf?.(['7', 'a-thing', 'x'])).toBe('/things/a-thing');
  });

  it('asks for texts that are too long, of free texts alone', () => {
    expect(source.overlong?.(asked('a', 'b', 'at', 'site'), 9)).toMatchObject({
      text: '(length(t.a) > $1 OR length(t.site) > $2)',
      values: [9, 9],
    });
    expect(source.overlong?.(asked('b', 'at'), 9).text).toBe('false');
  });

  it('has no notes where the table has none, and none without names', () => {
    expect([source.notes, source.row]).toEqual([undefined, undefined]);
    const { row, select, notes: kept } = listSource(list, listSql, notes);
    expect([row, kept?.table]).toEqual([undefined, notes]);
    expect(select(asked()).text).toBe("concat(t.id, ',', t.slug)");
    expect(listSource(list, listSql, undefined, ['Comments']).row).toBeUndefined();
  });

  it('has a column for each name of a note, at its end', () => {
    const noted = listSource(list, listSql, notes).notes?.withNames(['Comments', 'id']);
    expect(noted?.columns(asked('a')).map(({ name }) => name)).toEqual(['id', 'slug', 'a', 'Comments', 'note: id']);
    expect(noted?.kinds(asked('a'))).toEqual(['plain', 'text', 'text', 'text']);
    expect(noted?.select(asked()).text).toMatch(
      /^concat\(t\.id, ',', t\.slug\), \(SELECT json_agg.* FROM thing_note note/,
    );
    expect(noted?.row?.(['7,x', 'A', '[["id","one"],["Comments","two"],["Comments","three"]]'])).toEqual([
      '7,x',
      'A',
      expect.stringMatching(/^two.+three$/s),
      'one',
    ]);
    expect(noted?.row?.(['7,x', 'A', null])).toEqual(['7,x', 'A', null, null]);
    expect(() => noted?.row?.(['7,x', 'A', '[["New","one"]]'])).toThrow('A note was added');
    const overlong = noted?.overlong?.(asked(), 9);
    expect(overlong?.text).toMatch(/^\(EXISTS \(SELECT FROM thing_note/);
    // What parts the notes of one name stands between them, and not behind the last.
    const between = BETWEEN_NOTES.length;
    expect(overlong?.values).toEqual([between, 9 + between]);
  });
});
