import { z } from 'zod';
import { perform } from '@/lib/commands/command';
import { type Once, onceOf } from '@/lib/commands/once';
import { getDb } from '@/lib/db';
import { DomainError, invalid, notFound } from '@/lib/errors';
import { type For, hashing } from '@/lib/people/hash-turns';
import { type Actor, may } from '@/lib/people/permissions';
import { networkOf } from '@/lib/people/place';
import { note } from '@/lib/people/security-log';
import { bodyLimit } from './body-limit.mjs';
import { callerOf } from './caller';
import { callerKey, count, jsonOf } from './guards';
import { passwordDoor, setsPassword } from './password-door';
import { refused } from './refused';
import { commands } from './registry';

const STREAM = 'application/x-ndjson';
const body = z.strictObject({
  input: z.unknown(),
  reason: z.string().trim().max(1000, 'A reason has at most 1,000 characters.').default(''),
});

/** Answers `POST /api/commands/<name>`: one command, by whoever the request comes from. */
export async function commandDoor(request: Request, name: string): Promise<Response> {
  let actor: Actor | undefined;
  try {
    actor = await callerOf(request);
    const caller = actor;
    const command = commands.get(name);
    if (command && actor.role === 'anonymous' && !may(actor, command.permission))
      throw new DomainError('unauthorized', 'Sign in to do this. Nothing was changed.');
    countCall(actor, name, request.headers);
    if (!command) throw notFound(`There is no command «${name.slice(0, 60)}».`);
    const parsed = body.safeParse(await jsonOf(request, bodyLimit(`/api/commands/${command.name}`)));
    if (!parsed.success)
      throw invalid(parsed.error.issues[0]?.message ?? 'The body must have «input».', { reason: parsed.error.issues[0]?.message ?? '' });
    const { input, reason } = parsed.data;
    const options = { reason, once: onceIn(request.headers, actor, { name, input, reason }) };
    return await hashing(whomOf(caller, request.headers), async () => {
      if (setsPassword(name)) return passwordDoor(request, name, caller, perform(await getDb(), caller, command, input, options));
      if (request.headers.get('accept')?.includes(STREAM)) return streamed(request, caller, command, input, options);
      const performed = await perform(await getDb(), caller, command, input, options);
      if (command.confidential) note('managed', { headers: request.headers, person: caller.id, reason: name });
      return json(performed);
    });
  } catch (error) {
    return refused(request, error, actor);
  }
}

/** How the sender calls this command. People without an account have no keys. @throws DomainError `invalid` */
function onceIn(headers: Headers, { id, account }: Actor, sent: object): Once | undefined {
  const key = headers.get('idempotency-key');
  if (key === null || !account) return undefined;
  if (!/^[\x21-\x7e]{8,100}$/.test(key)) throw invalid('An Idempotency-Key has 8 to 100 letters, digits or signs. Nothing was changed.');
  return onceOf(id, key, sent);
}

/** Counts a call by whoever makes it. Ending one's own sessions is never limited. @throws TooMany */
function countCall(actor: Actor, name: string, headers: Headers): void {
  if (name.startsWith('account.endSession')) return;
  if (name === 'account.changePassword') count('password', actor.account?.sessionId ?? callerKey(actor));
  if (actor.role === 'anonymous') count('anonymous', networkOf(headers));
  else count('write', callerKey(actor));
}

/** Hashes that a command makes come first: whoever has a session or a link is known. */
const whomOf = (actor: Actor, headers: Headers): For => ({ key: actor.role === 'anonymous' ? networkOf(headers) : actor.id, known: true });

const json = (value: unknown) => Response.json(value ?? null, { headers: { 'Cache-Control': 'no-store' } });
type AnyCommand = Parameters<typeof perform>[2];

/** Says how far the command is, one line each; a client that goes away takes back a command that can be cancelled. */
function streamed(request: Request, actor: Actor, command: AnyCommand, input: unknown, options: { reason: string; once?: Once }): Response {
  const encoder = new TextEncoder();
  let gone = request.signal.aborted;
  request.signal.addEventListener('abort', () => {
    gone = true;
  });
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      const tell = (line: unknown) => !gone && controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
      const onProgress = (done: number, total: number) => {
        if (gone && command.cancellable) throw new DomainError('conflict', 'Cancelled. Nothing was changed.');
        tell({ progress: { done, total } });
      };
      try {
        tell(await perform(await getDb(), actor, command, input, { ...options, onProgress }));
        if (command.confidential) note('managed', { headers: request.headers, person: actor.id, reason: command.name });
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
