import { listSource } from '@/lib/data-table/csv-source.server';
import { edtf } from '@/lib/data-table/sql.server';
import { Prisma } from '@/prisma/generated/client';
import { documentSql } from './queries.server';
import { documentList } from './table';

const { sql } = Prisma;

/** documents.csv: one row a document. */
export const documentsCsv = listSource(
  documentList,
  documentSql,
  {
    id: sql`d.id`,
    title: sql`d.title`,
    publisher: sql`(SELECT p.name FROM source p WHERE p.id = d.source_id)`,
    publisher_slug: sql`(SELECT p.slug FROM source p WHERE p.id = d.source_id)`,
    published: edtf(sql`d.published_at`, sql`d.published_precision`),
    published_note: sql`d.published_note`,
    claims: sql`(SELECT count(DISTINCT u.claim_id) FROM utterance u WHERE u.document_id = d.id)`,
    kind: sql`d.kind`,
    state: sql`d.state`,
    url: sql`d.url`,
    added: sql`d.created_at`,
  },
  ['publisher_slug', 'published', 'kind', 'state'],
);
