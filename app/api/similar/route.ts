import { similarClaims } from '@/lib/claims/similar.server';
import { numbersIn } from '@/lib/format/number';
import { readRoute } from '@/lib/http/route';

/** The claims most like a text: `?text=…`, without those of `&not=12,34`. */
export const GET = readRoute({}, async ({ db, search }) => {
  const except = numbersIn(search.get('not') ?? '');
  return { items: await similarClaims(db, search.get('text') ?? '', { except }) };
});
