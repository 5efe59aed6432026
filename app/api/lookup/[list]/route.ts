import { getDb } from '@/lib/db';
import { invalid, notFound } from '@/lib/errors';
import { problem } from '@/lib/http/problem';
import { lookups } from '@/lib/tables.server';

/** The records that a text in a form may mean, the best first. */
export async function GET(request: Request, { params }: { params: Promise<{ list: string }> }) {
  try {
    const { list } = await params;
    const lookup = Object.hasOwn(lookups, list) ? lookups[list] : undefined;
    if (!lookup) throw notFound('There is no such list.');
    const search = new URL(request.url).searchParams;
    const source = search.get('source');
    const not = (search.get('not') ?? '').split(',').filter(Boolean);
    if ([...not, ...(source ? [source] : [])].some((id) => !/^[1-9]\d{0,8}$/.test(id)) || not.length > 500)
      throw invalid('“not” and “source” are numbers of records.');
    const query = { q: search.get('q') ?? '', not: not.map(Number), ...(source && { sourceId: Number(source) }) };
    const { pool } = await getDb();
    return Response.json({ items: await lookup(pool, query) }, { headers: { 'Cache-Control': 'no-store' } });
  } catch (error) {
    return problem(error);
  }
}
