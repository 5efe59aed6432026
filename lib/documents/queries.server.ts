import type { Pool } from 'pg';
import type { ListQuery } from '@/lib/data-table/definition';
import { type Mark, searchMarks, searchTerms } from '@/lib/data-table/search';
import {
  anyWord,
  inDates,
  inRange,
  type ListSql,
  oneRecord,
  pageSql,
  type Refs,
  run,
  textSearch,
} from '@/lib/data-table/sql.server';
import type { DatePrecision } from '@/lib/format/date';
import type { DocumentKind, DocumentState } from '@/lib/vocabulary';
import { Prisma } from '@/prisma/generated/client';
import type { DocumentColumn, DocumentFilter } from './table';

const { sql } = Prisma;

export type DocumentRow = {
  id: number;
  title: string;
  marks: Mark[];
  publisher: string;
  publisherSlug: string;
  published: string | null;
  precision: DatePrecision;
  note: string;
  claims: number;
  kind: DocumentKind;
  state: DocumentState;
  url: string | null;
  added: string;
};

const claimsIn = sql`(SELECT count(DISTINCT u.claim_id)::int FROM utterance u WHERE u.document_id = d.id)`;
const standing = sql`LEFT JOIN (SELECT document_id AS id, count(DISTINCT claim_id) AS claims FROM utterance GROUP BY document_id) standing ON standing.id = d.id`;

export const documentSql = {
  from: sql`document d`,
  alias: 'd',
  row: sql`JOIN source p ON p.id = d.source_id`,
  always: sql`d.deleted_at IS NULL`,
  sorts: {
    title: { by: sql`d.title_key` },
    publisher: { by: sql`publisher.name_key`, join: sql`JOIN source publisher ON publisher.id = d.source_id` },
    published: { by: sql`d.published_at`, blanks: true, finer: sql`d.published_precision`, added: sql`d.created_at` },
    claims: { by: sql`coalesce(standing.claims, 0)`, join: standing },
    kind: { by: sql`d.kind` },
    state: { by: sql`d.state` },
    address: { by: sql`d.url_key COLLATE "C"`, blanks: true },
    added: { by: sql`d.created_at` },
  } satisfies Record<DocumentColumn, ListSql['sorts'][string]>,
  filters: {
    publisher: oneRecord(sql`d.source_id`),
    claim: (_, ids) =>
      sql`EXISTS (SELECT FROM utterance u WHERE u.document_id = d.id AND u.claim_id = ANY(${[...ids]}::int[]))`,
    kind: anyWord(sql`d.kind`, 'document_kind'),
    state: anyWord(sql`d.state`, 'document_state'),
    published: inDates(sql`d.published_at`, sql`d.published_precision`),
    claims: inRange(claimsIn),
  } satisfies Record<DocumentFilter, ListSql['filters'][string]>,
  search: (terms) => textSearch(sql`d.title_key`, terms),
  facets: {
    publisher: { kind: 'record', column: sql`d.source_id`, table: 'source' },
    kind: { kind: 'word', column: sql`d.kind` },
    state: { kind: 'word', column: sql`d.state` },
  },
} satisfies ListSql;

/** One page of the documents table, in order. */
export async function listDocuments(pool: Pool, query: ListQuery, refs: Refs): Promise<DocumentRow[]> {
  const select = sql`d.id, d.title, p.name AS publisher, p.slug AS "publisherSlug", d.published_at AS published, d.published_precision AS precision, d.published_note AS note,
    ${claimsIn} AS claims, d.kind, d.state, d.url, d.created_at AS added`;
  type Row = Omit<DocumentRow, 'marks' | 'published' | 'added'> & { published: Date | null; added: Date };
  const terms = searchTerms(query.q);
  const rows = await run<Row>(pool, pageSql(documentSql, query, refs, select));
  return rows.map((row) => ({
    ...row,
    marks: searchMarks(row.title, terms),
    published: row.published?.toISOString() ?? null,
    added: row.added.toISOString(),
  }));
}
