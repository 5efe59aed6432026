import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { CsvSource } from '@/lib/data-table/csv-source.server';
import { defaultQuery } from '@/lib/data-table/definition';
import type { Db } from '@/lib/db';
import { seedFirstCase } from '@/lib/demo/seed.server';
import { csvHandler, receiptHandler } from '@/lib/exchange/csv-handlers.server';
import { exportFile } from '@/lib/exchange/export.server';
import { jsonLinesHandler, xlsxHandler } from '@/lib/exchange/file-handlers.server';
import { jsonLines } from '@/lib/exchange/jsonl-format';
import { BETWEEN_NOTES } from '@/lib/import/notes';
import { readTable, rowsIn } from '@/lib/import/read-file.server';
import { csvFiles } from '@/lib/tables.server';
import { Prisma } from '@/prisma/generated/client';
import { fillClaims, readCsv } from '../../support/csv';
import { eachDatabase } from '../../support/databases';
import { wholeRow } from '../../support/table-in';

const { sql } = Prisma;
const shared = globalThis as { whenceDb?: Promise<Db> };
const object = z.record(z.string(), z.unknown());
const sources = [csvFiles.claims, csvFiles.attributions, csvFiles.sources, csvFiles.documents] as const;

/** A value of a JSON line as its CSV cell, without what guards formulas. */
const asCell = (name: string, value: unknown): string => {
  if (value === null) return '';
  if (Array.isArray(value) && name !== 'chain') return value.join('; ');
  if (Array.isArray(value))
    return value.map((chain) => chain.map((hop: string) => hop.replace(/[\\→>|]/g, '\\$&')).join(' → ')).join(' | ');
  return String(value);
};

