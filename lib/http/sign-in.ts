import { z } from 'zod';
import { getDb } from '@/lib/db';
import { away, DomainError, invalid } from '@/lib/errors';
import { problem } from '@/lib/http/problem';
import { networkOf } from '@/lib/http/request-origin';
import { log } from '@/lib/log.server.mjs';
import { DISABLED, getAuth } from '@/lib/people/auth.server';
import { renewHash } from '@/lib/people/commands.server';
import { hashing } from '@/lib/people/hash-queue.server';
import { type KnownDevice, knownDevice, knownDeviceCookie } from '@/lib/people/known-device.server';
import { isOutdated } from '@/lib/people/password-hash.server';
import { type Credential, credentialOf, isStillRight } from '@/lib/people/queries.server';
import { email } from '@/lib/people/schema';
import { hashOf } from '@/lib/people/secret.server';
import { note } from '@/lib/people/security-log.server';
import { endPresentedSession } from '@/lib/people/session.server';
import { count, forgive, jsonOf, sameOrigin, TooMany } from './guards';
import { refused } from './refused';

const credentials = z.object({
  email,
  password: z.string().min(1, 'Enter your password.').max(1000, 'This is not a password.'),
});
const wrong = () => new DomainError('unauthorized', 'The e-mail address or the password is wrong.');

/** Answers `POST /api/sign-in`: a session cookie for the right e-mail and password. */
export async function signIn(request: Request): Promise<Response> {
  const { headers } = request;
  const facts: { person?: string; typed?: string } = {};
  try {
    sameOrigin(request);
    const device = knownDevice(headers);
    if (device) count('signInDevice', device.device);
    else count('signInNetwork', networkOf(headers));
    const { email: address, password } = readCredentials(await jsonOf(request));
    facts.typed = address;
    const person = await credentialOf(await getDb(), address);
    if (person) facts.person = person.id;
    const isKnown = countAccount(headers, address, person, device);
    const whom = isKnown && device ? { key: device.device, known: true } : { key: networkOf(headers) };
    return await hashing(whom, async () => {
      const response = await begin(headers, address, password);
      if (!person) throw wrong();
      const begun = new Headers({ cookie: cookiesOf(response) });
      if (!(await isStillRight(await getDb(), person))) {
        await endPresentedSession(begun);
        throw wrong();
      }
      // The one that was brought along gives way to the new one.
      await endPresentedSession(headers);
      if (!isKnown) forgive('signInAccount', hashOf(address));
      await renew(person, password);
      note('signed in', { headers, ...facts });
      return withCookies(response, knownDeviceCookie(person.id, device));
    });
  } catch (error) {
    if (error instanceof DomainError && error.kind === 'forbidden') return refused(request, error);
    noteRefusal(headers, facts, error);
    return problem(error);
  }
}

/** @throws DomainError `invalid`, with what is wrong with each field */
function readCredentials(body: unknown): z.output<typeof credentials> {
  const parsed = credentials.safeParse(body);
  if (parsed.success) return parsed.data;
  const fields = Object.fromEntries(parsed.error.issues.map((issue) => [String(issue.path[0] ?? ''), issue.message]));
  throw invalid(parsed.error.issues[0]?.message ?? 'Enter your e-mail address and password.', fields);
}

/**
 * Counts a try for an account, whether there is one or not. A device in which it signed in before is counted apart,
 * so that strangers who guess do not keep its person out.
 * @returns whether it is such a device
 * @throws TooMany
 */
function countAccount(
  headers: Headers,
  address: string,
  person: Credential | null,
  device: KnownDevice | null,
): boolean {
  if (person && device?.accounts.includes(person.id)) {
    count('signInDevices', person.id);
    return true;
  }
  // Known for another account: here it is a stranger like others.
  if (device) count('signInNetwork', networkOf(headers));
  count('signInAccount', hashOf(address));
  return false;
}

/** Begins a session. @throws DomainError */
async function begin(headers: Headers, address: string, password: string): Promise<Response> {
  const auth = await getAuth();
  const response = await auth.api
    .signInEmail({ body: { email: address, password }, headers, asResponse: true })
    .catch((error: unknown) => {
      if (error instanceof DomainError) throw error;
      return null;
    });
  if (!response || response.status >= 500) throw away();
  if (response.status === 403) throw new DomainError('unauthorized', DISABLED);
  if (!response.ok) throw wrong();
  return response;
}

/**
 * A hash that was made otherwise than today is made anew while the password is known; where that cannot be now, the
 * next time.
 */
async function renew({ id, hash }: Credential, password: string): Promise<void> {
  if (!hash || !isOutdated(hash)) return;
  await renewHash(await getDb(), id, hash, password).catch((error: unknown) =>
    log.warn(error, 'A password hash could not be made anew.'),
  );
}

function noteRefusal(headers: Headers, facts: { person?: string; typed?: string }, error: unknown): void {
  if (error instanceof TooMany && error.first) note('sign-in limited', { headers, ...facts });
  if (!(error instanceof DomainError) || error.kind !== 'unauthorized') return;
  const reason = error.message === DISABLED ? 'disabled' : facts.person ? 'wrong password' : 'unknown account';
  note('sign-in failed', { headers, ...facts, reason });
}

/** Answers `POST /api/sign-out`: ends this session. That is never limited. */
export async function signOut(request: Request): Promise<Response> {
  try {
    sameOrigin(request);
    const auth = await getAuth();
    // What follows takes the cookies away, whether or not it could end anything.
    const ended = await endPresentedSession(request.headers);
    const response = await auth.api.signOut({ headers: request.headers, asResponse: true });
    if (ended) note('signed out', { headers: request.headers, person: ended.id });
    return withCookies(response);
  } catch (error) {
    return problem(error);
  }
}

/** What a browser would send with these answers. */
const cookiesOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');

function withCookies(from: Response, ...more: string[]): Response {
  const response = Response.json({ ok: true }, { headers: { 'Cache-Control': 'no-store' } });
  for (const cookie of [...from.headers.getSetCookie(), ...more]) response.headers.append('Set-Cookie', cookie);
  return response;
}
