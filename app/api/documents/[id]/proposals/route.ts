import { getDb } from '@/lib/db';
import { invalid, notFound } from '@/lib/errors';
import { problem } from '@/lib/http/problem';
import { readerOf } from '@/lib/people/session.server';
import { proposeFor } from '@/lib/tags/propose.server';

/** Who says what in a stored text, as it is proposed: `?version=12`. */
export async function GET(request: Request) {
  try {
    const version = new URL(request.url).searchParams.get('version') ?? '';
    if (!/^[1-9]\d{0,8}$/.test(version)) throw invalid('“version” is the number of a stored text.');
    const proposed = await proposeFor(await getDb(), Number(version), await readerOf(request.headers));
    if (!proposed) throw notFound('There is no such text.');
    return Response.json(proposed, { headers: { 'Cache-Control': 'no-store' } });
  } catch (error) {
    return problem(error);
  }
}
