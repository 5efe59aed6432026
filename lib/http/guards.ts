import { DomainError, invalid } from '@/lib/errors';
import { DEEPEST, isDeeper } from '@/lib/format/depth';
import { fileSize } from '@/lib/format/size';
import { urlOf } from '@/lib/format/url.mjs';
import { publicUrl } from '@/lib/http/request-origin';
import type { Actor } from '@/lib/people/permissions';
import { bringsToken } from '@/lib/people/session.server';
import { bodyLimit } from './body-limit.mjs';
import { Counter } from './counter';

/**
 * A browser says where a request comes from. One from elsewhere, or without an origin, changes nothing here.
 * @throws DomainError `forbidden`
 */
export function sameOrigin(request: Request): void {
  const origin = request.headers.get('origin');
  const host = request.headers.get('host');
  const expected = publicUrl()?.origin;
  if (origin && (expected ? origin === expected : urlOf(origin)?.host === host)) return;
  const advice = expected
    ? `Open ${expected} and try again.`
    : 'Open Whence itself and try again; behind a proxy, PUBLIC_URL must be set.';
  throw new DomainError('forbidden', `This request came from another site. Nothing was changed. ${advice}`);
}

/**
 * Like `sameOrigin`, but programs with a token need no origin, because they are not browsers. @throws DomainError
 * `forbidden`
 */
export function sameOriginOrToken(request: Request): void {
  if (!bringsToken(request.headers)) sameOrigin(request);
}

/**
 * The body as JSON.
 * @param limit in bytes; what the route may be sent, where it is not named
 * @throws DomainError `invalid`, or `too large`
 */
export async function jsonOf(request: Request, limit = bodyLimit(new URL(request.url).pathname)): Promise<unknown> {
  if (!request.headers.get('content-type')?.toLowerCase().startsWith('application/json'))
    throw new DomainError('invalid', 'The body must be JSON, with the content type application/json.');
  const bytes = await bytesOf(request, limit);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (isDeeper(text))
      throw invalid(`The body nests lists and objects more than ${DEEPEST} deep. Nothing was changed.`);
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw invalid('The body is not valid JSON. Nothing was changed.');
  }
}

/** The body, read up to the limit. @throws DomainError `too large`, or `invalid` if it is incomplete */
export async function bytesOf(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () =>
    new DomainError('too large', `The request is larger than ${fileSize(limit)}. Nothing was changed.`);
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge();
  const reader = request.body?.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  const next = () =>
    reader
      ?.read()
      .catch(() => Promise.reject(invalid('The request ended before it was complete. Nothing was changed.')));
  for (let part = await next(); part && !part.done; part = await next()) {
    size += part.value.byteLength;
    if (size > limit) {
      await reader?.cancel();
      throw tooLarge();
    }
    parts.push(part.value);
  }
  return Buffer.concat(parts);
}

const MINUTE = 60;
/** What tries are counted by: whom, where from or for which account. A full bucket refuses nobody else. */
const newLimits = () => ({
  /** By caller. Each may call another server and read a large file. */
  intake: new Counter({ tries: 30, seconds: MINUTE }),
  /** By caller. */
  write: new Counter({ tries: 600, seconds: MINUTE }),
  /** By session. Asking for the current password again: an unattended session must not be enough to guess it. */
  password: new Counter({ tries: 10, seconds: 10 * MINUTE }),
  /** By network: links that make an account or set a password. */
  anonymous: new Counter({ tries: 120, seconds: MINUTE }),
  /** By network: signing in on an unknown device, to any account. */
  signInNetwork: new Counter({ tries: 200, seconds: 10 * MINUTE }),
  /** By account: signing in to it on unknown devices, from anywhere. */
  signInAccount: new Counter({ tries: 10, seconds: 10 * MINUTE }),
  /** By device: signing in where one has signed in before. */
  signInDevice: new Counter({ tries: 20, seconds: 10 * MINUTE }),
  /** By account: signing in to it on all devices that know it. An old password gives no more tries than these. */
  signInDevices: new Counter({ tries: 60, seconds: 10 * MINUTE }),
});
type Limit = keyof ReturnType<typeof newLimits>;
/** One set for the whole process, because bundles may include this module more than once. */
declare global {
  var whenceLimits: ReturnType<typeof newLimits> | undefined;
}
const limits = () => (globalThis.whenceLimits ??= newLimits());

/** Thrown when somebody must wait. */
export class TooMany extends DomainError {
  constructor(
    seconds: number,
    /** Whether it is the first refused try. Later ones need not be reported again. */
    readonly first: boolean,
  ) {
    const wait = seconds > 90 ? `${Math.ceil(seconds / 60)} minutes` : `${seconds} seconds`;
    super(
      'too many',
      `Too many attempts. Nothing was changed. Wait ${wait} and try again.`,
      {},
      { retryAfter: seconds },
    );
  }
}

/** Counts one try. @throws TooMany, with the seconds to wait. */
export function count(limit: Limit, key: string): void {
  const { waitMs, first } = limits()[limit].count(key);
  if (waitMs > 0) throw new TooMany(Math.max(1, Math.ceil(waitMs / 1000)), first);
}

/** Forgets the counted tries after a successful one. */
export const forgive = (limit: Limit, key: string): void => limits()[limit].forget(key);

/** How a person's tries are counted. Programs are separate, so that a stolen token does not lock its person out. */
export const callerKey = ({ id, account }: Actor): string => (account?.tokenId === undefined ? id : `${id} by token`);
