import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTable, rowsIn } from '@/lib/import/read-file.server';
import { workbookOf } from '../support/workbooks';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'whence-read-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function fileOf(content: string | Uint8Array): Promise<string> {
  const file = path.join(folder, 'file');
  await writeFile(file, content);
  return file;
}
const rowsPath = () => path.join(folder, 'rows');
const many = `Claim,Source\n${'It rains,AFP\n'.repeat(200_000)}`;

describe('reading in a thread', () => {
  it('gives a table, and its rows some at a time', async () => {
    const text = `Claim,Source\n${Array.from({ length: 2500 }, (_, i) => `${i}\u2028x,AFP\n`).join('')}`;
    const table = await readTable(await fileOf(text), { name: 'a.csv' }, rowsPath());
    expect(table).toMatchObject({ headers: ['Claim', 'Source'], rows: 2500, blank: 0, notices: [] });
    expect(table.sample[0]).toEqual([2, '0\u2028x', 'AFP']);
    const batches = [];
    for await (const batch of rowsIn(rowsPath())) batches.push(batch);
    expect(batches.map((batch) => batch.length)).toEqual([1000, 1000, 500]);
    expect(batches[2]?.at(-1)).toEqual([2501, '2499\u2028x', 'AFP']);
  });

  it('reads workbooks too', async () => {
    const book = workbookOf([{ name: 'Data', rows: [['Claim'], ['It rains']] }]);
    expect(await readTable(await fileOf(book), { name: 'a.xlsx' }, rowsPath())).toMatchObject({ rows: 1 });
  });

  it('says what is wrong, and what choice would help', async () => {
    const text = 'Claim,Source\n"a, b",c\n"d, e\n';
    await expect(readTable(await fileOf(text), { name: 'a.csv' }, rowsPath())).rejects.toMatchObject({
      name: 'DomainError',
      kind: 'unreadable',
      message: expect.stringContaining('In row 3'),
      details: { row: 3, choice: { quote: null } },
    });
    expect(existsSync(rowsPath())).toBe(false);
  });

  it('ends when it is cancelled', async () => {
    const signal = AbortSignal.timeout(50);
    await expect(readTable(await fileOf(many), { name: 'a.csv', signal }, rowsPath())).rejects.toMatchObject({
      kind: 'no answer',
    });
  });

  it('ends when it takes too long', async () => {
    const limits = { longest: 50 };
    await expect(readTable(await fileOf(many), { name: 'a.csv', limits }, rowsPath())).rejects.toMatchObject({
      kind: 'unreadable',
      message: expect.stringContaining('too long or too much memory'),
    });
  });
});
