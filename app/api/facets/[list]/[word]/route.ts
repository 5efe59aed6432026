import { z } from 'zod';
import { countFacet, resolveRefs } from '@/lib/data-table/sql.server';
import { readListQuery } from '@/lib/data-table/url';
import { fold } from '@/lib/format/fold';
import { readRoute } from '@/lib/http/route';
import { isListName, type ListName, lists } from '@/lib/tables';
import { tables } from '@/lib/tables.server';

const missing = 'There is no such filter.';
const params = z.object({ list: z.custom<ListName>((name) => isListName(String(name))), word: z.string() });

/** How many rows each value of one filter would give. */
export const GET = readRoute({ params, missing }, async ({ db, actor, params: { list: name, word }, search }) => {
  const like = fold(search.get('like') ?? '').slice(0, 100);
  search.delete('like');
  const sql = await tables[name].sqlFor(actor);
  if (!Object.hasOwn(sql.facets, word)) return null;
  const { query } = readListQuery(lists[name], search);
  const { refs } = await resolveRefs(db.pool, lists[name], query);
  return countFacet(db.pool, sql, query, refs, word, like);
});
