const HERE = 'http://here.invalid';

/** Where to go after signing in: an address on this server, never one elsewhere. */
export function nextPath(wanted: unknown): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/') || !URL.canParse(wanted, HERE)) return '/claims';
  const { origin, pathname, search, hash } = new URL(wanted, HERE);
  // “/\” and “/./…//elsewhere” read as another host once they stand alone.
  if (origin !== HERE || pathname.startsWith('//') || /^\/(sign-in|join|api)(\/|$)/.test(pathname)) return '/claims';
  return pathname + search + hash;
}
