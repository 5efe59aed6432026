// @ts-check

const SMALL = 4000;
const LARGE = 8_000_000;
/** A file, and the rest of its form. */
const FILE = 10_020_000;

/** Anybody may send these, before they are identified. */
const open = new Set(['people.join', 'people.setPassword']);

/**
 * How many bytes may be sent to a route. Only routes for editors accept more than a few.
 * @param {string} pathname
 */
export function bodyLimit(pathname) {
  if (pathname === '/api/intake') return FILE;
  if (pathname === '/api/bulk/preview' || pathname.startsWith('/api/imports/')) return LARGE;
  const [, command] = /^\/api\/commands\/([^/]+)$/.exec(pathname) ?? [];
  return command && !open.has(command) ? LARGE : SMALL;
}
