import { cookies } from 'next/headers';
import type { Pool } from 'pg';
import { preferenceOf } from '@/lib/preference-cookies';
import { COLUMN_WIDTHS, type ListDefinition, type ListQuery } from './definition';
import { soon } from './soon';
import { type Refs, resolveRefs } from './sql.server';
import { readListQuery } from './url';

export type PageParams = Promise<Record<string, string | string[] | undefined>>;

/** A count may take this much longer than the rows before the page goes out without it. */
const PATIENCE = 25;

/**
 * What every list page begins with: the query of its address, what the reader chose on this device, and the count,
 * which never holds up the rows.
 */
export async function readPage(
  pool: Pool,
  list: ListDefinition,
  searchParams: PageParams,
  count: (query: ListQuery, refs: Refs) => Promise<number>,
) {
  const params = new URLSearchParams();
  for (const [word, value] of Object.entries(await searchParams))
    for (const text of [value ?? []].flat()) params.append(word, text);
  const jar = await cookies();
  const { query, notices } = readListQuery(list, params, preferenceOf(jar, `columns-${list.name}`)?.split(','));
  const found = await resolveRefs(pool, list, query);
  const counting = count(query, found.refs);
  counting.catch(() => {});
  return {
    query,
    refs: found.refs,
    names: found.names,
    notices: [...notices, ...found.notices],
    widths: readWidths(list, preferenceOf(jar, `widths-${list.name}`)),
    total: () => soon(counting, PATIENCE),
  };
}

function readWidths(list: ListDefinition, text: string | undefined): Record<string, number> {
  try {
    const widths: unknown = JSON.parse(text ?? '{}');
    if (typeof widths !== 'object' || widths === null) return {};
    return Object.fromEntries(
      Object.entries(widths).filter(([id, px]) => Object.hasOwn(list.columns, id) && isWidth(px)),
    );
  } catch {
    return {};
  }
}

const isWidth = (px: unknown) =>
  Number.isInteger(px) && Number(px) >= COLUMN_WIDTHS.least && Number(px) <= COLUMN_WIDTHS.most;
