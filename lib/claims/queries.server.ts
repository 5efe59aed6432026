import type { Pool } from 'pg';
import type { DerivedHop } from '@/lib/assessments/derive';
import type { FilterValue, ListQuery } from '@/lib/data-table/definition';
import { type Mark, searchMarks, searchTerms } from '@/lib/data-table/search';
import {
  anyOf,
  anyRecord,
  anyWord,
  inDates,
  inRange,
  type ListSql,
  pageSql,
  type Refs,
  run,
  textSearch,
} from '@/lib/data-table/sql.server';
import type { DatePrecision } from '@/lib/format/date';
import type {
  Certainty,
  ClaimStatus,
  Confidence,
  JudgementState,
  Likelihood,
  LinkState,
  Warning,
} from '@/lib/vocabulary';
import { Prisma } from '@/prisma/generated/client';
import type { ClaimColumn, ClaimFilter } from './table';

const { sql, empty } = Prisma;

/** The hops of a chain as they are drawn: those stored with the claim, without what only the database needs. */
export type ChainHop = Omit<DerivedHop, 's'>;
export type ChainStrip = { circular: boolean; hops: ChainHop[] };

/** One row of the claims table, as plain data; dates in ISO 8601. */
export type ClaimRow = {
  id: number;
  version: number;
  slug: string;
  statement: string;
  marks: Mark[];
  status: ClaimStatus;
  chains: ChainStrip[];
  chainCount: number;
  longestChain: number;
  links: number;
  outlets: number;
  origins: number;
  documents: number;
  weakestLink: LinkState | null;
  certainty: Certainty | null;
  confidence: Confidence;
  likelihood: Likelihood | null;
  judged: boolean;
  suggested: Confidence;
  chance: Likelihood | null;
  judgement: JudgementState;
  credibility: number;
  warnings: Warning[];
  topics: string[];
  first: string | null;
  firstPrecision: DatePrecision | null;
  last: string | null;
  lastPrecision: DatePrecision | null;
  added: string;
};

/**
 * Claims in which the second source of a pair of slugs credits the first; the pair is found from both ends by
 * indexes.
 */
const anyRelay = (value: FilterValue) =>
  value.kind === 'values'
    ? sql`f.id IN (SELECT a.claim_id FROM unnest(${[...value.values]}::text[]) v JOIN source up ON up.slug = split_part(v, '~', 1)
        JOIN source down ON down.slug = split_part(v, '~', 2) JOIN utterance w ON w.source_id = down.id JOIN attribution a ON a.downstream_id = w.id
        JOIN utterance u ON u.id = a.upstream_id AND u.source_id = up.id)`
    : sql`true`;