eachDatabase('files of other kinds than CSV', (open) => {
  let db: Db;
  let folder = '';
  beforeAll(async () => {
    db = await open();
    await seedFirstCase(db);
    await fillClaims(db, 200);
    await addNotes(db);
    shared.whenceDb = Promise.resolve(db);
    folder = await mkdtemp(path.join(tmpdir(), 'whence-files-'));
  });
  afterAll(async () => {
    shared.whenceDb = undefined;
    await rm(folder, { recursive: true, force: true });
  });

  const request = (source: CsvSource, words: string, ending: string, method = 'GET') =>
    new Request(`http://whence.test/${source.name}.${ending}?${words}`, { method });
  const csvOf = async (source: CsvSource, words = '') =>
    (await csvHandler(source)(request(source, `${words}&raw=1`, 'csv'))).text();
  const linesOf = async (source: CsvSource, words = '') => {
    const response = await jsonLinesHandler(source)(request(source, words, 'jsonl'));
    const text = await response.text();
    return text
      .split('\n')
      .slice(0, -1)
      .map((line) => object.parse(JSON.parse(line)));
  };
  const sheetOf = async (source: CsvSource, words = '') => {
    const response = await xlsxHandler(source)(request(source, words, 'xlsx'));
    expect(response.status).toBe(200);
    const file = path.join(folder, 'file.xlsx');
    await writeFile(file, Buffer.from(await response.arrayBuffer()));
    const { headers } = await readTable(file, { name: 'file.xlsx' }, path.join(folder, 'rows'));
    const rows: Record<string, string>[] = [];
    for await (const batch of rowsIn(path.join(folder, 'rows')))
      for (const [, ...cells] of batch.map(wholeRow))
        rows.push(Object.fromEntries(headers.map((name, place) => [name, cells[place] ?? ''])));
    return rows;
  };

  it.each(sources)('JSON Lines of $name have the rows and columns of the CSV file', async (source) => {
    for (const words of ['', 'q=deepseek', 'sort=added&columns=added,notes~']) {
      if (source.name === 'sources' && words.includes('added')) continue;
      const rows = readCsv(await csvOf(source, words));
      const lines = await linesOf(source, words);
      expect(
        lines.map((line) =>
          Object.fromEntries(Object.entries(line).map(([name, value]) => [name, asCell(name, value)])),
        ),
      ).toEqual(rows);
    }
  });

  it.each(sources)('the workbook of $name has the rows and columns of the CSV file', async (source) => {
    for (const words of ['', 'q=deepseek']) {
      const rows = readCsv(await csvOf(source, words));
      expect(rows.length).toBeGreaterThan(0);
      expect(await sheetOf(source, words)).toEqual(rows);
    }
  });

  it('has typed values in JSON Lines', async () => {
    const [line] = await linesOf(csvFiles.claims, 'q=ascend+hangers&columns=claim,chain,topics,outlets,warnings,first');
    const [other] = await linesOf(csvFiles.claims, 'source=the-information&source=reuters&columns=claim,chain,topics');
    expect(line ?? other).toMatchObject({ id: expect.any(Number), topics: expect.any(Array) });
    expect(other?.chain).toContainEqual(['The Information', 'Reuters', 'AI News']);
  });

  it('has a column for each name of a note, in the order in which they were made', async () => {
    const csv = await csvOf(csvFiles.claims, 'columns=notes,claim');
    expect(csv.slice(0, csv.indexOf('\r\n')).replace('\uFEFF', '')).toBe(
      'id,slug,statement,Fact ID,note: status,Comments',
    );
    const [first, second] = readCsv(await csvOf(csvFiles.claims, 'columns=claim,notes&sort=added&q=deepseek'));
    const noted = [first, second].find((row) => row?.['Fact ID'] === 'F-1');
    expect(noted).toMatchObject({ Comments: `one\nline${BETWEEN_NOTES}=two`, 'note: status': 'open' });
    const told = await (
      await receiptHandler(csvFiles.claims)(request(csvFiles.claims, 'columns=claim,notes', 'csv-metadata.json'))
    ).json();
    expect(told.notes[0].columns).toEqual(['id', 'slug', 'statement', 'Fact ID', 'note: status', 'Comments']);
  });

  it('has no column for notes where nothing that was selected has any, or they are not shown', async () => {
    const [none] = readCsv(await csvOf(csvFiles.claims, 'q=fullwidth&columns=claim,notes'));
    expect(Object.keys(none ?? {})).toEqual(['id', 'slug', 'statement']);
    const [hidden] = readCsv(await csvOf(csvFiles.claims, 'columns=claim'));
    expect(Object.keys(hidden ?? {})).toEqual(['id', 'slug', 'statement']);
  });

  it('breaks off rather than leave out a note that was made meanwhile', async () => {
    const source = csvFiles.claims.notes?.withNames(['Fact ID']);
    if (!source) throw new Error('Claims have notes.');
    const query = { ...defaultQuery(source.list), columns: ['claim', 'notes'] };
    const text = new Response(exportFile(db, { source, query, refs: {} }, jsonLines)).text();
    await expect(text).rejects.toThrow('A note was added while it was being exported.');
  });

  it('has semicolons between the cells where they are asked for', async () => {
    const words = 'columns=claim,warnings,topics,outlets';
    const response = await csvHandler(csvFiles.claims)(request(csvFiles.claims, `${words}&raw=1&sep=;`, 'csv'));
    expect(response.headers.get('link')).toContain('sep=;>');
    const text = await response.text();
    expect(text.slice(0, text.indexOf('\r\n'))).toBe('id;slug;statement;warnings;topics;outlets');
    expect(readCsv(text, ';')).toEqual(readCsv(await csvOf(csvFiles.claims, words)));
    const told = await (
      await receiptHandler(csvFiles.claims)(request(csvFiles.claims, `${words}&sep=;`, 'csv-metadata.json'))
    ).json();
    expect(told.dialect.delimiter).toBe(';');
    expect((await csvHandler(csvFiles.claims)(request(csvFiles.claims, 'sep=|', 'csv'))).status).toBe(400);
  });

  it('says what the file is, and answers HEAD without a body', async () => {
    const lines = await jsonLinesHandler(csvFiles.claims)(request(csvFiles.claims, 'source=reuters', 'jsonl', 'HEAD'));
    const sheet = await xlsxHandler(csvFiles.claims)(request(csvFiles.claims, '', 'xlsx', 'HEAD'));
    expect([lines.body, sheet.body]).toEqual([null, null]);
    expect(lines.headers.get('content-type')).toBe('application/jsonl; charset=utf-8');
    expect(lines.headers.get('content-disposition')).toMatch(/filename="whence-claims-filtered-.*\.jsonl"$/);
    expect(sheet.headers.get('content-type')).toContain('spreadsheetml.sheet');
    for (const handler of [jsonLinesHandler, xlsxHandler])
      expect((await handler(csvFiles.claims)(request(csvFiles.claims, 'colour=red', 'xlsx'))).status).toBe(400);
  });

  it('refuses a workbook that has more columns or rows than a sheet holds', async () => {
    const asked = async (source: CsvSource) => {
      const answer = await xlsxHandler(source)(request(source, '', 'xlsx', 'HEAD'));
      return answer.status === 200 ? 'taken' : (await answer.json()).title;
    };
    const plain: CsvSource = { ...csvFiles.sources, notes: undefined };
    const [first] = plain.columns(defaultQuery(plain.list));
    const wide = (count: number): CsvSource => ({ ...plain, columns: () => Array(count).fill(first) });
    expect(await asked(wide(16_384))).toBe('taken');
    expect(await asked(wide(16_385))).toMatch(/^A sheet of Excel has at most 16,384 columns, and this file has 16,385/);
    const { rows } = await db.pool.query('SELECT count(*)::int AS count FROM source WHERE deleted_at IS NULL');
    const long = (times: number): CsvSource => ({
      ...plain,
      listSql: {
        ...plain.listSql,
        from: sql`${plain.listSql.from} CROSS JOIN generate_series(1, ${times}::int) again`,
      },
    });
    const most = Math.floor(1_048_575 / rows[0].count);
    expect(await asked(long(most))).toBe('taken');
    expect(await asked(long(most + 1))).toMatch(/^A sheet of Excel has at most 1,048,575 rows, and this file has more/);
  });

  it('refuses a workbook of which a cell cannot hold a text, and says which', async () => {
    const { rows } = await db.pool.query(
      `INSERT INTO source_note (source_id, name, text) SELECT min(id), 'Text', repeat('x', 32768) FROM source RETURNING id, source_id`,
    );
    const refused = await xlsxHandler(csvFiles.sources)(request(csvFiles.sources, '', 'xlsx'));
    expect([refused.status, (await refused.json()).title]).toEqual([
      400,
      `A cell of Excel holds at most 32,767 characters, and a text of the source with the number ${rows[0].source_id} has more. Nothing was cut. Take CSV or JSON Lines, or filter the table or leave columns out.`,
    ]);
    expect((await linesOf(csvFiles.sources)).some((line) => String(line.Text).length === 32_768)).toBe(true);
    await db.pool.query('DELETE FROM source_note WHERE id = $1', [rows[0].id]);
  });
});

/** Notes on a claim of the first case and on another, one of them under the name of a column. */
async function addNotes(db: Db): Promise<void> {
  await db.pool.query(
    `INSERT INTO claim_note (claim_id, name, text)
     SELECT id, n.name, n.text FROM (SELECT min(id) AS id FROM claim WHERE statement ILIKE '%deepseek%') c,
       (VALUES ('Fact ID', 'F-1'), ('status', 'open'), ('Comments', E'one\\nline'), ('Comments', '=two')) n (name, text)`,
  );
  await db.pool.query(
    `INSERT INTO document_note (document_id, name, text) SELECT min(id), 'Shelf', '12' FROM document`,
  );
}
