import { describe, expect, it } from 'vitest';
import { attributionColumns } from '@/lib/claims/attribution-columns';
import { claimList } from '@/lib/claims/table';
import type { CsvSource } from '@/lib/data-table/csv-source.server';
import { readListQuery } from '@/lib/data-table/url';
import { type ReceiptFacts, receipt } from '@/lib/exchange/receipt';
import { csvFiles } from '@/lib/tables.server';

const { query } = readListQuery(
  claimList,
  new URLSearchParams('q=chips&source=reuters&origins=..2&sort=-outlets&columns=status,first'),
);

const facts: ReceiptFacts = {
  list: claimList,
  query,
  names: { source: { reuters: 'Reuters' } },
  leftOut: ['topics'],
  columns: csvFiles.claims.columns(query),
  key: csvFiles.claims.key,
  options: { bom: true, raw: false },
  address: 'claims.csv?q=chips',
  rows: 17,
  at: new Date('2026-11-23T14:12:00Z'),
  version: '1.2.3',
};
const made = receipt(facts);

describe('the receipt of an export', () => {
  it('says in words what was left out', () => {
    expect(made['dc:title']).toBe(
      'Search for “chips”; Source is Reuters; Origins is at most 2; sorted by Outlets, descending.',
    );
    expect(made.notes[0]).toMatchObject({
      search: 'chips',
      filters: ['Source is Reuters', 'Origins is at most 2'],
      sort: { column: 'Outlets', direction: 'descending' },
      columns: ['id', 'slug', 'status', 'first_reported'],
      emptyColumnsLeftOut: ['Topics'],
      rows: 17,
      exported: '2026-11-23T14:12:00.000Z',
      version: 'Whence 1.2.3',
      address: 'claims.csv?q=chips',
    });
  });

  it('says how the file is written, and which column every row has', () => {
    const { 'dc:created': created, dialect, tableSchema, notes } = made;
    expect(created).toEqual({ '@value': '2026-11-23T14:12:00.000Z', '@type': 'xsd:dateTime' });
    expect(dialect).toMatchObject({ delimiter: ',', quoteChar: '"', doubleQuote: true, headerRowCount: 1 });
    expect(tableSchema.columns.map(({ required }) => required)).toEqual([true, undefined, undefined, undefined]);
    expect(notes[0]).toMatchObject({ byteOrderMark: true, formulas: expect.stringContaining("one “'” in front") });
    const other = receipt({ ...facts, leftOut: [], options: { bom: false, raw: true, sep: ';' } });
    expect(other.dialect.delimiter).toBe(';');
    expect(other.notes[0]).toMatchObject({ byteOrderMark: false, formulas: 'Text stands as it is.' });
    expect(other.notes[0]).not.toHaveProperty('emptyColumnsLeftOut');
    const ascending = receipt({ ...facts, query: { ...query, sort: { column: 'claim', desc: false } } });
    expect(ascending.notes[0]?.sort).toEqual({ column: 'Claim', direction: 'ascending' });
  });

  it('types and describes every column', () => {
    expect(made['@context'][0]).toBe('http://www.w3.org/ns/csvw');
    expect(made.url).toBe('claims.csv?q=chips');
    expect(made.dialect).toMatchObject({ header: true, encoding: 'utf-8', lineTerminators: ['\r\n'] });
    expect(made.tableSchema.primaryKey).toEqual(['id']);
    expect(made.tableSchema.columns.map(({ name, datatype }) => [name, datatype])).toEqual([
      ['id', 'integer'],
      ['slug', 'string'],
      ['status', 'string'],
      ['first_reported', 'string'],
    ]);
    expect(made.tableSchema.columns.every((column) => column['dc:description'].length > 3)).toBe(true);
  });

  it.each([csvFiles.claims, csvFiles.sources, csvFiles.documents])(
    '$name.csv has no two columns of one name',
    (source: CsvSource) => {
      const all = { ...query, columns: Object.keys(source.list.columns) };
      const names = source.columns(all).map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      expect(new Set(attributionColumns.map(({ name }) => name)).size).toBe(attributionColumns.length);
    },
  );
});
