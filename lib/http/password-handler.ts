import { z } from 'zod';
import type { Performed } from '@/lib/commands/command';
import { DomainError } from '@/lib/errors';
import { networkOf } from '@/lib/http/request-origin';
import { hashing } from '@/lib/people/hash-queue.server';
import { knownDevice, knownDeviceCookie } from '@/lib/people/known-device.server';
import type { Actor } from '@/lib/people/permissions';
import { note, type SecurityEvent } from '@/lib/people/security-log.server';

/** Commands that set a password, and what is noted of them. */
const events = {
  'people.join': 'account made',
  'people.setPassword': 'password set by link',
  'account.changePassword': 'password changed',
} as const satisfies Record<string, SecurityEvent>;

const madeAccount = z.object({ id: z.string() });

export const setsPassword = (name: string): name is keyof typeof events => Object.hasOwn(events, name);

/**
 * Answers a command that sets a password. It is recorded, and a browser with the right link or password is recognised
 * from then on, so that nobody who guesses can lock its person out.
 */
export async function passwordHandler(
  request: Request,
  name: keyof typeof events,
  actor: Actor,
  run: () => Promise<Performed<unknown>>,
): Promise<Response> {
  const { headers } = request;
  // A caller with a session or link is known, so these hashes come first.
  const key = actor.role === 'anonymous' ? networkOf(headers) : actor.id;
  const performed = await hashing({ key, known: true }, run).catch((error: unknown) => {
    if (error instanceof DomainError && error.fields.current)
      note('password change refused', { headers, person: actor.id });
    if (error instanceof DomainError && ['not found', 'conflict'].includes(error.kind))
      note('link refused', { headers, reason: error.message });
    throw error;
  });
  const person = name === 'account.changePassword' ? actor.id : madeAccount.parse(performed.result).id;
  note(events[name], { headers, person });
  const response = Response.json(performed, { headers: { 'Cache-Control': 'no-store' } });
  response.headers.append('Set-Cookie', knownDeviceCookie(person, knownDevice(headers)));
  return response;
}
