import { fold } from '@/lib/format/fold';
import { urlOf } from '@/lib/format/url.mjs';

/** Sites on which many publish, each under a path of their own. */
const SHARED =
  /(?:^|\.)(?:t\.me|youtube\.com|x\.com|twitter\.com|facebook\.com|instagram\.com|threads\.net|tiktok\.com|reddit\.com|medium\.com|linkedin\.com|vk\.com|weibo\.com|bsky\.app|github\.com|rumble\.com|telegram\.me)$/;
/** How many parts of a path tell one channel from another. */
const PARTS = 3;

/**
 * The domain in what was typed, be it “Reuters.com” or a whole address; null where there is none. Where many publish
 * on one site the path of a channel belongs to it (“t.me/channelA”, “youtube.com/@x”), and so does a path that was
 * typed by itself.
 */
export function domainOf(text: string): string | null {
  const typed = text.trim();
  const isAddress = /^[a-z][a-z0-9+.-]*:/i.test(typed);
  const address = isAddress ? typed : `https://${typed}`;
  const url = /^[^/]*@/.test(typed) ? null : urlOf(address);
  if (!url) return null;
  const { protocol, username } = url;
  const host = hostOf(address);
  const isHost = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(host) && !/^[\d.]+$/.test(host) && host.length <= 253;
  if (!isHost || username !== '' || !/^https?:$/.test(protocol)) return null;
  const [path = ''] = isAddress && !SHARED.test(host) ? [] : pathsOf(address);
  return host + path;
}

/** The site of an address, without “www.”. */
export const hostOf = (address: string): string => new URL(address).hostname.replace(/\.$/, '').replace(/^www\./, '');

/** The beginnings of the path of an address, the longest first: “/@x/videos”, “/@x”. Case does not matter. */
function pathsOf(address: string): string[] {
  const parts = new URL(address).pathname.toLowerCase().split('/').filter(Boolean);
  // The preview of a channel on the web is the channel.
  if (hostOf(address) === 't.me' && parts[0] === 's') parts.shift();
  return parts.slice(0, PARTS).map((_, i, all) => `/${all.slice(0, all.length - i).join('/')}`);
}

/**
 * The domains under which an address stands, the longest first: “uk.reuters.com/world”, “uk.reuters.com”,
 * “reuters.com/world”, “reuters.com”.
 */
export function domainsAbove(address: string): string[] {
  const labels = hostOf(address).split('.');
  const paths = [...pathsOf(address), ''];
  return labels.slice(0, -1).flatMap((_, i) => paths.map((path) => labels.slice(i).join('.') + path));
}

/** Which of these domains an address belongs to; the longest wins. */
export function matchingDomain(address: string, domains: readonly string[]): string | null {
  return domainsAbove(address).find((domain) => domains.includes(domain)) ?? null;
}

/** Other names, each once, without the name itself. */
export function otherNames(name: string, aliases: readonly string[]): string[] {
  const seen = new Set([fold(name)]);
  return aliases.filter((alias) => !seen.has(fold(alias)) && seen.add(fold(alias)));
}

/** “A owns B owns A”. @param names from the highest owner down, ending with the first again */
export const circleInWords = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(' owns ');
