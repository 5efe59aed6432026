import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError, invalid } from '@/lib/errors';
import { DEEPEST, isDeeper } from '@/lib/format/depth';
import { fileSize } from '@/lib/format/size';
import { publicUrl } from '@/lib/people/place';
import { bringsToken } from '@/lib/people/session';
import { bodyLimit } from './body-limit.mjs';

/**
 * A browser says where a request comes from; one from elsewhere, or that does not say, changes nothing here.
 * @throws DomainError `forbidden`
 */
export function sameOrigin(request: Request): void {
  const origin = request.headers.get('origin');
  const host = request.headers.get('host');
  const expected = publicUrl()?.origin;
  if (origin && (expected ? origin === expected : URL.canParse(origin) && new URL(origin).host === host)) return;
  const advice = expected ? `Open ${expected} and try again.` : 'Open Whence itself and try again; behind a proxy, PUBLIC_URL must be set.';
  throw new DomainError('forbidden', `This request came from another site, so that nothing was changed. ${advice}`);
}

/** As `sameOrigin`, but programs with a token need not say: they are not browsers. @throws DomainError `forbidden` */
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
    if (isDeeper(text)) throw invalid(`Lists and objects stand in each other more than ${DEEPEST} deep in the body. Nothing was changed.`);
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw invalid('The body is not JSON that can be read. Nothing was changed.');
  }
}

/** The body, read no further than it may be long. @throws DomainError `too large`, or `invalid` where it does not come whole */
export async function bytesOf(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () => new DomainError('too large', `What was sent is larger than ${fileSize(limit)}. Nothing was changed.`);
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge();
  const reader = request.body?.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  const next = () => reader?.read().catch(() => Promise.reject(invalid('What was sent broke off before its end. Nothing was changed.')));
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
/** Tries in so many seconds. Sign-in is counted by account, which no forged address gets round, and in all. */
const newLimits = () => ({
  /** Each may call another server and read a large file. */
  intake: new RateLimiterMemory({ points: 30, duration: MINUTE }),
  write: new RateLimiterMemory({ points: 600, duration: MINUTE }),
  anonymous: new RateLimiterMemory({ points: 600, duration: MINUTE }),
  signIn: new RateLimiterMemory({ points: 10, duration: 10 * MINUTE }),
  signInAll: new RateLimiterMemory({ points: 300, duration: MINUTE }),
  signOutAll: new RateLimiterMemory({ points: 600, duration: MINUTE }),
  /** Present passwords that are asked for again: a session left open must not be enough to find one out. */
  password: new RateLimiterMemory({ points: 10, duration: 10 * MINUTE }),
});
/** One set for the whole process: bundles may have this module more than once. */
const shared = globalThis as { whenceLimits?: ReturnType<typeof newLimits> };
shared.whenceLimits ??= newLimits();
const limits = shared.whenceLimits;

/** Counts one try. @throws DomainError `too many`, with the seconds to wait. */
export async function count(limit: keyof ReturnType<typeof newLimits>, key: string): Promise<void> {
  try {
    await limits[limit].consume(key);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    const seconds = Math.max(1, Math.ceil(error.msBeforeNext / 1000));
    const wait = seconds > 90 ? `${Math.ceil(seconds / 60)} minutes` : `${seconds} seconds`;
    throw new DomainError('too many', `Too many tries. Wait ${wait} and try again; nothing was changed.`, {}, { retryAfter: seconds });
  }
}

/** Forgets the tries that were counted, after one that succeeded. */
export const forgive = (limit: keyof ReturnType<typeof newLimits>, key: string) => limits[limit].delete(key);
