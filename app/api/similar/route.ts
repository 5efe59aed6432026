import { similarClaims } from '@/lib/claims/similar.server';
import { getDb } from '@/lib/db';
import { numbersIn } from '@/lib/format/number';
import { problem } from '@/lib/http/problem';

/** The claims most like a text: `?text=…`, without those of `&not=12,34`. */
export async function GET(request: Request) {
  try {
    const search = new URL(request.url).searchParams;
    const except = numbersIn(search.get('not') ?? '');
    const items = await similarClaims(await getDb(), search.get('text') ?? '', { except });
    return Response.json({ items }, { headers: { 'Cache-Control': 'no-store' } });
  } catch (error) {
    return problem(error);
  }
}
