// @ts-check
import { addressProblem } from '../data-table/address.mjs';
import { bodyLimit } from './body-limit.mjs';
import { plainPage } from './plain-page.mjs';

/**
 * @typedef {{ method?: string | undefined, url?: string | undefined, headers: import('node:http').IncomingHttpHeaders
 * }} Asked
 */

/** Routes for programs, which want an error and not a page. */
const forPrograms = /^\/api\/|\.[\w-]+$|\/(details|restore)$/;
const methods = 'GET, HEAD, POST, OPTIONS';
const always = {
  'Cache-Control': 'no-store',
  Connection: 'close',
};

/**
 * The answer to a request that is refused unread. Null for all others.
 * @param {Asked} asked
 * @returns {{ status: number, headers: Record<string, string>, body: string } | null}
 */
export function refusalOf({ method = '', url = '', headers }) {
  // Programs that offer a newer HTTP also accept this one.
  if (headers.upgrade !== undefined && headers.upgrade.trim().toLowerCase() !== 'h2c')
    return problem(400, 'This server supports no other protocol. Send the request without “Upgrade”.');
  if (method === 'TRACE' || url === '*') return problem(405, 'This is not answered here.', { Allow: methods });
  const why = url.startsWith('/') ? addressProblem(url) : 'It does not begin with “/”.';
  const pathname = url.split('?', 1)[0] ?? '';
  if (why) return forPrograms.test(pathname) ? problem(400, `This address cannot be read. ${why}`) : page(why);
  const limit = bodyLimit(pathname);
  if (Number(headers['content-length'] ?? 0) > limit)
    return problem(413, `The request is larger than ${limit.toLocaleString('en')} bytes. Nothing was changed.`);
  return null;
}

/** @param {number} status @param {string} title @param {Record<string, string>} [headers] */
const problem = (status, title, headers = {}) => ({
  status,
  headers: { ...always, ...headers, 'Content-Type': 'application/problem+json' },
  body: JSON.stringify({ type: 'about:blank', status, title }),
});

/** @param {string} why */
const page = (why) => ({
  status: 400,
  headers: { ...always, 'Content-Type': 'text/html; charset=utf-8' },
  body: plainPage(
    'This address cannot be read',
    `${why} Nothing was changed or lost. Correct the address, or start from the first page.`,
    {
      href: '/',
      text: 'Go to the first page',
    },
  ),
});
