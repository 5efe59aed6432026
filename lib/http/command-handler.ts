import { z } from 'zod';
import { perform } from '@/lib/commands/command';
import { type Once, onceOf } from '@/lib/commands/once';
import { getDb } from '@/lib/db';
import { DomainError, invalid, notFound } from '@/lib/errors';
import { networkOf } from '@/lib/http/request-origin';
import { type Actor, may } from '@/lib/people/permissions';
import { note } from '@/lib/people/security-log.server';
import { reasonText } from '@/lib/reason';
import { answeringCaller } from './answering';
import { bodyLimit } from './body-limit.mjs';
import { commands } from './command-registry';
import { callerKey, count, jsonOf } from './guards';
import { passwordHandler, setsPassword } from './password-handler';
import { json } from './route';
import { type Progress, streamed, wantsStream } from './streamed';

const body = z.strictObject({
  input: z.unknown(),
  reason: reasonText.default(''),
});

/** Answers `POST /api/commands/<name>`: one command, run by the caller. */
export const commandHandler = answeringCaller(answer);

async function answer(request: Request, actor: Actor, name: string): Promise<Response> {
  const { headers } = request;
  const command = commands.get(name);
  if (command && actor.role === 'anonymous' && !may(actor, command.permission))
    throw new DomainError('unauthorized', 'Sign in to do this. Nothing was changed.');
  countCall(actor, name, headers);
  if (!command) throw notFound(`There is no command “${name.slice(0, 60)}”.`);
  const parsed = body.safeParse(await jsonOf(request, bodyLimit(`/api/commands/${command.name}`)));
  if (!parsed.success)
    throw invalid(parsed.error.issues[0]?.message ?? 'The body must have “input”.', {
      reason: parsed.error.issues[0]?.message ?? '',
    });
  const { input, reason } = parsed.data;
  const options = { reason, once: onceIn(headers, actor, { name, input, reason }) };
  const run = async (onProgress?: Progress) => {
    const performed = await perform(await getDb(), actor, command, input, {
      ...options,
      ...(onProgress && { onProgress }),
    });
    if (command.confidential && !setsPassword(name)) note('managed', { headers, person: actor.id, reason: name });
    return performed;
  };
  if (setsPassword(name)) return passwordHandler(request, name, actor, run);
  return wantsStream(headers) ? streamed(request, actor, command, run) : json(await run());
}

/** The caller's key for this command. People without an account have no keys. @throws DomainError `invalid` */
function onceIn(headers: Headers, { id, account }: Actor, sent: object): Once | undefined {
  const key = headers.get('idempotency-key');
  if (key === null || !account) return undefined;
  if (!/^[\x21-\x7e]{8,100}$/.test(key))
    throw invalid('An Idempotency-Key has 8 to 100 letters, digits or signs. Nothing was changed.');
  return onceOf(id, key, sent);
}

/** Counts a call by its caller. Ending one's own sessions is never limited. @throws TooMany */
function countCall(actor: Actor, name: string, headers: Headers): void {
  if (name.startsWith('account.endSession')) return;
  if (name === 'account.changePassword') count('password', actor.account?.sessionId ?? callerKey(actor));
  if (actor.role === 'anonymous') count('anonymous', networkOf(headers));
  else count('write', callerKey(actor));
}
