import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CsvColumn } from '@/lib/data-table/definition';
import { defaultQuery } from '@/lib/data-table/definition';
import type { Row } from '@/lib/exchange/format';
import { columnLetters, linksXml, SHEET_LIMITS, sheetXml, xmlText } from '@/lib/exchange/sheet';
import { workbookParts } from '@/lib/exchange/workbook-parts';
import { xlsxFormat } from '@/lib/exchange/xlsx-format.server';
import { readTable, rowsIn } from '@/lib/import/read-file.server';
import { sourceList } from '@/lib/sources/table';
import { wholeRow } from '../support/table-in';

const at = new Date('2026-11-29T12:00:00Z');
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'whence-xlsx-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function* inBatches(rows: readonly Row[]) {
  for (let place = 0; place < rows.length; place += 2) yield rows.slice(place, place + 2);
}

async function fileOf(columns: readonly CsvColumn[], rows: readonly Row[]): Promise<Buffer> {
  const source = { name: 'claims', columns: () => columns, kinds: () => [], pageOf: ([id]: Row) => `/claims/${id}` };
  const format = xlsxFormat({ title: 'Status is “open” & more', at, origin: 'https://whence.example.org' });
  const chunks: Uint8Array[] = [];
  for await (const chunk of format.write({ source, query: defaultQuery(sourceList) }, inBatches(rows)))
    chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function collected<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of source) all.push(one);
  return all;
}

/** What our own reader of workbooks finds in it. */
async function readBack(columns: readonly CsvColumn[], rows: readonly Row[]) {
  const file = path.join(folder, 'file.xlsx');
  await writeFile(file, await fileOf(columns, rows));
  const table = await readTable(file, { name: 'file.xlsx' }, path.join(folder, 'rows'));
  const cells: string[][] = [];
  for await (const batch of rowsIn(path.join(folder, 'rows')))
    for (const [, ...row] of batch.map(wholeRow)) cells.push([...row, ...Array(columns.length - row.length).fill('')]);
  return { ...table, cells };
}

const text = (name: string): CsvColumn => ({ name, type: 'string', help: '' });
const id: CsvColumn = { name: 'id', type: 'integer', help: '' };

