import { headers } from 'next/headers';
import { cache } from 'react';
import { getDb } from '@/lib/db';
import { away } from '@/lib/errors';
import { peerOf } from '@/lib/http/request-origin';
import { log } from '@/lib/log.server.mjs';
import { getAuth } from './auth.server';
import { type Actor, anonymous, lowerRole, roles } from './permissions';
import { hashOf } from './secret.server';
import { IDLE_MS, USED_MS } from './session-limits';

const BEARER = /^Bearer\s/i;
const TOKEN = /^Bearer\s+(whc_[\w-]{43})$/i;
const COOKIE = 'whence.session_token';

/** Whether a request has a personal token, valid or not. Browsers never send one by themselves. */
export const bringsToken = (requestHeaders: Headers): boolean => BEARER.test(requestHeaders.get('authorization') ?? '');

/**
 * Who sent a request: by its personal token, else by its session cookie, else nobody in particular. A token that is not
 * valid is nobody's.
 */
export async function actorOf(requestHeaders: Headers): Promise<Actor> {
  const authorization = requestHeaders.get('authorization');
  // Other schemes are for a proxy in front.
  if (authorization && bringsToken(requestHeaders)) return byToken(authorization);
  if (!requestHeaders.get('cookie')?.includes(COOKIE)) return anonymous;
  const found = await (await getAuth()).api.getSession({ headers: requestHeaders }).catch((error: unknown) => {
    log.error(error, 'The session could not be looked up.');
    throw away();
  });
  if (!found) return anonymous;
  const { id, name, disabledAt } = found.user;
  const role = roles.find((known) => known === found.user.role);
  if (disabledAt || !role) return anonymous;
  if (!(await stillUsed(found.session))) return anonymous;
  return { id, name, role, account: { sessionId: found.session.id } };
}

/** Whether a session was used recently. Its use is recorded. One that was not used for too long ends. */
async function stillUsed({ id, updatedAt }: { id: string; updatedAt: Date }): Promise<boolean> {
  const unused = Date.now() - new Date(updatedAt).getTime();
  if (unused > USED_MS) {
    const { markSessionUsed, endSession } = await import('./commands.server');
    await noted((unused > IDLE_MS ? endSession : markSessionUsed)(await getDb(), id));
  }
  return unused <= IDLE_MS;
}

/**
 * Ends the session that a request brings, whoever it lets in afterwards. @returns whose it was, or null if there was
 * none
 */
export async function endPresentedSession(requestHeaders: Headers): Promise<Actor | null> {
  const actor = await actorOf(new Headers({ cookie: requestHeaders.get('cookie') ?? '' }));
  if (!actor.account?.sessionId) return null;
  const { endSession } = await import('./commands.server');
  await endSession(await getDb(), actor.account.sessionId);
  return actor;
}

/** Who looks at the page that is being drawn. */
export const currentActor = cache(async (): Promise<Actor> => actorOf(await headers()));

/** What tells readers apart: an account, or else an address. */
export async function readerOf(requestHeaders: Headers): Promise<string> {
  const actor = await actorOf(requestHeaders);
  return actor.role === 'anonymous' ? `address ${peerOf(requestHeaders)}` : `person ${actor.id}`;
}

const ONCE_A_MINUTE_MS = 60_000;

async function byToken(authorization: string): Promise<Actor> {
  const secret = TOKEN.exec(authorization)?.[1];
  if (!secret) return anonymous;
  const { prisma } = await getDb();
  const token = await prisma.apiToken.findUnique({ where: { hash: hashOf(secret) }, include: { user: true } });
  const now = Date.now();
  if (!token || token.revokedAt || (token.expiresAt && token.expiresAt.getTime() <= now) || token.user.disabledAt)
    return anonymous;
  if (!token.lastUsedAt || now - token.lastUsedAt.getTime() > ONCE_A_MINUTE_MS) await markUsed(token.id);
  const { id, name, role } = token.user;
  return { id, name, role: lowerRole(role, token.role), account: { tokenId: token.id } };
}

async function markUsed(id: number): Promise<void> {
  const { markTokenUsed } = await import('./commands.server');
  await noted(markTokenUsed(await getDb(), id));
}

/** If something cannot be recorded, as on a full disk, people can still read. */
const noted = (writing: Promise<unknown>): Promise<unknown> =>
  writing.catch((error: unknown) => log.warn(error, 'That a session or token was used could not be noted.'));
