import { urlOf } from '@/lib/format/url.mjs';
import { urlKey } from './rules';

/** What one of two addresses of the same page is, in words. */
export type Otherwise =
  | 'the mobile edition'
  | 'an AMP copy'
  | 'a short address'
  | 'another name of the site'
  | 'another spelling';

/** Sites that have several names. The first one is the usual one. */
const NAMES: readonly (readonly string[])[] = [
  ['x.com', 'twitter.com', 'mobile.twitter.com', 'mobile.x.com'],
  ['reddit.com', 'old.reddit.com', 'new.reddit.com', 'np.reddit.com', 'i.reddit.com'],
  ['facebook.com', 'm.facebook.com', 'mbasic.facebook.com', 'touch.facebook.com'],
];
const MOBILE = /^(?:m|mobile|touch|wap)\.(?=[^.]+\.)/;
/** What follows the name of a post, and means no other. */
const POST = /^(\/\w+\/status\/\d+)(?:\/.*)?$/;
/** Signs that mean the same in a path whether they are escaped or not. */
const FREE = /[!'()*,:@]/;
const VIDEO = /^\/(?:shorts|embed|live|v)\/([\w-]{6,20})$/;
const PREFIXES = ['m.', 'mobile.', 'amp.'] as const;

/** An address without what does not change which page it means. */
type Plain = { readonly host: string; readonly path: string; readonly query: URLSearchParams };

/**
 * The keys under which the page of an address may be stored: those of its mobile edition, its AMP copy, its short
 * address, of other names of its site and other spellings. The key of the address itself is not among them.
 * @param address one that can be stored
 */
export function otherKeys(address: string): Map<string, Otherwise> {
  const found = new Map<string, Otherwise>();
  const own = urlKey(address);
  const plain = plainOf(address);
  const add = (host: string, path: string, query: URLSearchParams, how: Otherwise) => {
    const text = query.size > 0 ? `?${query}` : '';
    const url = urlOf(`https://${host}${path}${text}`);
    const key = url && urlKey(url.href);
    if (key && key !== own && !found.has(key)) found.set(key, how);
  };
  const { host, path, query } = plain;
  const amp = new URLSearchParams(query);
  amp.set('amp', '1');
  const video = videoOf(plain);
  if (video) {
    const watch = new URLSearchParams({ v: video });
    for (const name of ['youtube.com', 'm.youtube.com']) add(name, '/watch', watch, 'another spelling');
    add('youtu.be', `/${video}`, new URLSearchParams(), 'a short address');
    for (const part of ['shorts', 'embed', 'live'])
      add('youtube.com', `/${part}/${video}`, new URLSearchParams(), 'another spelling');
    return found;
  }
  add(host, path, query, howOf(address, plain));
  for (const name of namesOf(host)) add(name, path, query, 'another name of the site');
  for (const prefix of PREFIXES)
    add(prefix + host, path, query, prefix === 'amp.' ? 'an AMP copy' : 'the mobile edition');
  const wiki = /^([\w-]+)\.(wik\w+\.org)$/.exec(host);
  if (wiki) add(`${wiki[1]}.m.${wiki[2]}`, path, query, 'the mobile edition');
  const post = host === 'x.com' ? /\/status\/(\d+)$/.exec(path)?.[1] : undefined;
  if (post)
    for (const name of namesOf(host))
      for (const start of ['/i/status/', '/i/web/status/']) add(name, start + post, query, 'another spelling');
  const escaped = path.replace(/[!'()*,:@]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  add(host, escaped, query, 'another spelling');
  if (host === 't.me') add(host, `/s${path}`, query, 'another spelling');
  for (const copy of [`${path.replace(/\/$/, '')}/amp`, `/amp${path}`, path.replace(/\.html?$/, '.amp.html')])
    if (copy !== path) add(host, copy, query, 'an AMP copy');
  add(host, path, amp, 'an AMP copy');
  return found;
}

const namesOf = (host: string): readonly string[] => NAMES.find((names) => names.includes(host)) ?? [];

/** Whether two addresses that can be stored probably mean the same page. */
export function isSamePage(one: string, other: string): boolean {
  const [a, b] = [urlKey(one), urlKey(other)];
  const [others, theirs] = [otherKeys(one), otherKeys(other)];
  return a === b || others.has(b) || theirs.has(a) || [...others.keys()].some((key) => key === plainKey(other));
}

/** The key of an address without what was taken off. */
function plainKey(address: string): string {
  const { host, path, query } = plainOf(address);
  return urlKey(`https://${host}${path}${query.size > 0 ? `?${query}` : ''}`);
}

/** What was taken off an address to make it plain. */
function howOf(address: string, { host }: Plain): Otherwise {
  const { hostname, pathname, searchParams } = new URL(address);
  if (
    /(^|[./])amp([./]|$)|ampproject/i.test(`${hostname}${pathname}`) ||
    searchParams.has('amp') ||
    searchParams.get('outputType') === 'amp'
  )
    return 'an AMP copy';
  if (hostname.replace(/^www\./, '') !== host.replace(/:\d+$/, ''))
    return namesOf(host).length > 0 ? 'another name of the site' : 'the mobile edition';
  return /\.blogspot\./.test(host) && searchParams.has('m') ? 'the mobile edition' : 'another spelling';
}

function plainOf(address: string): Plain {
  const url = new URL(inAmpCache(new URL(address)) ?? address);
  const named = url.hostname
    .replace(/\.$/, '')
    .replace(/^www\./, '')
    .replace(/^amp\.(?=[^.]+\.)/, '');
  const host = (namesOf(named)[0] ?? named).replace(MOBILE, '').replace(/^([\w-]+)\.m\.(?=wik\w+\.org$)/, '$1.');
  const query = new URLSearchParams(url.search);
  if (query.get('outputType') === 'amp') query.delete('outputType');
  query.delete('amp');
  if (/\.blogspot\.[a-z.]+$/.test(host)) query.delete('m');
  const path = pathOf(url.pathname);
  // Another port is another site.
  if (url.port !== '') return { host: `${host}:${url.port}`, path, query };
  if (host === 'x.com')
    return { host, path: path.replace(POST, '$1'), query: POST.test(path) ? new URLSearchParams() : query };
  return { host, path: host === 't.me' ? path.replace(/^\/s(?=\/)/, '') : path, query };
}

/** A path without doubled slashes, signs that need no escape, marks of AMP copies and the name of an index. */
function pathOf(path: string): string {
  const plain = path
    .replace(/%[\da-f]{2}/gi, (code) => {
      const sign = String.fromCharCode(Number.parseInt(code.slice(1), 16));
      return /[\w.~-]/.test(sign) || FREE.test(sign) ? sign : code.toUpperCase();
    })
    .replace(/\/{2,}/g, '/')
    .replace(/\/amp\/?$|^\/amp(?=\/)/i, '')
    .replace(/\.amp(?:\.html?)?$/i, (end) => (end.includes('htm') ? end.slice(4) : ''))
    .replace(/\/(?:index|default)\.(?:html?|php|aspx?)$/i, '/');
  return plain === '' ? '/' : plain;
}

/** The address of which a page in a cache of AMP copies is one. */
function inAmpCache({ hostname, pathname, search }: URL): string | null {
  const isCache =
    /\.cdn\.ampproject\.org$/.test(hostname) ||
    (/(^|\.)google\.\w+(\.\w+)?$/.test(hostname) && pathname.startsWith('/amp/'));
  const inner = isCache ? /^\/(?:amp|[civ])\/(s\/)?(.+)$/.exec(pathname) : null;
  return inner ? (urlOf(`http${inner[1] ? 's' : ''}://${inner[2]}${search}`)?.href ?? null) : null;
}

function videoOf({ host, path, query }: Plain): string | null {
  if (host === 'youtu.be') return /^\/([\w-]{6,20})$/.exec(path)?.[1] ?? null;
  if (!['youtube.com', 'music.youtube.com', 'youtube-nocookie.com'].includes(host)) return null;
  return path === '/watch' || path === '/watch/' ? query.get('v') : (VIDEO.exec(path)?.[1] ?? null);
}
