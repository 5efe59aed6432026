import type { ListDefinition, ListQuery } from '@/lib/data-table/definition';
import { queryInWords } from '@/lib/data-table/sentence';
import { type Refs, resolveRefs } from '@/lib/data-table/sql.server';
import { readListQuery } from '@/lib/data-table/url';
import type { Db } from '@/lib/db';
import { invalid } from '@/lib/errors';

/** Which rows of a table an address asks for, and in words. */
export type AskedTable = {
  readonly query: ListQuery;
  readonly refs: Refs;
  readonly title: string;
  readonly isFiltered: boolean;
};

/**
 * What the address of a file with everything of a table asks for: that of the table, in which order and columns change
 * nothing.
 * @throws DomainError `invalid` for what the table would not understand, as a file cannot say that it left something out
 */
export async function askedTable(
  { pool }: Pick<Db, 'pool'>,
  list: ListDefinition,
  address: string,
): Promise<AskedTable> {
  const params = new URL(address).searchParams;
  for (const word of ['page', 'size', 'columns', 'sort', 'bom', 'raw']) params.delete(word);
  const { query, notices } = readListQuery(list, params);
  const { refs, names, notices: missing } = await resolveRefs(pool, list, query);
  const refused = [...notices, ...missing];
  if (refused.length > 0)
    throw invalid(
      refused.map(({ message }) => message).join(' '),
      Object.fromEntries(refused.map(({ word, message }) => [word, message])),
    );
  const isFiltered = query.q !== '' || Object.keys(query.filters).length > 0;
  return { query, refs, title: queryInWords(list, query, names), isFiltered };
}

/** The name of a file: what and when, “whence-case-filtered-2026-11-23-1412.zip”, in UTC. */
export function datedName(what: string, isFiltered: boolean, ending: string): string {
  const [day, time = ''] = new Date().toISOString().split('T');
  return `whence-${what}${isFiltered ? '-filtered' : ''}-${day}-${time.slice(0, 5).replace(':', '')}.${ending}`;
}
