import { fold } from '@/lib/format/fold';

/** The domain in what was typed, be it «Reuters.com» or a whole address; null where there is none. */
export function domainOf(text: string): string | null {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text.trim()) ? text.trim() : `https://${text.trim()}`;
  if (text.includes('@') || !URL.canParse(address)) return null;
  const host = hostOf(address);
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(host) && !/^[\d.]+$/.test(host) && host.length <= 253 ? host : null;
}

const hostOf = (address: string) => new URL(address).hostname.replace(/\.$/, '').replace(/^www\./, '');

/** The domains under which an address stands, the longest first: «uk.reuters.com», «reuters.com». */
export function domainsAbove(address: string): string[] {
  const labels = hostOf(address).split('.');
  return labels.slice(0, -1).map((_, i) => labels.slice(i).join('.'));
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

/** «A owns B owns A». @param names from the highest owner down, ending with the first again */
export const circleInWords = (names: readonly string[]): string => names.map((name) => `«${name}»`).join(' owns ');
