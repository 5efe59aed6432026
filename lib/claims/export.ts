import { listSource } from '@/lib/exchange/source';
import { Prisma } from '@/prisma/generated/client';
import { claimList } from './list';
import { claimSql } from './queries';

const { sql } = Prisma;

/** claims.csv: one row a claim, its chains in one cell. */
export const claimsCsv = listSource(
  claimList,
  claimSql,
  {
    id: sql`c.id`,
    slug: sql`c.slug`,
    statement: sql`c.statement`,
    chain: sql`c.chain_text`,
    confidence: sql`c.confidence`,
    confidence_basis: sql`CASE WHEN c.judged_confidence IS NULL THEN 'suggested' ELSE 'judged' END`,
    likelihood: sql`c.likelihood`,
    outlets: sql`c.outlet_count`,
    origins: sql`c.origin_count`,
    weakest_link: sql`c.weakest_link`,
    warnings: sql`array_to_string(c.warnings, '; ')`,
    status: sql`c.status`,
    certainty: sql`c.certainty`,
    topics: sql`c.topic_text`,
    first_reported: sql`c.first_reported`,
    last_reported: sql`c.last_reported`,
    longest_chain: sql`c.longest_chain`,
    chains: sql`c.chain_count`,
    links: sql`c.link_count`,
    documents: sql`c.document_count`,
    credibility: sql`c.credibility`,
    added: sql`c.created_at`,
  },
  ['slug', 'confidence', 'confidence_basis', 'likelihood', 'weakest_link', 'warnings', 'status', 'certainty'],
);
