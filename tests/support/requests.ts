export const HOST = 'localhost:3000';
export const origin = `http://${HOST}`;

/**
 * A request as a browser on the product's own pages sends it, unless told otherwise; a header that is empty is left
 * out.
 */
export function post(path: string, body: unknown, headers: Record<string, string> = {}): Request {
  const all = { host: HOST, origin, 'content-type': 'application/json', ...headers };
  return new Request(`${origin}${path}`, {
    method: 'POST',
    headers: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== '')),
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

/** What a browser would send with its next request. */
export const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
