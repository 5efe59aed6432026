import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { propose } from '@/lib/import/propose';
import { readTable, rowsIn } from '@/lib/import/read-file.server';
import { settled } from '@/lib/import/settled';
import { using } from '../support/imported';
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

  it('tells what a column holds however late it comes', async () => {
    const late: Record<number, string> = {
      4000: 'It rains,disputed,,A; B,A',
      5000: 'It rains,disputed,25.03.2024,A,A',
      5500: 'It rains,shaky,,A,A',
      5990: `It rains,disputed,,A,${'A'.repeat(3000)} → B`,
    };
    const rows = Array.from({ length: 6000 }, (_, i) => late[i] ?? `It rains ${i},confirmed,05.03.2024,A ${i},C ${i}`);
    const file = await fileOf(['Claim,Status,Date,Source 1,Source 2', ...rows].join('\n'));
    const { headers, sample, telling } = await readTable(file, { name: 'a.csv' }, rowsPath());
    expect(telling.map((cells) => cells.length).every((count) => count <= 110)).toBe(true);
    const { mapping, questions } = propose(headers, sample, { telling });
    expect(mapping.columns[2]?.as).toMatchObject({ field: 'utterance.said', dates: 'dmy' });
    expect(mapping.columns[3]?.as).toMatchObject({ field: 'chain.source', split: ';' });
    expect(mapping.columns[4]?.as).toMatchObject({ field: 'chain.text' });
    expect(questions).toContainEqual(expect.objectContaining({ kind: 'words', column: 1, words: ['shaky'] }));
    expect(questions.filter(({ kind }) => kind === 'dates')).toEqual([]);
    const undecided = using('Date', { dates: null })(mapping);
    expect(settled(undecided, telling)).toEqual(mapping);
    expect(settled(using('Date', { dates: 'mdy' })(mapping), telling).columns[2]?.as).toMatchObject({ dates: 'mdy' });
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
