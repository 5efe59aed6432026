import { type NextRequest, NextResponse } from 'next/server';
import { SEARCH_LIMIT } from '@/lib/list/definition';

/** Gives every page a nonce of its own and the usual security headers. */
export function proxy(request: NextRequest) {
  const nonce = btoa(crypto.randomUUID());
  const development = process.env.NODE_ENV === 'development';
  const policy = [
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
  const headers = new Headers(request.headers);
  headers.set('Content-Security-Policy', policy);
  const next = { request: { headers } };
  // The page itself says what is wrong; only its status has to be set before it is rendered.
  const tooLong = (request.nextUrl.searchParams.get('q') ?? '').length > SEARCH_LIMIT;
  const response = tooLong ? NextResponse.rewrite(request.nextUrl, { ...next, status: 400 }) : NextResponse.next(next);
  response.headers.set('Content-Security-Policy', policy);
  response.headers.set('X-Content-Type-Options', 'nosniff');
  response.headers.set('X-Frame-Options', 'DENY');
  response.headers.set('Referrer-Policy', 'same-origin');
  response.headers.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=()');
  response.headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  return response;
}

export const config = { matcher: '/((?!_next/static).*)' };
