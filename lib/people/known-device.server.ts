import { z } from 'zod';
import { cookiePrefix, isHttps } from '@/lib/http/request-origin';
import { isSame, newSecret, sealOf } from './secret.server';

/** A browser in which these accounts signed in before. */
const knownDeviceRecord = z.object({ device: z.string(), accounts: z.array(z.string()), ends: z.number() });
export type KnownDevice = Readonly<Omit<z.output<typeof knownDeviceRecord>, 'ends'>>;

const YEAR_SECONDS = 365 * 86_400;
/** As many accounts as share a browser. The latest stay. */
const MOST = 5;
const cookieName = () => `${cookiePrefix()}.known`;
const signature = (payload: string) => sealOf('known device', payload).toString('base64url');

/**
 * What the cookie of a request tells, if this server issued it. It lets nobody in; its tries are only counted
 * separately.
 */
export function knownDevice(headers: Headers): KnownDevice | null {
  const name = `${cookieName()}=`;
  for (const part of (headers.get('cookie') ?? '').split(';')) {
    const [payload = '', signed = ''] = part.trim().startsWith(name) ? part.trim().slice(name.length).split('.') : [];
    if (!payload || !isSame(Buffer.from(signed), Buffer.from(signature(payload)))) continue;
    const { data } = knownDeviceRecord.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
    if (data && data.ends > Date.now()) return { device: data.device, accounts: data.accounts };
  }
  return null;
}

/** The cookie by which a browser is known after an account signed in with it. */
export function knownDeviceCookie(account: string, before: KnownDevice | null): string {
  const accounts = [account, ...(before?.accounts ?? []).filter((other) => other !== account)].slice(0, MOST);
  const value = { device: before?.device ?? newSecret(), accounts, ends: Date.now() + YEAR_SECONDS * 1000 };
  const payload = Buffer.from(JSON.stringify(value)).toString('base64url');
  const flags = `Max-Age=${YEAR_SECONDS}; Path=/; HttpOnly;${isHttps() ? ' Secure;' : ''} SameSite=Lax`;
  return `${cookieName()}=${payload}.${signature(payload)}; ${flags}`;
}
