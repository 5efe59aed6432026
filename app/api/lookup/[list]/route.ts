import { z } from 'zod';
import { invalid } from '@/lib/errors';
import { recordNumber } from '@/lib/format/number';
import { readRoute } from '@/lib/http/route';
import { lookups } from '@/lib/tables.server';

const missing = 'There is no such list.';
const params = z.object({ list: z.string().refine((name) => Object.hasOwn(lookups, name)) });
const MOST = 500;

/** The records that a text in a form may mean, the best first. */
export const GET = readRoute({ params, missing }, async ({ db, params: { list }, search }) => {
  const source = search.get('source');
  const not = (search.get('not') ?? '').split(',').filter(Boolean);
  if ([...not, ...(source ? [source] : [])].some((id) => recordNumber(id) === undefined) || not.length > MOST)
    throw invalid('“not” and “source” are numbers of records.');
  const query = { q: search.get('q') ?? '', not: not.map(Number), ...(source && { sourceId: Number(source) }) };
  const items = await lookups[list]?.(db.pool, query);
  return items && { items };
});
