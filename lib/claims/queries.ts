import type { Pool } from 'pg';
import type { DerivedHop } from '@/lib/assessments/derive';
import type { ListQuery } from '@/lib/list/definition';
import { type Mark, searchMarks, searchTerms } from '@/lib/list/search';
import { anyOf, anyRecord, anyWord, inDates, inRange, type ListSql, pageSql, type Refs, run, textSearch } from '@/lib/list/sql';
import type { Certainty, ClaimStatus, Confidence, Likelihood, LinkState, Warning } from '@/lib/words';
import { Prisma } from '@/prisma/generated/client';
import type { ClaimColumn, ClaimFilter } from './list';

const { sql } = Prisma;

/** The hops of a chain as they are drawn: those stored with the claim, without what only the database needs. */
export type ChainHop = Omit<DerivedHop, 's'>;
export type ChainStrip = { circular: boolean; hops: ChainHop[] };

/** One row of the claims table, as plain data; dates in ISO 8601. */
export type ClaimRow = {
  id: number;
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
  credibility: number;
  warnings: Warning[];
  topics: string[];
  first: string | null;
  last: string | null;
  added: string;
};

export const claimSql = {
  from: sql`claim c`,
  alias: 'c',
  always: sql`c.deleted_at IS NULL`,
  sorts: {
    claim: { by: sql`left(c.statement_key, 200)` },
    chain: { by: sql`left(c.chain_text, 200) COLLATE "C"` },
    confidence: { by: sql`c.confidence` },
    likelihood: { by: sql`c.likelihood`, blanks: true },
    outlets: { by: sql`c.outlet_count` },
    origins: { by: sql`c.origin_count` },
    link: { by: sql`c.weakest_link`, blanks: true },
    warnings: { by: sql`cardinality(c.warnings)` },
    status: { by: sql`c.status` },
    certainty: { by: sql`c.certainty`, blanks: true },
    topics: { by: sql`left(c.topic_text, 200)` },
    first: { by: sql`c.first_reported`, blanks: true },
    last: { by: sql`c.last_reported`, blanks: true },
    hops: { by: sql`c.longest_chain` },
    chains: { by: sql`c.chain_count` },
    links: { by: sql`c.link_count` },
    documents: { by: sql`c.document_count` },
    credibility: { by: sql`c.credibility` },
    added: { by: sql`c.created_at` },
  } satisfies Record<ClaimColumn, ListSql['sorts'][string]>,
  filters: {
    source: anyRecord(sql`c.source_ids`),
    origin: anyRecord(sql`c.origin_ids`),
    topic: anyRecord(sql`c.topic_ids`),
    status: anyWord(sql`c.status`, 'claim_status'),
    confidence: anyWord(sql`c.confidence`, 'confidence'),
    likelihood: anyWord(sql`c.likelihood`, 'likelihood'),
    certainty: anyWord(sql`c.certainty`, 'certainty'),
    link: anyWord(sql`c.weakest_link`, 'link_state'),
    warning: anyOf(sql`c.warnings`),
    origins: inRange(sql`c.origin_count`),
    outlets: inRange(sql`c.outlet_count`),
    hops: inRange(sql`c.longest_chain`),
    first: inDates(sql`c.first_reported`),
    last: inDates(sql`c.last_reported`),
  } satisfies Record<ClaimFilter, ListSql['filters'][string]>,
  search: (terms) => textSearch(sql`c.folded`, terms, sql`c.search`),
  facets: {
    source: { kind: 'records', column: sql`c.source_ids`, table: 'source' },
    origin: { kind: 'records', column: sql`c.origin_ids`, table: 'source' },
    topic: { kind: 'records', column: sql`c.topic_ids`, table: 'topic' },
    status: { kind: 'word', column: sql`c.status` },
    confidence: { kind: 'word', column: sql`c.confidence` },
    likelihood: { kind: 'word', column: sql`c.likelihood` },
    certainty: { kind: 'word', column: sql`c.certainty` },
    link: { kind: 'word', column: sql`c.weakest_link` },
    warning: { kind: 'words', column: sql`c.warnings` },
  },
} satisfies ListSql;

const START = '\uE000';
const END = '\uE001';

/** One page of the claims table, in order. */
export async function listClaims(pool: Pool, query: ListQuery, refs: Refs): Promise<ClaimRow[]> {
  const terms = searchTerms(query.q);
  const words = terms.map((term) => term.text).join(' ');
  const headline =
    terms.length > 0
      ? sql`ts_headline('english', c.statement, plainto_tsquery('english', ${words}), ${`HighlightAll=true, StartSel=${START}, StopSel=${END}`})`
      : sql`NULL::text`;
  const select = sql`c.id, c.slug, c.statement, ${headline} AS headline, c.status, c.chains, c.chain_count AS "chainCount",
    c.longest_chain AS "longestChain", c.link_count AS links, c.outlet_count AS outlets, c.origin_count AS origins,
    c.document_count AS documents, c.weakest_link AS "weakestLink", c.certainty, c.confidence, c.likelihood,
    c.judged_confidence IS NOT NULL AS judged, c.credibility, c.warnings, c.topic_text AS topics,
    c.first_reported AS first, c.last_reported AS last, c.created_at AS added`;
  type Row = Omit<ClaimRow, 'marks' | 'topics' | 'first' | 'last' | 'added'> & {
    headline: string | null;
    topics: string;
    first: Date | null;
    last: Date | null;
    added: Date;
  };
  const rows = await run<Row>(pool, pageSql(claimSql, query, refs, select));
  return rows.map(({ headline, topics, first, last, added, ...row }) => ({
    ...row,
    marks: headline === null ? [] : searchMarks(row.statement, terms, markedWords(headline)),
    topics: topics === '' ? [] : topics.split('; '),
    first: first?.toISOString() ?? null,
    last: last?.toISOString() ?? null,
    added: added.toISOString(),
  }));
}

const markedWords = (headline: string) => [...headline.matchAll(/\uE000([^\uE001]*)\uE001/g)].map((match) => match[1] ?? '');
