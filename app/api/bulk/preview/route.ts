import { previewBulk } from '@/lib/bulk/preview';
import { bulkPreviewInput } from '@/lib/bulk/schema';
import { getDb } from '@/lib/db';
import { DomainError, invalid } from '@/lib/errors';
import { may } from '@/lib/people/permissions';
import { currentActor } from '@/lib/people/session';
import { problem } from '@/lib/problem';

/** What a change of many claims would do. Writes nothing; it is asked by POST because a list of ids is too long for an address. */
export async function POST(request: Request): Promise<Response> {
  try {
    const actor = await currentActor();
    if (actor.role === 'anonymous') throw new DomainError('unauthorized', 'Sign in to do this.');
    if (!may(actor, 'claims.write')) throw new DomainError('forbidden', `The role ${actor.role} may not edit claims.`);
    const read = bulkPreviewInput.safeParse(await request.json().catch(() => undefined));
    if (!read.success)
      throw invalid(
        read.error.issues[0]?.message ?? 'The input is not valid.',
        Object.fromEntries(read.error.issues.map(({ path, message }) => [path.join('.'), message])),
      );
    const { change, ...target } = read.data;
    return Response.json(await previewBulk(await getDb(), target, change), { headers: { 'Cache-Control': 'no-store' } });
  } catch (error) {
    return problem(error);
  }
}
