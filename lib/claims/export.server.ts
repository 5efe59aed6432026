import { listSource } from '@/lib/data-table/csv-source.server';
import { edtf } from '@/lib/data-table/sql.server';
import { Prisma } from '@/prisma/generated/client';
import { claimSql } from './queries.server';
import { claimList } from './table';

const { sql } = Prisma;

/** claims.csv: one row a claim, its chains in one cell. */
export const claimsCsv = listSource(
  claimList,
  claimSql,
  {
    id: sql`f.id`,
    slug: sql`c.slug`,
    statement: sql`c.statement`,
    chain: sql`c.chain_text`,
    confidence: sql`f.confidence`,
    confidence_basis: sql`CASE WHEN c.judged_confidence IS NULL THEN 'suggested' ELSE 'judged' END`,
    likelihood: sql`f.likelihood`,
    suggested_confidence: sql`f.suggested_confidence`,
    suggested_likelihood: sql`f.suggested_likelihood`,
    judgement: sql`f.judgement`,
    outlets: sql`f.outlet_count`,
    origins: sql`f.origin_count`,
    weakest_link: sql`f.weakest_link`,
    warnings: sql`array_to_string(f.warnings, '; ')`,
    status: sql`f.status`,
    certainty: sql`f.certainty`,
    topics: sql`c.topic_text`,
    first_reported: edtf(sql`f.first_reported`, sql`f.first_precision`),
    last_reported: edtf(sql`f.last_reported`, sql`f.last_precision`),
    longest_chain: sql`f.longest_chain`,
    chains: sql`f.chain_count`,
    links: sql`f.link_count`,
    documents: sql`f.document_count`,
    credibility: sql`f.credibility`,
    added: sql`f.created_at`,
  },
  [
    'slug',
    'confidence',
    'confidence_basis',
    'likelihood',
    'suggested_confidence',
    'suggested_likelihood',
    'judgement',
    'weakest_link',
    'warnings',
    'status',
    'certainty',
    'first_reported',
    'last_reported',
  ],
);
