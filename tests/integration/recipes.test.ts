import { beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { claimSql } from '@/lib/claims/queries.server';
import { claimList } from '@/lib/claims/table';
import { defineCommand, execute, perform } from '@/lib/commands/command';
import { listSource } from '@/lib/data-table/csv-source.server';
import { field, type ListDefinition } from '@/lib/data-table/definition';
import { readRows } from '@/lib/data-table/rows.server';
import { countFacet, countRows, listSql, pageSql } from '@/lib/data-table/sql.server';
import { readListQuery } from '@/lib/data-table/url';
import { writeListQuery } from '@/lib/data-table/write';
import type { Db } from '@/lib/db';
import { seedFirstCase } from '@/lib/demo/seed.server';
import { receipt } from '@/lib/exchange/receipt';
import { undoChange } from '@/lib/history/commands.server';
import type { Actor } from '@/lib/people/permissions';
import { exportStream, readCsv } from '../support/csv';
import { eachDatabase } from '../support/databases';

const LENGTH = 'length(c.statement)';
const SIZE = "CASE WHEN f.outlet_count > 1 THEN 'many' ELSE 'few' END";

/** The claims table with a column and two filters more, declared as the recipes say and nowhere else. */
const longer = {
  ...claimList,
  columns: {
    ...claimList.columns,
    reach: {
      label: 'Reach',
      width: 90,
      align: 'right',
      sort: 'desc',
      shown: false,
      sql: 'f.outlet_count + f.link_count',
      row: { reach: field(z.int()) },
      csv: [
        { name: 'reach', type: 'integer', help: 'Outlets and links.' },
        { name: 'length', type: 'integer', sql: LENGTH, help: 'Letters of the statement.' },
      ],
    },
  },
  filters: {
    ...claimList.filters,
    reach: { kind: 'number', label: 'Reach', sql: 'f.outlet_count + f.link_count' },
    size: {
      kind: 'choice',
      label: 'Size',
      options: { few: { label: 'few', help: 'Few.' }, many: { label: 'many', help: 'Many.' } },
      sql: SIZE,
      type: 'text',
    },
  },
} as const satisfies ListDefinition;

eachDatabase('a column and a filter added by the recipes', (open) => {
  let db: Db;
  beforeAll(async () => {
    db = await open();
    await seedFirstCase(db);
  });
  const sql = listSql(longer, claimSql);
  const ADDRESS = 'reach=3..&size=many&sort=-reach&columns=claim,reach';
  const { query, notices } = readListQuery(longer, new URLSearchParams(ADDRESS));

  it('are in the address, and are written back as they were read', () => {
    expect(notices).toEqual([]);
    expect(writeListQuery(longer, query)).toBe(ADDRESS);
  });

  it('are read, sorted and filtered', async () => {
    const rows = await readRows(db.pool, longer, query, (select) => pageSql(sql, query, {}, select));
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.length).toBeLessThan(12);
    expect(await countRows(db.pool, sql, query, {})).toBe(rows.length);
    expect(rows.map(({ reach }) => reach)).toEqual(rows.map(({ reach }) => reach).sort((a, b) => b - a));
    for (const { reach, outlets, links } of rows) {
      expect(reach).toBe(outlets + links);
      expect(reach).toBeGreaterThanOrEqual(3);
      expect(outlets).toBeGreaterThan(1);
    }
  });

  it('are counted', async () => {
    const all = { ...query, filters: {} };
    const counts = await countFacet(db.pool, sql, all, {}, 'size');
    expect(counts.map(({ value }) => value).sort()).toEqual(['few', 'many']);
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(12);
  });

  it('are in the file and its receipt', async () => {
    const source = listSource(longer, sql);
    const { stream } = await exportStream(db, source, ADDRESS);
    const rows = readCsv(await new Response(stream).text());
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(Number(row.length)).toBe(row.statement?.length);
    const told = receipt({
      ...source,
      query,
      names: {},
      leftOut: [],
      columns: source.columns(query),
      options: { bom: true, raw: false },
      address: 'claims.csv',
      rows: rows.length,
      at: new Date(0),
      version: '1',
    });
    expect(told['dc:title']).toBe('Reach is at least 3; Size is many; sorted by Reach, descending.');
    expect(told.notes[0]?.columns).toEqual(['id', 'slug', 'statement', 'reach', 'length']);
  });

  it('are reported by name if their SQL is missing', () => {
    const filters = { ...claimList.filters, mood: { kind: 'choice', label: 'Mood', options: {} } } as const;
    const moody: ListDefinition = { ...claimList, filters };
    expect(() => listSql(moody, claimSql)).toThrow('Nothing says what the filter “mood” of claims means in SQL.');
    const mood = {
      label: 'Mood',
      width: 90,
      shown: true,
      csv: [{ name: 'mood', type: 'string', help: 'Mood.' }],
    } as const;
    const columns: ListDefinition['columns'] = { ...claimList.columns, mood };
    expect(() => listSource({ ...claimList, columns }, sql).columns({ ...query, columns: ['mood'] })).toThrow('“Mood”');
  });
});

/** A command declared as the recipe says and nowhere else: it capitalises the name of a topic. */
const capitalise = defineCommand({
  name: 'test.capitalise',
  permission: 'topics.write',
  input: z.object({ id: z.int() }),
  async run({ ledger }, { id }) {
    const { name } = await ledger.hold('topic', id);
    await ledger.update('topic', id, { name: String(name).toUpperCase() });
    return { id };
  },
});

eachDatabase('a command added by the recipe', (open) => {
  let db: Db;
  let id = 0;
  beforeAll(async () => {
    db = await open();
    await seedFirstCase(db);
    id = (await db.prisma.topic.findFirstOrThrow({ where: { slug: 'chips' } })).id;
  });
  const editor: Actor = { id: 'e', name: 'Editor', role: 'editor' };
  const nameNow = async () => (await db.prisma.topic.findUniqueOrThrow({ where: { id } })).name;

  it('is refused to people without its permission, and for invalid input', async () => {
    const reader: Actor = { id: 'r', name: 'Reader', role: 'reader' };
    await expect(execute(db, reader, capitalise, { id })).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(execute(db, editor, capitalise, { id: 'one' as never })).rejects.toMatchObject({ kind: 'invalid' });
    expect(await nameNow()).toBe('chips');
  });

  it('leaves one entry in the history, which can be undone and redone', async () => {
    const entries = await db.prisma.change.count();
    const { changeId } = await perform(db, editor, capitalise, { id });
    expect(await nameNow()).toBe('CHIPS');
    expect(await db.prisma.change.count()).toBe(entries + 1);
    const undone = await perform(db, editor, undoChange, { changeId: changeId ?? 0 });
    expect(await nameNow()).toBe('chips');
    await perform(db, editor, undoChange, { changeId: undone.changeId ?? 0 });
    expect(await nameNow()).toBe('CHIPS');
  });
});
