import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BOM, guard, headerRow, kindOf, rowWriter, unguard } from '@/lib/exchange/csv';

const awkward = fc.constantFrom(
  "'",
  '"',
  ',',
  '\r',
  '\n',
  '\r\n',
  '\t',
  '=',
  '+',
  '-',
  '@',
  '＝',
  '＋',
  '－',
  '＠',
  ' ',
  BOM,
  '→',
  '😀',
  ';',
  '1',
);
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.oneof(awkward, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 8 })
    .map((parts) => parts.join('')),
);

const read = (csv: string): string[][] =>
  parse(csv, { bom: true, record_delimiter: '\r\n', relax_column_count: false });

describe('CSV', () => {
  it.each([false, true])('gives every text back from every column (raw: %s)', (raw) => {
    const back = raw ? (cell: string) => cell : unguard;
    const write = rowWriter(['text', 'text', 'text'], raw);
    const header = headerRow([{ name: 'a' }, { name: 'b' }, { name: 'c' }], raw);
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text, text), { minLength: 1 }), (rows) => {
        const [, ...found] = read(header + rows.map(write).join(''));
        expect(found.map((row) => row.map(back))).toEqual(rows);
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves no text that a spreadsheet runs, and unguards only what is guarded', () => {
    fc.assert(
      fc.property(text, (x) => {
        expect(guard(x)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
        // Some spreadsheets take these for the end of a cell, also in quotation marks that do not begin it.
        for (const cell of guard(x).split(/[;\t]/)) expect(cell).not.toMatch(/^"*[=+\-@＝＋－＠]/);
        expect(unguard(guard(x))).toBe(x);
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    ['=1+1', "'=1+1"],
    ["'=1", "''=1"],
    ["'quoted'", "'quoted'"],
    ['＝SUM(A1)', "'＝SUM(A1)"],
    ['\t=1', "'\t'=1"],
    ['-5', "'-5"],
    ['a=1', 'a=1'],
    ['a;=1+1', "a;'=1+1"],
    ['a;"=1+1"', 'a;\'"=1+1"'],
    ['a;b; c', 'a;b; c'],
    ['', ''],
  ])('guards %j as %j', (from, to) => {
    expect(guard(from)).toBe(to);
    expect(unguard(to)).toBe(from);
  });

  it('quotes what must be quoted and nothing else', () => {
    const write = rowWriter(['text', 'text', 'text', 'text', 'text'], false);
    expect(write(['a b', 'a,b', 'a"b', 'a\nb', "it's"])).toBe('a b,"a,b","a""b","a\nb",it\'s\r\n');
    expect(write([null, '', '=A1,"x"', '\r', null])).toBe(`,,"'=A1,""x""","'\r",\r\n`);
  });

  it.each([
    ['string', "'=1+1"],
    ['anyURI', "'=1+1"],
    ['integer', '=1+1'],
    ['decimal', '=1+1'],
    ['date', '=1+1'],
  ] as const)('guards a column of type %s as it must', (type, written) =>
    expect(rowWriter([kindOf({ type })], false)(['=1+1'])).toBe(`${written}\r\n`),
  );

  it('never touches numbers and dates', () => {
    const write = rowWriter(['plain', 'instant', 'instant', 'instant', 'plain'], false);
    expect(write(['-1', '2026-04-06 11:30:00+00', '2026-04-06 11:30:00.5+00', null, '-1,low'])).toBe(
      '-1,2026-04-06T11:30:00Z,2026-04-06T11:30:00.5Z,,-1,low\r\n',
    );
  });

  it('begins with a byte order mark where one is asked for', () => {
    expect(headerRow([{ name: 'id' }, { name: 'slug' }], true)).toBe(`${BOM}id,slug\r\n`);
    expect(headerRow([{ name: 'id' }], false)).toBe('id\r\n');
  });
});
