import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { rebuild } from '@/lib/assessments/rebuild.server';
import { perform } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { seedFirstCase } from '@/lib/demo/seed.server';
import { headerRow, rowWriter } from '@/lib/exchange/csv';
import { undoChange } from '@/lib/history/commands.server';
import type { Actor } from '@/lib/people/permissions';
import { eachDatabase } from '../support/databases';
import { bringIn } from '../support/imports';

const editor: Actor = { id: 'e', name: 'Editor', role: 'editor' };

const name = fc.constantFrom('Reuters', 'AI News', 'The Gazette', 'Radio Nord', 'Zhù “Q” [x]', 'A > B', 'Été');
const words = fc.string({ unit: 'grapheme', maxLength: 30 });
const columns = ['Fact ID', 'Claim', 'Chain', 'Status', 'Topics', 'Comments', 'Source title', 'Link'] as const;
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const row = fc.record({
  key: fc.integer({ min: 1, max: 9 }),
  claim: fc.constantFrom('It rains', 'It snows', 'The ferry stops', 'V4 runs on Ascend', ' it  RAINS '),
  chain: fc
    .array(name, { minLength: 1, maxLength: 4 })
    .filter((names) => names.every((one, i) => one !== names[i - 1])),
  status: fc.constantFrom('', 'unverified', 'disputed', 'no such word'),
  topics: fc.constantFrom('', 'rain', 'Rain; snow', 'snow'),
  comments: words,
  url: fc.constantFrom('', '', 'https://example.org/a', 'https://example.org/b', 'not an address'),
});

type Row = typeof row extends fc.Arbitrary<infer R> ? R : never;

/** A sheet with everything that people write, right and wrong. */
const sheet = fc.record({ rows: fc.array(row, { minLength: 1, maxLength: 25 }), keyed: fc.boolean() });

const written = ({ rows, keyed }: { rows: Row[]; keyed: boolean }): string => {
  const names = keyed ? columns : columns.slice(1);
  const write = rowWriter(
    names.map(() => 'text' as const),
    true,
  );
  const body = rows.map(({ key, claim, chain, status, topics, comments, url }) => {
    const cells = [
      `F-${key}`,
      claim,
      chain.map(quoted).join(' → '),
      status,
      topics,
      comments,
      url ? 'A page' : '',
      url,
    ];
    return write(keyed ? cells : cells.slice(1));
  });
  return (
    headerRow(
      names.map((header) => ({ name: header })),
      false,
    ) + body.join('')
  );
};

eachDatabase('any sheet', (open) => {
  let db: Db;
  beforeAll(async () => {
    db = await open();
    await seedFirstCase(db);
  });

  const everything = async () => {
    const tables = ['claim', 'source', 'document', 'utterance', 'attribution', 'topic', 'claim_note', 'claim_topic'];
    const rows: Record<string, unknown> = {};
    for (const table of tables)
      rows[table] = (
        await db.pool.query(`SELECT to_jsonb(t) - 'updated_at' - 'version' AS row FROM ${table} t
          WHERE ${table === 'claim' || table === 'source' || table === 'document' ? 'deleted_at IS NULL' : 'true'} ORDER BY 1`)
      ).rows;
    return rows;
  };

  it('gives a claim the spelling of its first row, and so is the same a second time', async () => {
    const text = 'Fact ID,Claim,Chain\nS-1,The quay sinks,Reuters\nS-1,the  QUAY sinks,AI News\n';
    const { report } = await bringIn(db, editor, text);
    expect(report.rows).toMatchObject({ new: 1, changed: 1 });
    expect((await bringIn(db, editor, text)).dry.rows).toMatchObject({ new: 0, changed: 0, same: 2 });
    const respelt = text.replace('The quay sinks', 'The Quay sinks');
    expect((await bringIn(db, editor, respelt)).dry.rows).toMatchObject({ changed: 1, same: 1 });
    expect(await db.prisma.claim.count({ where: { statement: 'The Quay sinks' } })).toBe(1);
  });

  it('comes to what its dry run says, is the same a second time, and is undone without a trace', async () => {
    for (const [run, given] of fc.sample(sheet, { numRuns: 6 }).entries()) {
      const text = written(given);
      const before = await everything();
      const { dry, report, changeId } = await bringIn(db, editor, text);
      expect({ run, ...report }).toEqual({ run, ...dry });
      const { total, ...ends } = report.rows;
      expect(Object.values(ends).reduce((sum, count) => sum + count, 0)).toBe(total);
      const again = await bringIn(db, editor, text);
      expect(again.dry.samples, text).toEqual([]);
      expect(again.dry.rows, text).toMatchObject({ new: 0, changed: 0, refused: report.rows.refused });
      expect((await rebuild(db)).differing).toEqual([]);
      if (changeId !== null) await perform(db, editor, undoChange, { changeId });
      expect(await everything(), text).toEqual(before);
    }
  });
});
