import { beforeAll, expect, it } from 'vitest';
import { blankIn } from '@/lib/data-table/columns';
import type { ListDefinition, ListQuery } from '@/lib/data-table/definition';
import { emptyColumns } from '@/lib/data-table/empty-columns.server';
import { resolveRefs } from '@/lib/data-table/sql.server';
import { readListQuery } from '@/lib/data-table/url';
import type { Db } from '@/lib/db';
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
});
