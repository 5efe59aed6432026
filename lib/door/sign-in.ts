import { createHash } from 'node:crypto';
import { z } from 'zod';
import { away, DomainError, invalid } from '@/lib/errors';
import { DISABLED, getAuth } from '@/lib/people/auth';
import { email } from '@/lib/people/schema';
import { endPresentedSession } from '@/lib/people/session';
import { problem } from '@/lib/problem';
import { count, forgive, jsonOf, sameOrigin } from './guards';

const credentials = z.object({ email, password: z.string().min(1, 'Give your password.').max(1000, 'This is not a password.') });
const wrong = () => new DomainError('unauthorized', 'E-mail or password is wrong.');

/** Answers `POST /api/sign-in`: a session cookie for the right e-mail and password. */
export async function signIn(request: Request): Promise<Response> {
  try {
    sameOrigin(request);
    await count('signInAll', 'all');
    const parsed = credentials.safeParse(await jsonOf(request));
    if (!parsed.success) {
      const fields = Object.fromEntries(parsed.error.issues.map((issue) => [String(issue.path[0] ?? ''), issue.message]));
      throw invalid(parsed.error.issues[0]?.message ?? 'Give your e-mail and password.', fields);
    }
    const { email: address, password } = parsed.data;
    const key = createHash('sha256').update(address).digest('hex');
    await count('signIn', key);
    const auth = await getAuth();
    const response = await auth.api
      .signInEmail({ body: { email: address, password }, headers: request.headers, asResponse: true })
      .catch(() => null);
    if (!response || response.status >= 500) throw away();
    if (response.status === 403) throw new DomainError('unauthorized', DISABLED);
    if (!response.ok) throw wrong();
    await forgive('signIn', key);
    // Another one has begun.
    await endPresentedSession(request.headers);
    return withCookies(response);
  } catch (error) {
    return problem(error);
  }
}

/** Answers `POST /api/sign-out`: ends this session. */
export async function signOut(request: Request): Promise<Response> {
  try {
    sameOrigin(request);
    await count('signOutAll', 'all');
    // What follows takes the cookies away, whether or not it could end anything.
    await endPresentedSession(request.headers);
    const auth = await getAuth();
    return withCookies(await auth.api.signOut({ headers: request.headers, asResponse: true }));
  } catch (error) {
    return problem(error);
  }
}

function withCookies(from: Response): Response {
  const response = Response.json({ ok: true }, { headers: { 'Cache-Control': 'no-store' } });
  for (const cookie of from.headers.getSetCookie()) response.headers.append('Set-Cookie', cookie);
  return response;
}
