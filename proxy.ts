import { type NextRequest, NextResponse } from 'next/server';
import { isShownCopy, shownPolicy } from '@/lib/captures/shown-policy';
import { addressProblem } from '@/lib/data-table/address.mjs';
import { SEARCH_LIMIT } from '@/lib/data-table/definition';
import { getDb } from '@/lib/db';
import { DatabaseUnavailable } from '@/lib/db/errors';
import { away, DomainError, invalid } from '@/lib/errors';
import { grouped } from '@/lib/format/number';
import { plainPage as pageOf } from '@/lib/http/plain-page.mjs';
import { problem } from '@/lib/http/problem';
import { refused } from '@/lib/http/refused';
import { isOwnName } from '@/lib/http/request-origin';
import { log } from '@/lib/log.server.mjs';
import { mayRead } from '@/lib/people/permissions';
import { isMachineRoute, isOpenRoute } from '@/lib/people/routes';
import { actorOf } from '@/lib/people/session.server';
import { readingSetting } from '@/lib/people/who-reads.server';

/**
 * Gives every page a nonce of its own, lets in only those who may read, and refuses what no page could answer with a
 * proper status. The server adds the other security headers (`lib/http/security-headers.mjs`), since files and errors
 * need them as well.
 */
export async function proxy(request: NextRequest) {
  const nonce = btoa(crypto.randomUUID());
  const isCopy = isShownCopy(request.nextUrl.pathname);
  const policy = isCopy ? shownPolicy : policyOf(nonce, process.env.NODE_ENV === 'development');
  const headers = new Headers(request.headers);
  headers.set('Content-Security-Policy', policy);
  const { pathname, searchParams } = request.nextUrl;
  const length = searchParams.get('q')?.length ?? 0;
  // Exports answer for themselves, as programs expect.
  const unreadable = addressProblem(pathname + request.nextUrl.search);
  const refused = length > SEARCH_LIMIT && !pathname.includes('.') && !pathname.startsWith('/api/');
  const response = unreadable
    ? notRead(unreadable, pathname)
    : ((await notAllowed(request)) ??
      answerOf(pathname, refused ? length : 0) ??
      NextResponse.next({ request: { headers } }));
  response.headers.set('Content-Security-Policy', policy);
  if (isCopy) response.headers.set('X-Frame-Options', 'SAMEORIGIN');
  // The page that opens this one hands itself over. What is at this address shows nothing of ours to anybody.
  if (pathname === '/capture') response.headers.set('Cross-Origin-Opener-Policy', 'unsafe-none');
  return response;
}

/** The answer that no page could give. @param tooLongBy how much a search exceeds its limit, else 0 */
function answerOf(pathname: string, tooLongBy: number): Response | null {
  if (tooLongBy > 0) return tooLong(tooLongBy, pathname);
  // The page that is shown when another fails has an address of its own, at which it would answer 500 to anybody.
  if (pathname !== '/_global-error') return null;
  return plainPage(404, 'There is no such page', 'Nothing was changed or lost.', {
    href: '/',
    text: 'To the first page',
  });
}

/** The answer for those who may not read. Null lets them in. */
async function notAllowed(request: NextRequest): Promise<Response | null> {
  const { pathname, search } = request.nextUrl;
  if (!isOwnName(request.headers.get('host')))
    return problem(
      new DomainError(
        'forbidden',
        'This server is for this computer alone. To reach it under this name, its owner sets PUBLIC_URL.',
      ),
    );
  if (!needsDatabase(pathname)) return null;
  try {
    // Asked before anything is rendered: a page that fails while it renders has no status of ours, and needs a script
    // to say what happened.
    await (await getDb()).answers();
    if (isOpenRoute(pathname)) return null;
    if (mayRead({ role: 'anonymous' }, await readingSetting())) return null;
    const actor = await actorOf(request.headers);
    if (mayRead(actor, 'members')) return null;
  } catch (error) {
    // Nobody knows who may read, so nobody may.
    if (!(error instanceof DatabaseUnavailable)) log.error(error, 'The database could not be asked who may read.');
    if (isMachineRoute(pathname)) return problem(away());
    const page = plainPage(503, 'Whence cannot read its database', away().message, {
      href: pathname + search,
      text: 'Try again',
    });
    page.headers.set('Retry-After', '30');
    page.headers.set('Cache-Control', 'no-store');
    return page;
  }
  if (isMachineRoute(pathname))
    return refused(request, new DomainError('unauthorized', 'Sign in, or send a personal token, to read this.'));
  return NextResponse.redirect(new URL(`/sign-in?next=${encodeURIComponent(pathname + search)}`, request.url), 307);
}

/** Files do not, and the page about the state of the server asks for itself. */
const needsDatabase = (pathname: string) =>
  !/^\/(_next\/|icon\.svg$|manifest\.webmanifest$|favicon\.ico$|api\/health$)/.test(pathname);

/**
 * The SHA-256 of “display:none”. React hides with it what it sends later of a drawing, and so of any page whose server
 * is busy. No other style in an attribute is allowed.
 */
const HIDDEN = 'sha256-aqNNdDLnnrDOnTNdkJpYlAxKVJtLt9CtFLklmInuUAE=';

function policyOf(nonce: string, development: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    ...(development ? [] : [`style-src-attr 'unsafe-hashes' '${HIDDEN}'`]),
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function tooLong(length: number, pathname: string): NextResponse {
  const text = `It has ${grouped(length)} characters; at most ${SEARCH_LIMIT} are searched for. Nothing was searched.`;
  return plainPage(400, 'The search text is too long', text, {
    href: encodeURI(pathname),
    text: 'Back to the whole table',
  });
}

/** The server refuses these before. This is for one that is started differently, as during development. */
function notRead(why: string, pathname: string): Response {
  if (isMachineRoute(pathname)) return problem(invalid(`This address cannot be read. ${why}`));
  return plainPage(400, 'This address cannot be read', `${why} Nothing was changed or lost.`, {
    href: '/',
    text: 'To the first page',
  });
}

/** A page cannot choose its status before it is rendered, so these are written here. */
function plainPage(status: number, title: string, text: string, link: { href: string; text: string }): NextResponse {
  return new NextResponse(pageOf(title, text, link), {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });
}

export const config = { matcher: '/((?!_next/static).*)' };
