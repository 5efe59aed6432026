import { previewBulk } from '@/lib/bulk/preview.server';
import { bulkPreviewInput } from '@/lib/bulk/schema';
import { readInput } from '@/lib/commands/command';
import { getDb } from '@/lib/db';
import { DomainError } from '@/lib/errors';
import { type Actor, may } from '@/lib/people/permissions';
import { callerOf } from './caller';
import { callerKey, count, jsonOf } from './guards';
import { refused } from './refused';

/**
 * Answers `POST /api/bulk/preview`: what a change of many claims would do. Nothing is written; all else is as for the
 * command.
 */
export async function previewHandler(request: Request): Promise<Response> {
  let actor: Actor | undefined;
  try {
    actor = await callerOf(request);
    if (actor.role === 'anonymous') throw new DomainError('unauthorized', 'Sign in to do this.');
    count('write', callerKey(actor));
    if (!may(actor, 'claims.write')) throw new DomainError('forbidden', `The role ${actor.role} may not edit claims.`);
    const { change, ...target } = readInput(bulkPreviewInput, await jsonOf(request));
    return Response.json(await previewBulk(await getDb(), target, change), {
      headers: { 'Cache-Control': 'no-store' },
    });
  } catch (error) {
    return refused(request, error, actor);
  }
}
