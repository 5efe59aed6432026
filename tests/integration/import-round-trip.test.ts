import { beforeAll, expect, it } from 'vitest';
import type { CsvSource } from '@/lib/data-table/csv-source.server';
import type { Db } from '@/lib/db';
import { seedDemo } from '@/lib/demo/seed.server';
import type { Actor } from '@/lib/people/permissions';
import { csvFiles } from '@/lib/tables.server';
import { exportStream } from '../support/csv';
import { eachDatabase } from '../support/databases';
import { bringIn } from '../support/imports';

const editor: Actor = { id: 'e', name: 'Editor', role: 'editor' };
const files = ['claims', 'attributions', 'sources', 'documents'] as const;

const exported = async (db: Db, source: CsvSource, address = '') =>
  new Response((await exportStream(db, source, address)).stream).text();

eachDatabase('what Whence exports', (open) => {
  let db: Db;
  beforeAll(async () => {
    db = await open();
    await seedDemo(db);
  });

  it.each(files)('%s: is found the same where it comes from, and nothing is stored', async (name) => {
    const { dry, changeId, refused } = await bringIn(db, editor, await exported(db, csvFiles[name]));
    expect(refused).toEqual([]);
    expect(dry.samples).toEqual([]);
    expect(dry.rows).toMatchObject({ new: 0, changed: 0, refused: 0, same: dry.rows.total });
    expect(changeId).toBe(changeId === null ? null : changeId);
  });
});

eachDatabase('what Whence exports, in an empty one', (open) => {
  it('gives claims with the same statements, statuses, topics and chains', async () => {
    const [from, to] = [await open(), await open()];
    await seedDemo(from);
    const columns = 'columns=claim,chain,status,topics';
    const before = await exported(from, csvFiles.claims, columns);
    const { report } = await bringIn(to, editor, before);
    expect(report.rows).toMatchObject({ changed: 0, refused: 0, new: report.rows.total });
    // Two utterances of one source, one of which denies it: names do not tell them apart, and that is said.
    expect(report.notices).toEqual([expect.stringContaining('In 1 claim, chains that share a source run on together')]);
    const withoutIds = (text: string) =>
      text
        .split('\r\n')
        .filter((line) => !line.includes('knew of the damage'))
        .map((line) => line.replace(/^\d+,[^,]*,/, ''))
        .sort();
    expect(withoutIds(await exported(to, csvFiles.claims, columns))).toEqual(withoutIds(before));
  });
});
