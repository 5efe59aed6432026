import { isIP } from 'node:net';

/** The address under which people reach this server, where it was told: PUBLIC_URL. */
export function publicUrl(): URL | null {
  const text = process.env.PUBLIC_URL;
  return text && URL.canParse(text) ? new URL(text) : null;
}

/** Whether only people at this computer can reach the server. */
export function isLocal(): boolean {
  const host = process.env.HOST || '127.0.0.1';
  const loopback = host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
  return loopback && !process.env.BEHIND_PROXY && !process.env.PUBLIC_URL;
}
