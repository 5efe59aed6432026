import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultQuery } from '@/lib/data-table/definition';
import { BOM, type CsvOptions, guard, headerRow, kindOf, rowWriter, unguard } from '@/lib/exchange/csv';
import { csvFormat } from '@/lib/exchange/csv-format';
import { type Row, rowsAsText } from '@/lib/exchange/format';
import { sourceList } from '@/lib/sources/table';

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

  it('leaves no text that a spreadsheet would run, and unguards only what is guarded', () => {
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

  it('parts cells by semicolons where they are asked for, and quotes what has one', () => {
    expect(headerRow([{ name: 'a;b' }, { name: 'c,d' }], false, ';')).toBe('"a;b";c,d\r\n');
    expect(headerRow([{ name: 'a;b' }, { name: 'c,d' }], false)).toBe('a;b,"c,d"\r\n');
    const write = rowWriter(['text', 'plain', 'plain', 'text'], true, ';');
    expect(write(['a;b', '1,5', 'x;"y"', 'c,d'])).toBe('"a;b";1,5;"x;""y""";c,d\r\n');
    expect(rowWriter(['text', 'plain'], true)(['a;b', '1,low'])).toBe('a;b,1,low\r\n');
    expect(rowWriter(['text'], false)(["it's"])).toBe("it's\r\n");
  });
});

describe('a CSV file', () => {
  async function* inBatches(...batches: Row[][]) {
    yield* batches;
  }
  const chunksOf = async (options: CsvOptions, ...batches: Row[][]) => {
    const columns = () => [{ name: 'a', type: 'string' as const, help: '' }];
    const source = { name: 'a', columns, kinds: () => ['text' as const] };
    const chunks: string[] = [];
    for await (const chunk of csvFormat(options).write(
      { source, query: defaultQuery(sourceList) },
      inBatches(...batches),
    ))
      chunks.push(new TextDecoder('utf-8', { ignoreBOM: true }).decode(chunk));
    return chunks;
  };

  it('has its header at once, and its rows after it', async () => {
    expect(await chunksOf({ bom: true, raw: true }, [['x'], [';']], [['y']])).toEqual([
      `${BOM}a\r\n`,
      'x\r\n;\r\ny\r\n',
    ]);
    expect(await chunksOf({ bom: false, raw: true, sep: ';' }, [['x;y']])).toEqual(['a\r\n', '"x;y"\r\n']);
    expect(await chunksOf({ bom: false, raw: false })).toEqual(['a\r\n']);
  });

  it('is read column by column where the database must join none with commas', () => {
    expect(csvFormat({ bom: false, raw: false }).apart).toBe(false);
    expect(csvFormat({ bom: false, raw: false, sep: ';' }).apart).toBe(true);
  });

  it('is sent in parts of 65,536 characters or a little more', async () => {
    const sizes: number[] = [];
    const rows = Array.from({ length: 65 }, () => ['']);
    for await (const text of rowsAsText(inBatches(rows, rows, []), () => 'x'.repeat(1024))) sizes.push(text.length);
    expect(sizes).toEqual([65_536, 65_536, 2 * 1024]);
  });
});
