import { listSource } from '@/lib/data-table/csv-source.server';
import { Prisma } from '@/prisma/generated/client';
import { sourceSql } from './queries.server';
import { sourceList } from './table';

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
    originated: sql`coalesce(roles.originated, 0)`,
    relayed: sql`coalesce(roles.relayed, 0)`,
    documents: sql`coalesce(holdings.documents, 0)`,
    owner: sql`owner.name`,
  },
  ['slug', 'kind', 'reliability'],
);
