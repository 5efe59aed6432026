import { claimSql } from '@/lib/claims/queries.server';
import { claimList } from '@/lib/claims/table';
import { addressProblem } from '@/lib/data-table/address.mjs';
import { resolveRefs, whereSql } from '@/lib/data-table/sql.server';
import { readListQuery } from '@/lib/data-table/url';
import { idRow } from '@/lib/db/columns';
import { type Reader, rowsFrom } from '@/lib/db/rows';
import type { Tx } from '@/lib/db/transaction';
import { conflict, invalid } from '@/lib/errors';
import { grouped } from '@/lib/format/number';
import { namedTopic } from '@/lib/topics/commands.server';
import { Prisma } from '@/prisma/generated/client';
import { BULK_LIMIT } from './kinds';
import type { BulkTarget } from './schema';

const { sql } = Prisma;

/**
 * The ids of the claims that are meant, each once, in ascending order.
 * @throws DomainError `invalid` where the query is not understood, since it would mean more claims than the reader
 * saw; `conflict` where there are too many.
 */
export async function idsOf(reader: Reader, target: BulkTarget): Promise<number[]> {
  if (target.ids) return [...new Set(target.ids)].sort((a, b) => a - b);
  const unreadable = addressProblem(`?${target.query}`);
  if (unreadable) throw invalid(`The query cannot be read. ${unreadable} Nothing was changed.`);
  const { query, notices } = readListQuery(claimList, new URLSearchParams(target.query ?? ''));
  const found = await resolveRefs(reader, claimList, query);
  const strange = [...notices, ...found.notices].map(({ message }) => message);
  if (strange.length > 0) throw invalid(`${strange.join(' ')} Nothing was changed.`);
  const rows = await rowsFrom(
    reader,
    idRow,
    sql`SELECT f.id FROM ${claimSql.from} ${whereSql(claimSql, query, found.refs)} ORDER BY f.id LIMIT ${BULK_LIMIT + 1}`,
  );
  if (rows.length > BULK_LIMIT)
    throw conflict(
      `More than ${grouped(BULK_LIMIT)} claims match, which is too many for one change. Nothing was changed. Narrow the filter.`,
    );
  return rows.map(({ id }) => id);
}

/** The topics with these names, as far as they exist. */
export async function knownTopics(tx: Tx, names: readonly string[]): Promise<number[]> {
  const found = [];
  for (const name of names) found.push((await namedTopic(tx, name))?.id);
  return found.filter((id) => id !== undefined);
}
