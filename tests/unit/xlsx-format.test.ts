import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CsvColumn } from '@/lib/data-table/definition';
import { defaultQuery } from '@/lib/data-table/definition';
import type { Row } from '@/lib/exchange/format';
import { columnLetters, sheetXml } from '@/lib/exchange/sheet';
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

  it('names columns as sheets do', () => {
    expect([0, 25, 26, 701, 702, 16_383].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']);
  });
});
