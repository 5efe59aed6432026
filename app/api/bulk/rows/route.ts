import { standingRows } from '@/lib/bulk/standing-rows.server';
import { getDb } from '@/lib/db';
import { DomainError } from '@/lib/errors';
import { numbersIn } from '@/lib/format/number';
import { problem } from '@/lib/http/problem';
import { may } from '@/lib/people/permissions';
import { currentActor } from '@/lib/people/session.server';

/**
 * Rows that stay in a table although its address no longer shows them: how they are now, and whether they still
 * match.
 */
export async function GET(request: Request): Promise<Response> {
  try {
    const actor = await currentActor();
    if (actor.role === 'anonymous') throw new DomainError('unauthorized', 'Sign in to do this.');
    if (!may(actor, 'claims.write')) throw new DomainError('forbidden', 'Only editors keep rows that no longer match.');
    const params = new URL(request.url).searchParams;
    const ids = numbersIn(params.get('ids') ?? '');
    params.delete('ids');
    const { pool } = await getDb();
    return Response.json(await standingRows(pool, ids, params), { headers: { 'Cache-Control': 'no-store' } });
  } catch (error) {
    return problem(error);
  }
}
