import type { Pool } from 'pg';
import type { ListQuery } from '@/lib/data-table/definition';
import { type Mark, searchMarks, searchTerms } from '@/lib/data-table/search';
import { type ListSql, oneRecord, pageSql, type Refs, run, textSearch } from '@/lib/data-table/sql.server';
import type { Reliability, SourceKind } from '@/lib/vocabulary';
import { Prisma } from '@/prisma/generated/client';
import type { SourceColumn, SourceFilter } from './table';

const { sql } = Prisma;

export type SourceRow = {
  id: number;
  slug: string;
  name: string;
  marks: Mark[];
  kind: SourceKind;
  reliability: Reliability | null;
  owner: string | null;
  originated: number;
  relayed: number;
  documents: number;
};

/**
 * How many claims each source originated and merely relayed: counted in one pass for all of them, which is quicker
 * than source by source.
 */
const roles = sql`LEFT JOIN (SELECT v AS id, count(*) FILTER (WHERE v = ANY(k.origin_ids)) AS originated, count(*) FILTER (WHERE v <> ALL(k.origin_ids)) AS relayed
  FROM claim_facts k, unnest(k.source_ids) AS v GROUP BY v) roles ON roles.id = s.id`;
const holdings = sql`LEFT JOIN (SELECT source_id AS id, count(*) AS documents FROM document WHERE deleted_at IS NULL GROUP BY source_id) holdings ON holdings.id = s.id`;

export const sourceSql = {
  from: sql`source s`,
  alias: 's',
  row: sql`${roles} ${holdings} LEFT JOIN source owner ON owner.id = s.owner_id`,
  orderedByRow: true,
  always: sql`s.deleted_at IS NULL`,
  sorts: {
    name: { by: sql`s.name_key` },
    kind: { by: sql`s.kind` },
    reliability: { by: sql`s.reliability`, blanks: true },
    originated: { by: sql`coalesce(roles.originated, 0)` },
    relayed: { by: sql`coalesce(roles.relayed, 0)` },
    documents: { by: sql`coalesce(holdings.documents, 0)` },
    owner: { by: sql`owner.name_key`, blanks: true },
  } satisfies Record<SourceColumn, ListSql['sorts'][string]>,
  filters: {
    kind: (value) => (value.kind === 'values' ? sql`s.kind = ANY(${[...value.values]}::source_kind[])` : sql`true`),
    reliability: (value) =>
      value.kind === 'values'
        ? sql`coalesce(s.reliability::text, 'none') = ANY(${[...value.values]}::text[])`
        : sql`true`,
    owner: oneRecord(sql`s.owner_id`),
  } satisfies Record<SourceFilter, ListSql['filters'][string]>,
  search: (terms) => textSearch(sql`s.folded`, terms),
  facets: {
    kind: { kind: 'word', column: sql`s.kind` },
    reliability: { kind: 'word', column: sql`coalesce(s.reliability::text, 'none')` },
    owner: { kind: 'record', column: sql`s.owner_id`, table: 'source' },
  },
} satisfies ListSql;

/** One page of the sources table, in order. */
export async function listSources(pool: Pool, query: ListQuery, refs: Refs): Promise<SourceRow[]> {
  const select = sql`s.id, s.slug, s.name, s.kind, s.reliability, owner.name AS owner, coalesce(roles.originated, 0)::int AS originated,
    coalesce(roles.relayed, 0)::int AS relayed, coalesce(holdings.documents, 0)::int AS documents`;
  const terms = searchTerms(query.q);
  const rows = await run<Omit<SourceRow, 'marks'>>(pool, pageSql(sourceSql, query, refs, select));
  return rows.map((row) => ({ ...row, marks: searchMarks(row.name, terms) }));
}
