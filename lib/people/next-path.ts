import { urlOf } from '@/lib/format/url.mjs';

const HERE = 'http://here.invalid';

/** Where to go after signing in: an address on this server, never one elsewhere. */
export function nextPath(wanted: unknown): string {
  const url = typeof wanted === 'string' && wanted.startsWith('/') ? urlOf(wanted, HERE) : null;
  if (!url) return '/claims';
  const { origin, pathname, search, hash } = url;
  // “/\” and “/./…//elsewhere” read as another host once they stand alone.
  if (origin !== HERE || pathname.startsWith('//') || /^\/(sign-in|join|api)(\/|$)/.test(pathname)) return '/claims';
  return pathname + search + hash;
}
