import type { Pool } from 'pg';
import type { FilterValue, ListQuery } from '@/lib/data-table/definition';
import { readRows } from '@/lib/data-table/rows.server';
import type { SearchTerm } from '@/lib/data-table/search';
import { listSql, pageSql, type Refs, textSearch } from '@/lib/data-table/sql.server';
import { Prisma } from '@/prisma/generated/client';
import { type DocumentRow, documentList } from './table';

const { sql } = Prisma;

const anyClaim = (_: FilterValue, ids: readonly number[]) =>
  sql`EXISTS (SELECT FROM utterance u WHERE u.document_id = d.id AND u.claim_id = ANY(${[...ids]}::int[]))`;

export const documentSql = listSql(documentList, {
  from: sql`document d`,
  alias: 'd',
  row: sql`JOIN source p ON p.id = d.source_id`,
  always: sql`d.deleted_at IS NULL`,
  search: (terms: readonly SearchTerm[]) => textSearch(sql`d.title_key`, terms),
  special: { claim: { condition: anyClaim } },
});

/** One page of the documents table, in order. */
export async function listDocuments(pool: Pool, query: ListQuery, refs: Refs): Promise<DocumentRow[]> {
  return readRows(pool, documentList, query, (select) => pageSql(documentSql, query, refs, select));
}
