import { z } from 'zod';
import { type Command, type Performed, perform } from '@/lib/commands/command';
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
import { refused } from './refused';
import { json } from './route';

const STREAM = 'application/x-ndjson';
const body = z.strictObject({
  input: z.unknown(),
  reason: reasonText.default(''),
});

/** Answers `POST /api/commands/<name>`: one command, by whoever the request comes from. */
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
  const run: Run = async (onProgress) => {
    const performed = await perform(await getDb(), actor, command, input, {
      ...options,
      ...(onProgress && { onProgress }),
    });
    if (command.confidential && !setsPassword(name)) note('managed', { headers, person: actor.id, reason: name });
    return performed;
  };
  if (setsPassword(name)) return passwordHandler(request, name, actor, run);
  return headers.get('accept')?.includes(STREAM) ? streamed(request, actor, command, run) : json(await run());
}

/** How the sender calls this command. People without an account have no keys. @throws DomainError `invalid` */
function onceIn(headers: Headers, { id, account }: Actor, sent: object): Once | undefined {
  const key = headers.get('idempotency-key');
  if (key === null || !account) return undefined;
  if (!/^[\x21-\x7e]{8,100}$/.test(key))
    throw invalid('An Idempotency-Key has 8 to 100 letters, digits or signs. Nothing was changed.');
  return onceOf(id, key, sent);
}

/** Counts a call by whoever makes it. Ending one's own sessions is never limited. @throws TooMany */
function countCall(actor: Actor, name: string, headers: Headers): void {
  if (name.startsWith('account.endSession')) return;
  if (name === 'account.changePassword') count('password', actor.account?.sessionId ?? callerKey(actor));
  if (actor.role === 'anonymous') count('anonymous', networkOf(headers));
  else count('write', callerKey(actor));
}

type Run = (onProgress?: (done: number, total: number) => void) => Promise<Performed<unknown>>;

/** Says how far the command is, one line each; a client that goes away takes back a command that can be cancelled. */
function streamed(request: Request, actor: Actor, { cancellable }: Pick<Command, 'cancellable'>, run: Run): Response {
  const encoder = new TextEncoder();
  let gone = request.signal.aborted;
  request.signal.addEventListener('abort', () => {
    gone = true;
  });
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      const tell = (line: unknown) => !gone && controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
      const onProgress = (done: number, total: number) => {
        if (gone && cancellable) throw new DomainError('conflict', 'Cancelled. Nothing was changed.');
        tell({ progress: { done, total } });
      };
      try {
        tell(await run(onProgress));
      } catch (error) {
        tell({ problem: await refused(request, error, actor).json() });
      }
      if (!gone) controller.close();
    },
    cancel() {
      gone = true;
    },
  });
  return new Response(stream, {
    headers: { 'Content-Type': `${STREAM}; charset=utf-8`, 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' },
  });
}
