import { urlOf } from '@/lib/format/url.mjs';

const TRACKING = /^(utm_|fbclid$|gclid$|mc_[ce]id$|cmpid$)/;

/**
 * An address in its comparable form: no tracking words, no trailing slash, no “www.”, words in order, and no fragment
 * unless that names the page (“#!/1”, “#/news”). `?ref=main` and `?ref=dev` may be two pages, and count as two.
 */
export function urlKey(url: string): string {
  const { hostname, port, pathname, searchParams, hash } = new URL(url);
  for (const word of [...searchParams.keys()]) if (TRACKING.test(word)) searchParams.delete(word);
  searchParams.sort();
  const query = searchParams.toString();
  const site = hostname.replace(/\.$/, '').replace(/^www\./, '') + (port ? `:${port}` : '');
  return (
    site +
    pathname.replace(/\/+$/, '') +
    (query ? `?${query}` : '') +
    (/^#!?\/+[^/]/.test(hash) ? hash.replace(/\/+$/, '') : '')
  );
}

const ADDRESS_LIMIT = 2000;
/** The size limit of the address index, in bytes. */
const KEY_LIMIT = 2600;

/** What is wrong with an address, in a sentence; null if it can be stored. */
export function addressProblem(address: string): string | null {
  const url = urlOf(address);
  if (!url) return 'Give a full address that begins with https:// or http://.';
  const { protocol, hostname, username, password } = url;
  if (protocol !== 'https:' && protocol !== 'http:')
    return 'Only addresses that begin with https:// or http:// can be stored.';
  if (!hostname.includes('.') && !hostname.startsWith('[') && hostname !== 'localhost')
    return 'The address has no complete host name.';
  if (address.length > ADDRESS_LIMIT || new TextEncoder().encode(urlKey(address)).length > KEY_LIMIT)
    return 'The address is too long to be stored.';
  if (username || password)
    return 'The address contains a user name or password. Remove it, because everybody can see addresses.';
  return null;
}

/** The key of a typed address, or null if it is not one. */
export const addressKey = (typed: string): string | null =>
  addressProblem(typed.trim()) === null ? urlKey(typed.trim()) : null;

/** How many words a text has, as people count them. */
export const wordCount = (text: string): number => text.match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu)?.length ?? 0;

/** A text as it is stored: LF line ends, NFC, no byte order mark, no control characters but tab and line feed. */
export function normalizeText(text: string): string {
  return (
    text
      .replace(/^\uFEFF/, '')
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
      .replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '')
      .normalize('NFC')
  );
}
