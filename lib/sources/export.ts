import { listSource } from '@/lib/list/csv-source';
import { Prisma } from '@/prisma/generated/client';
import { sourceList } from './list';
import { sourceSql } from './queries';

const { sql } = Prisma;

/** sources.csv: one row a source. */
export const sourcesCsv = listSource(
  sourceList,
  sourceSql,
  {
    id: sql`s.id`,
    slug: sql`s.slug`,
    name: sql`s.name`,
    kind: sql`s.kind`,
    reliability: sql`s.reliability`,
    originated: sql`(SELECT count(*) FROM claim_facts k WHERE k.origin_ids @> ARRAY[s.id])`,
    relayed: sql`(SELECT count(*) FROM claim_facts k WHERE k.source_ids @> ARRAY[s.id] AND s.id <> ALL(k.origin_ids))`,
    documents: sql`(SELECT count(*) FROM document d WHERE d.source_id = s.id AND d.deleted_at IS NULL)`,
    owner: sql`(SELECT o.name FROM source o WHERE o.id = s.owner_id)`,
  },
  ['slug', 'kind', 'reliability'],
);
