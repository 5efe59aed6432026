import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { urlOf } from '@/lib/format/url.mjs';

/** The public address of this server, if set: PUBLIC_URL. */
export function publicUrl(): URL | null {
  const text = process.env.PUBLIC_URL;
  return text ? urlOf(text) : null;
}

/** Whether people reach it over https; then cookies are sent only over https. */
export const isHttps = (): boolean => publicUrl()?.protocol === 'https:';

/** The address to open on this computer or nearby, if no other is set. */
export function ownAddress(): string {
  const host = ownHost();
  const name =
    isLoopback(host) || host === '0.0.0.0' || host === '::' ? 'localhost' : isIP(host) === 6 ? `[${host}]` : host;
  return publicUrl()?.origin ?? `http://${name}:${process.env.PORT || 3000}`;
}

/** The address of this server, as it was configured, or else as the request was sent. */
export function originOf(request: Request): string {
  const { protocol, host } = new URL(request.url);
  return publicUrl()?.origin ?? `${protocol}//${request.headers.get('host') ?? host}`;
}

/** Where a request comes from, according to the proxy in front of the server. Without a proxy, nobody is believed. */
export function clientAddress(headers: Headers | undefined): string | null {
  if (!isBehindProxy()) return null;
  const last = headers?.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';
  return isIP(last) ? last : null;
}

/** Our own server overwrites this with the address of the connection. */
export const PEER = 'x-whence-peer';

/** Where a request comes from, to distinguish anonymous people; empty if unknown. */
export const peerOf = (headers: Headers): string => clientAddress(headers) ?? headers.get(PEER) ?? '';

/** The network of a request, for counting: an address or, for IPv6, the 64 bits that one subscriber has at least. */
export function networkOf(headers: Headers): string {
  const peer = peerOf(headers);
  if (!ipaddr.isValid(peer)) return peer;
  const address = ipaddr.process(peer);
  return address instanceof ipaddr.IPv6
    ? `${address.parts
        .slice(0, 4)
        .map((part) => part.toString(16))
        .join(':')}::`
    : address.toString();
}

/**
 * What the names of our cookies begin with. No other host and no page over http can set a cookie whose name begins
 * with `__Host-`.
 */
export const cookiePrefix = (): string => (isHttps() ? '__Host-whence' : 'whence');

/** Whether a proxy forwards requests, so that its headers are believed. */
export const isBehindProxy = (): boolean => process.env.BEHIND_PROXY === '1';
/** The address to listen on. */
export const ownHost = (): string => process.env.HOST || '127.0.0.1';
/** Whether an address or name is that of this computer only. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' ||
  host.endsWith('.localhost') ||
  host === '::1' ||
  host === '[::1]' ||
  (isIP(host) === 4 && host.startsWith('127.'));

/**
 * Whether a request was sent to a name of this server. A server for this computer only answers only to the names of
 * this computer; otherwise any web page could resolve its own name to this computer and read everything.
 */
export function isOwnName(host: string | null): boolean {
  if (!isLocal()) return true;
  const url = host === null ? null : urlOf(`http://${host}`);
  return url !== null && isLoopback(url.hostname);
}

/** Whether only people at this computer can reach the server. */
export function isLocal(): boolean {
  return isLoopback(ownHost()) && !isBehindProxy() && !process.env.PUBLIC_URL;
}