export const claimSql = {
  from: sql`claim_facts f`,
  alias: 'f',
  row: sql`JOIN claim c ON c.id = f.id`,
  // Deleted claims have no facts.
  always: sql`true`,
  sorts: {
    claim: { by: sql`f.statement_key` },
    chain: { by: sql`f.chain_key` },
    confidence: { by: sql`f.confidence` },
    likelihood: { by: sql`f.likelihood`, blanks: true },
    suggested: { by: sql`f.suggested_confidence` },
    chance: { by: sql`f.suggested_likelihood`, blanks: true },
    judgement: { by: sql`f.judgement` },
    outlets: { by: sql`f.outlet_count` },
    origins: { by: sql`f.origin_count` },
    link: { by: sql`f.weakest_link`, blanks: true },
    warnings: { by: sql`cardinality(f.warnings)` },
    status: { by: sql`f.status` },
    certainty: { by: sql`f.certainty`, blanks: true },
    topics: { by: sql`f.topic_key` },
    first: { by: sql`f.first_reported`, blanks: true, finer: sql`f.first_precision`, added: sql`f.created_at` },
    last: { by: sql`f.last_reported`, blanks: true, finer: sql`f.last_precision`, added: sql`f.created_at` },
    hops: { by: sql`f.longest_chain` },
    chains: { by: sql`f.chain_count` },
    links: { by: sql`f.link_count` },
    documents: { by: sql`f.document_count` },
    credibility: { by: sql`f.credibility` },
    added: { by: sql`f.created_at` },
  } satisfies Record<ClaimColumn, ListSql['sorts'][string]>,
  filters: {
    source: anyRecord(sql`f.source_ids`),
    origin: anyRecord(sql`f.origin_ids`),
    relay: anyRelay,
    topic: anyRecord(sql`f.topic_ids`),
    status: anyWord(sql`f.status`, 'claim_status'),
    confidence: anyWord(sql`f.confidence`, 'confidence'),
    likelihood: anyWord(sql`f.likelihood`, 'likelihood'),
    suggested: anyWord(sql`f.suggested_confidence`, 'confidence'),
    chance: anyWord(sql`f.suggested_likelihood`, 'likelihood'),
    credibility: anyWord(sql`f.credibility`, 'smallint'),
    judgement: anyWord(sql`f.judgement`, 'judgement_state'),
    certainty: anyWord(sql`f.certainty`, 'certainty'),
    link: anyWord(sql`f.weakest_link`, 'link_state'),
    warning: anyOf(sql`f.warnings`),
    origins: inRange(sql`f.origin_count`),
    outlets: inRange(sql`f.outlet_count`),
    hops: inRange(sql`f.longest_chain`),
    first: inDates(sql`f.first_reported`, sql`f.first_precision`),
    last: inDates(sql`f.last_reported`, sql`f.last_precision`),
  } satisfies Record<ClaimFilter, ListSql['filters'][string]>,
  // How many claims have several words together is guessed badly, so those are found first; OFFSET 0 keeps the
  // planner from walking the order instead.
  search: (terms) =>
    sql`f.id IN (SELECT w.id FROM claim_search w WHERE ${textSearch(sql`w.folded`, terms, sql`w.words`)} ${terms.length > 1 ? sql`OFFSET 0` : empty})`,
  facets: {
    source: { kind: 'records', column: sql`f.source_ids`, table: 'source' },
    origin: { kind: 'records', column: sql`f.origin_ids`, table: 'source' },
    topic: { kind: 'records', column: sql`f.topic_ids`, table: 'topic' },
    status: { kind: 'word', column: sql`f.status` },
    confidence: { kind: 'word', column: sql`f.confidence` },
    likelihood: { kind: 'word', column: sql`f.likelihood` },
    suggested: { kind: 'word', column: sql`f.suggested_confidence` },
    chance: { kind: 'word', column: sql`f.suggested_likelihood` },
    credibility: { kind: 'word', column: sql`f.credibility` },
    judgement: { kind: 'word', column: sql`f.judgement` },
    certainty: { kind: 'word', column: sql`f.certainty` },
    link: { kind: 'word', column: sql`f.weakest_link` },
    warning: { kind: 'words', column: sql`f.warnings` },
  },
} satisfies ListSql;

/** One page of the claims table, in order. */
export async function listClaims(pool: Pool, query: ListQuery, refs: Refs): Promise<ClaimRow[]> {
  return rowsOf(pool, query, (select) => pageSql(claimSql, query, refs, select));
}

/**
 * These claims as the table shows them, as far as they are there, in no order; the query says which words are marked.
 */
export async function claimsByIds(pool: Pool, ids: readonly number[], query: ListQuery): Promise<ClaimRow[]> {
  return rowsOf(
    pool,
    query,
    (select) => sql`SELECT ${select} FROM ${claimSql.from} ${claimSql.row} WHERE f.id = ANY(${[...ids]}::int[])`,
  );
}

async function rowsOf(pool: Pool, query: ListQuery, queryOf: (select: Prisma.Sql) => Prisma.Sql): Promise<ClaimRow[]> {
  const terms = searchTerms(query.q);
  const select = sql`f.id, c.version, c.slug, c.statement, f.status, c.chains, f.chain_count AS "chainCount",
    f.longest_chain AS "longestChain", f.link_count AS links, f.outlet_count AS outlets, f.origin_count AS origins,
    f.document_count AS documents, f.weakest_link AS "weakestLink", f.certainty, f.confidence, f.likelihood,
    c.judged_confidence IS NOT NULL AS judged, f.suggested_confidence AS suggested, f.suggested_likelihood AS chance, f.judgement, f.credibility, f.warnings, c.topic_text AS topics,
    f.first_reported AS first, f.first_precision AS "firstPrecision", f.last_reported AS last, f.last_precision AS "lastPrecision", f.created_at AS added`;
  type Row = Omit<ClaimRow, 'marks' | 'topics' | 'first' | 'last' | 'added'> & {
    topics: string;
    first: Date | null;
    last: Date | null;
    added: Date;
  };
  const rows = await run<Row>(pool, queryOf(select));
  return rows.map(({ topics, first, last, added, ...row }) => ({
    ...row,
    marks: searchMarks(row.statement, terms),
    topics: topics === '' ? [] : topics.split('; '),
    first: first?.toISOString() ?? null,
    last: last?.toISOString() ?? null,
    added: added.toISOString(),
  }));
}
