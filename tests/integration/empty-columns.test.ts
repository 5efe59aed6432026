import { beforeAll, expect, it } from 'vitest';
import { blankIn } from '@/lib/data-table/columns';
import type { ListDefinition, ListQuery } from '@/lib/data-table/definition';
import { emptyColumns, hiddenColumns } from '@/lib/data-table/empty-columns.server';
import { resolveRefs } from '@/lib/data-table/sql.server';
import { readListQuery } from '@/lib/data-table/url';
import type { Db } from '@/lib/db';
import type { Reader } from '@/lib/db/rows';
import { seedFirstCase } from '@/lib/demo/seed.server';
import type { Actor } from '@/lib/people/permissions';
import { tables } from '@/lib/tables.server';
import { fillClaims } from '../support/csv';
import { eachDatabase } from '../support/databases';

const viewer: Actor = { id: 'ada', name: 'Ada', role: 'admin' };

eachDatabase('columns that a result has nothing in', (open) => {
  let db: Db;
  beforeAll(async () => {
    db = await open();
    await seedFirstCase(db);
    await fillClaims(db);
  });

  /** What the database says, and what all rows of the result say. */
  async function both(name: keyof typeof tables, address: string) {
    const { list, sqlFor, rowsFor } = tables[name];
    const definition: ListDefinition = list;
    const blankable = Object.keys(list.columns).filter((id) => definition.columns[id]?.blank);
    const { query: asked } = readListQuery(list, new URLSearchParams(address));
    const query: ListQuery = { ...asked, columns: Object.keys(list.columns), ifFilled: blankable };
    const { refs } = await resolveRefs(db.pool, list, query);
    const sql = await sqlFor(async () => viewer);
    const rows = await rowsFor(viewer, db.pool, { ...query, page: 1, size: 10_000 } as ListQuery, refs);
    return {
      rows: rows.length,
      said: await emptyColumns(db.pool, list, sql, query, refs, blankable),
      seen: blankIn(list, query, rows),
    };
  }

  it.each([
    ['claims', ''],
    ['claims', 'first=none'],
    ['claims', 'hops=1'],
    ['claims', 'status=disputed&q=plain'],
    ['claims', 'source=reuters'],
    ['claims', 'topic=chips&confidence=low'],
    ['claims', 'likelihood=likely'],
    ['sources', ''],
    ['sources', 'reliability=none'],
    ['sources', 'kind=agency'],
    ['documents', ''],
    ['history', ''],
    ['history', 'action=claims.create'],
  ] as const)('are the same by the database and by the rows: %s?%s', async (name, address) => {
    const { rows, said, seen } = await both(name, address);
    expect(rows).toBeGreaterThan(0);
    expect(said).toEqual(seen);
  });

  it('are there, and are not all', async () => {
    expect((await both('claims', 'first=none')).said).toContain('first');
    expect((await both('claims', '')).said).not.toContain('first');
    expect((await both('documents', '')).said).toContain('published');
  });

  /** Which columns a page of so many rows leaves out, and whether the database was asked. */
  async function hidden(address: string, size: number, patience = 60_000, alter: Partial<ListQuery> = {}) {
    const { list, sqlFor, rowsFor } = tables.claims;
    const query = { ...readListQuery(list, new URLSearchParams(address)).query, size, ...alter } as ListQuery;
    const { refs } = await resolveRefs(db.pool, list, query);
    const rows = await rowsFor(viewer, db.pool, query, refs);
    let isAsked = false;
    const pool: Reader = {
      async query(statement) {
        isAsked = true;
        if (patience === 0) await new Promise((resolve) => setTimeout(resolve, 100));
        return db.pool.query(statement);
      },
    };
    const columns = await hiddenColumns(pool, list, sqlFor(), query, refs, rows, patience);
    return { isAsked, columns };
  }

  it('are told by the rows of a result that is one page, and else by the database, if it is not late', async () => {
    const ifFilled = ['first', 'likelihood'];
    const all = await hidden('first=none', 10_000, 60_000, { ifFilled });
    expect([all.isAsked, all.columns.includes('first')]).toEqual([false, true]);
    expect(await hidden('first=none', 1, 60_000, { ifFilled: ['first'] })).toEqual({
      isAsked: true,
      columns: ['first'],
    });
    expect(await hidden('first=none', 1, 0, { ifFilled: ['first'] })).toEqual({ isAsked: true, columns: [] });
    expect(await hidden('', 1, 60_000, { ifFilled: [] })).toEqual({ isAsked: false, columns: [] });
  });
});
