import { type NextRequest, NextResponse } from 'next/server';
import { away, DomainError } from '@/lib/errors';
import { grouped } from '@/lib/format/number';
import { SEARCH_LIMIT } from '@/lib/list/definition';
import { log } from '@/lib/log';
import { mayRead } from '@/lib/people/permissions';
import { isOwnName } from '@/lib/people/place';
import { readingSetting } from '@/lib/people/reading';
import { isMachineRoute, isOpenRoute } from '@/lib/people/routes';
import { actorOf } from '@/lib/people/session';
import { problem } from '@/lib/problem';

/**
 * The door before all doors: gives every page a nonce of its own and the usual security headers, lets in only those who may read, and refuses what
 * no page could answer with a proper status.
 */
export async function proxy(request: NextRequest) {
  const nonce = btoa(crypto.randomUUID());
  const policy = policyOf(nonce, process.env.NODE_ENV === 'development');
  const headers = new Headers(request.headers);
  headers.set('Content-Security-Policy', policy);
  const { pathname, searchParams } = request.nextUrl;
  const length = searchParams.get('q')?.length ?? 0;
  // Exports answer for themselves, as machines expect it.
  const refused = length > SEARCH_LIMIT && !pathname.includes('.') && !pathname.startsWith('/api/');
  const response = (await notAllowed(request)) ?? (refused ? tooLong(length, pathname) : NextResponse.next({ request: { headers } }));
  response.headers.set('Content-Security-Policy', policy);
  response.headers.set('X-Content-Type-Options', 'nosniff');
  response.headers.set('X-Frame-Options', 'DENY');
  response.headers.set('Referrer-Policy', 'same-origin');
  response.headers.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=()');
  response.headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  return response;
}

/** The answer for those who may not read; null lets them in. */
async function notAllowed(request: NextRequest): Promise<Response | null> {
  const { pathname, search } = request.nextUrl;
  if (!isOwnName(request.headers.get('host')))
    return problem(
      new DomainError('forbidden', 'This server is for this computer alone. To reach it under this name, its owner sets PUBLIC_URL.'),
    );
  if (isOpenRoute(pathname)) return null;
  try {
    if (mayRead({ role: 'anonymous' }, await readingSetting())) return null;
    const actor = await actorOf(request.headers);
    if (mayRead(actor, 'members')) return null;
  } catch (error) {
    // Who may read cannot be told, so that nobody may.
    log.error(error, 'The database could not be asked who may read.');
    return isMachineRoute(pathname)
      ? problem(away())
      : plainPage(503, 'Whence cannot read its database', away().message, { href: pathname + search, text: 'Try again' });
  }
  if (isMachineRoute(pathname)) return problem(new DomainError('unauthorized', 'Sign in, or send a personal token, to read this.'));
  return NextResponse.redirect(new URL(`/sign-in?next=${encodeURIComponent(pathname + search)}`, request.url), 307);
}

function policyOf(nonce: string, development: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
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
  return plainPage(400, 'The search text is too long', text, { href: encodeURI(pathname), text: 'Back to the whole table' });
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A page cannot choose its status before it is rendered, so these are written here. */
function plainPage(status: number, title: string, text: string, link: { href: string; text: string }): NextResponse {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${title} · Whence</title></head>
<body><main><h1>${title}</h1><p>${escaped(text)}</p><p><a href="${escaped(link.href)}">${link.text}</a></p></main></body></html>`;
  return new NextResponse(html, { status, headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}

export const config = { matcher: '/((?!_next/static).*)' };
