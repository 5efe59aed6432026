import { DomainError } from '@/lib/errors';
import type { Actor } from '@/lib/people/permissions';
import { actorOf, bringsToken } from '@/lib/people/session';
import { sameOriginOrToken } from './guards';

/**
 * Who sends a request that came from here or with a token.
 * @throws DomainError `forbidden` for one from another site, `unauthorized` for a token that is not valid
 */
export async function callerOf(request: Request): Promise<Actor> {
  sameOriginOrToken(request);
  const actor = await actorOf(request.headers);
  if (actor.role === 'anonymous' && bringsToken(request.headers))
    throw new DomainError('unauthorized', 'This token is not valid, or has been revoked. Nothing was changed.');
  return actor;
}
