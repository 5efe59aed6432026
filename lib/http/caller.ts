import { conflict, DomainError } from '@/lib/errors';
import { type Actor, anonymous } from '@/lib/people/permissions';
import { actorOf, bringsToken } from '@/lib/people/session.server';
import { WHOSE_PAGE } from '@/lib/people/whose-page';
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
  if (actor.role !== 'anonymous' && isOfAnother(request.headers.get(WHOSE_PAGE), actor))
    throw conflict(
      'Somebody else has signed in on this browser since you opened this page. Nothing was changed. Reload the page to continue as that person.',
    );
  return actor;
}

/**
 * A page that somebody opened who has signed out since, or whose session has ended, must not write in the name of
 * whoever signed in after them.
 */
const isOfAnother = (whose: string | null, actor: Actor) =>
  whose !== null && whose !== anonymous.id && whose !== actor.id;