describe('an Excel workbook', () => {
  it('gives back numbers, days, moments and texts', async () => {
    const columns: CsvColumn[] = [
      id,
      text('statement'),
      { name: 'first_reported', type: 'string', date: true, help: '' },
      { name: 'added', type: 'dateTime', help: '' },
    ];
    const { headers, cells, notices } = await readBack(columns, [
      ['1', '=1+1', '2026-03-05', '2026-04-06 11:30:15+00'],
      ['2', '0012', '2026-03', null],
      ['3', null, '2026-03-05T17:20Z', null],
      ['4', '2026-03-05', '1899-12-31', null],
      ['5', null, '1899-12-31T17:20Z', null],
    ]);
    expect(headers).toEqual(['id', 'statement', 'first_reported', 'added']);
    expect(cells).toEqual([
      ['1', '=1+1', '2026-03-05', '2026-04-06T11:30:15Z'],
      ['2', '0012', '2026-03', ''],
      ['3', '', '2026-03-05T17:20Z', ''],
      ['4', '2026-03-05', '1899-12-31', ''],
      ['5', '', '1899-12-31T17:20Z', ''],
    ]);
    expect(notices).toEqual([]);
  });

  it('has days and times as cells of the sheet, in UTC', async () => {
    const columns: CsvColumn[] = [id, { name: 'first_reported', type: 'string', date: true, help: '' }];
    const rows = ['2026-03-05T17:20Z', '2026-03-05T23:59Z', '2024-02-29T00:00Z'].map((time, at) => [`${at}`, time]);
    const xml = (await collected(sheetXml({ columns }, inBatches(rows), []))).join('');
    expect(xml).toContain('<c r="B2" s="5"><v>46086.72222222222</v></c>');
    expect(xml).not.toContain('2026');
    expect((await readBack(columns, rows)).cells).toEqual(rows);
  });

  it('gives back any text', async () => {
    const awkward = fc.constantFrom('_x000D_', '\r\n', '\t', ' ', '<&">', '\u0001', '\uFFFE', '=', '_x', '😀', "'");
    const given = await fc.sample(
      fc
        .array(fc.oneof(fc.string({ unit: 'grapheme' }), awkward), { maxLength: 8 })
        .map((parts) => parts.join('').replaceAll('\0', '')),
      300,
    );
    const { cells } = await readBack(
      [id, text('text')],
      given.map((one, place) => [String(place + 1), one]),
    );
    expect(cells.map((row) => row[1])).toEqual(given);
  });

  it('has a row of names that stays in place, and links to pages', async () => {
    const links: string[] = [];
    const linkOf = ([number]: Row) => `https://whence.example.org/claims/${number}`;
    const xml = (await collected(sheetXml({ columns: [id, text('a')], linkOf }, inBatches([['7', 'x']]), links))).join(
      '',
    );
    expect(xml).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(xml).toContain('<c r="A2" s="4"><v>7</v></c><c r="B2" t="inlineStr">');
    expect(xml).toContain('<hyperlinks><hyperlink ref="A2" r:id="rId1"/></hyperlinks></worksheet>');
    expect(links).toEqual(['https://whence.example.org/claims/7']);
  });

  it('has columns as wide as their names and what stands in them', async () => {
    const columns: CsvColumn[] = [
      id,
      text('statement'),
      { ...text('x'.repeat(40)), type: 'anyURI' },
      text('x'.repeat(80)),
      { ...text('status'), plain: true },
      { ...text('first_reported'), date: true },
      { name: 'y'.repeat(20), type: 'decimal', help: '' },
    ];
    const xml = (await collected(sheetXml({ columns }, inBatches([]), []))).join('');
    const widths = [...xml.matchAll(/<col min="(\d)" max="(\d)" width="(\d+)"/g)];
    expect(widths.map((found) => found.slice(1).join(' '))).toEqual([
      '1 1 12',
      '2 2 32',
      '3 3 43',
      '4 4 60',
      '5 5 12',
      '6 6 17',
      '7 7 23',
    ]);
    expect(xml).toContain('<c r="A1" t="inlineStr" s="1"><is><t xml:space="preserve">id</t></is></c>');
    expect(xml).not.toContain('hyperlinks');
  });

  it('has days, moments and numbers in cells of their own kinds', async () => {
    const columns: CsvColumn[] = [
      id,
      { ...text('day'), date: true },
      { name: 'added', type: 'dateTime', help: '' },
      { name: 'share', type: 'decimal', help: '' },
      text('a'),
    ];
    const rows = [
      ['1', '1900-03-01', '1970-01-01 12:00:00+00', '.5', '=1'],
      ['2', '1900-02-28', '2026-04-06 11:30:15+00', null, '2026-04-06'],
    ];
    const xml = (await collected(sheetXml({ columns }, inBatches(rows), []))).join('');
    expect(xml.slice(xml.indexOf('<row r="2">'), xml.indexOf('</sheetData>'))).toBe(
      '<row r="2"><c r="A2"><v>1</v></c><c r="B2" s="2"><v>61</v></c><c r="C2" s="3"><v>25569.5</v></c>' +
        '<c r="D2"><v>.5</v></c><c r="E2" t="inlineStr"><is><t xml:space="preserve">=1</t></is></c></row>' +
        '<row r="3"><c r="A3"><v>2</v></c><c r="B3" t="inlineStr"><is><t xml:space="preserve">1900-02-28</t></is></c>' +
        '<c r="C3" s="3"><v>46118.47934027778</v></c>' +
        '<c r="E3" t="inlineStr"><is><t xml:space="preserve">2026-04-06</t></is></c></row>',
    );
  });

  it('links the first cells of as many rows as a sheet has links, each once', async () => {
    const links: string[] = [];
    async function* rows() {
      for (let place = 0; place < 65_532; place += 5461)
        yield Array.from({ length: 5461 }, (_, i): Row => [String(place + i + 1), 'x']);
    }
    const sheet = { columns: [id, text('a')], linkOf: ([number]: Row) => `/claims/${number}` };
    const xml = (await collected(sheetXml(sheet, rows(), links))).join('');
    expect(links).toHaveLength(65_530);
    expect(xml).toContain('<c r="A65531" s="4"><v>65530</v></c>');
    expect(xml).toContain('<c r="A65532"><v>65531</v></c>');
    const marked = [...xml.matchAll(/<hyperlink ref="A(\d+)" r:id="rId(\d+)"\/>/g)];
    expect(marked.map((found) => found.slice(1).map(Number))).toEqual(links.map((_, i) => [i + 2, i + 1]));
    const addresses = [...[...linksXml(links)].join('').matchAll(/Id="rId(\d+)" Type="[^"]+" Target="([^"]+)"/g)];
    expect(addresses.map(([, number, target]) => [Number(number), target])).toEqual(
      links.map((link, i) => [i + 1, link]),
    );
  });

  it('has as many rows as a sheet holds, and refuses one more', async () => {
    const many = Array.from({ length: 1023 }, (): Row => []);
    const lastOf = async (more: Row[]) => {
      let text = '';
      async function* rows() {
        for (let batch = 0; batch < 1025; batch++) yield many;
        yield more;
      }
      for await (const part of sheetXml({ columns: [id] }, rows(), [])) text = (text + part).slice(-60);
      return text;
    };
    expect(SHEET_LIMITS.rows).toBe(1023 * 1025);
    expect(await lastOf([])).toContain('<row r="1048576"></row></sheetData>');
    await expect(lastOf([[]])).rejects.toThrow('A sheet of Excel has at most 1,048,575 rows, and this file has more.');
  });

  it('writes what XML cannot hold as its number, and what looks like such a number too', () => {
    expect(xmlText('a<b>&"c"\n\t')).toBe('a&lt;b&gt;&amp;&quot;c&quot;\n\t');
    expect(xmlText('\u0001\r\uFFFE')).toBe('_x0001__x000D__xFFFE_');
    expect(xmlText('_x000D_ _xyz_')).toBe('_x005F_x000D_ _xyz_');
  });

  it('cuts no text: it refuses one that no cell holds', async () => {
    await expect(fileOf([id, text('a')], [['1', 'x'.repeat(32_768)]])).rejects.toThrow(
      'A cell of Excel holds at most 32,767 characters, and the cell B2 has more. Nothing was cut.',
    );
    expect((await readBack([id, text('a')], [['1', 'x'.repeat(32_767)]])).cells[0]?.[1]).toHaveLength(32_767);
  });

  it('fails where its rows fail, and lets go of them where nobody reads on', async () => {
    const failing = async function* (): AsyncGenerator<Row[]> {
      yield [['1', 'x']];
      throw new Error('gone');
    };
    const format = xlsxFormat({ title: '', at, origin: '' });
    const source = { name: 'claims', columns: () => [id, text('a')], kinds: () => [] };
    const query = defaultQuery(sourceList);
    await expect(collected(format.write({ source, query }, failing()))).rejects.toThrow('gone');
    let isLetGo = false;
    const endless = async function* (): AsyncGenerator<Row[]> {
      try {
        for (;;) yield [['1', Math.random().toString(36).repeat(500)]];
      } finally {
        isLetGo = true;
      }
    };
    const chunks = format.write({ source, query }, endless());
    for (let taken = 0; taken < 20; taken++) await chunks.next();
    await chunks.return(undefined);
    expect(isLetGo).toBe(true);
  });

  it('says of itself what it holds, when it was made, and what its sheet is called', () => {
    const parts = new Map(workbookParts('a & b', { title: 'Status is “open” & more', at }));
    expect(parts.get('docProps/core.xml')).toContain('<dc:title>Status is “open” &amp; more</dc:title>');
    expect(parts.get('docProps/core.xml')).toMatch(/<dcterms:created [^>]+>2026-11-29T12:00:00Z<\/dcterms:created>/);
    expect(parts.get('xl/workbook.xml')).toContain('<sheet name="a &amp; b" sheetId="1" r:id="rId1"/>');
  });

  it('names columns as sheets do', () => {
    expect([0, 25, 26, 701, 702, 16_383].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']);
  });
});
