import { claimSql } from '@/lib/claims/queries.server';
import type { ListQuery } from '@/lib/data-table/definition';
import { idsSql, type Refs } from '@/lib/data-table/sql.server';
import { type Reader, rowFrom } from '@/lib/db/rows';
import { Prisma } from '@/prisma/generated/client';
import { type CopiesThere, copiesThere } from './copies';
import { documentsOfClaims } from './records.server';

const { sql } = Prisma;

/** How many different copies are kept of the documents of the claims of a table, and how many bytes they have. */
export async function copiesOfClaims(
  reader: Reader,
  { query, refs }: { readonly query: ListQuery; readonly refs: Refs },
): Promise<CopiesThere> {
  const found = await rowFrom(
    reader,
    copiesThere,
    sql`WITH asked AS (${idsSql(claimSql, query, refs, false)})
      SELECT count(*)::int AS copies, coalesce(sum(size), 0)::float8 AS bytes FROM (
        SELECT DISTINCT k.sha256, k.size FROM capture k
          WHERE k.kept AND k.document_id IN (${documentsOfClaims(sql`SELECT id FROM asked`)})) seen`,
  );
  return found ?? { copies: 0, bytes: 0 };
}
