import { similarClaims } from '@/lib/claims/similar';
import { getDb } from '@/lib/db';
import { problem } from '@/lib/problem';

/** The claims most like a text: `?text=…`, without those of `&not=12,34`. */
export async function GET(request: Request) {
  try {
    const search = new URL(request.url).searchParams;
    const except = (search.get('not') ?? '')
      .split(',')
      .map(Number)
      .filter((id) => Number.isSafeInteger(id) && id > 0 && id < 2 ** 31);
    const items = await similarClaims(await getDb(), search.get('text') ?? '', { except });
    return Response.json({ items }, { headers: { 'Cache-Control': 'no-store' } });
  } catch (error) {
    return problem(error);
  }
}
