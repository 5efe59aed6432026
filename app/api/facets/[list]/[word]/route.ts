import { countFacet, resolveRefs } from '@/lib/data-table/sql.server';
import { readListQuery } from '@/lib/data-table/url';
import { getDb } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { fold } from '@/lib/format/fold';
import { problem } from '@/lib/http/problem';
import { currentActor } from '@/lib/people/session.server';
import { isListName, lists } from '@/lib/tables';
import { tables } from '@/lib/tables.server';

/** How many rows each value of one filter would give. */
export async function GET(request: Request, { params }: { params: Promise<{ list: string; word: string }> }) {
  try {
    const { list: name, word } = await params;
    const search = new URL(request.url).searchParams;
    const like = fold(search.get('like') ?? '').slice(0, 100);
    search.delete('like');
    const sql = isListName(name) ? tables[name].sqlFor(await currentActor()) : undefined;
    if (!isListName(name) || !sql || !Object.hasOwn(sql.facets, word)) throw notFound('There is no such filter.');
    const { pool } = await getDb();
    const { query } = readListQuery(lists[name], search);
    const { refs } = await resolveRefs(pool, lists[name], query);
    return Response.json(await countFacet(pool, sql, query, refs, word, like), {
      headers: { 'Cache-Control': 'no-store' },
    });
  } catch (error) {
    return problem(error);
  }
}
