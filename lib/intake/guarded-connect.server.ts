import dns from 'node:dns';
import type { LookupFunction } from 'node:net';
import { networkInterfaces } from 'node:os';
import { buildConnector } from 'undici';
import { publicUrl } from '@/lib/http/request-origin';
import { NO_PRIVATE, refused } from './fetch-failures';
import { isOwnAddress, isPublicAddress } from './public-address.server';

/** How the outside world is reached. */
export type Network = {
  /** All addresses of a name. */
  readonly resolve: (
    host: string,
    done: (error: NodeJS.ErrnoException | null, addresses: dns.LookupAddress[]) => void,
  ) => void;
  /** Whether an IP address may be connected to. */
  readonly isAllowed: (address: string) => boolean;
  /** Whether a name belongs to this server itself. */
  readonly isOwnName: (host: string) => boolean;
  readonly isAllowedPort: (port: number) => boolean;
};

/** The ports of the web, and those that FETCH_PORTS adds. `lib/cli/settings.mjs` has checked it. */
const portsNamed = () => (process.env.FETCH_PORTS ?? '').split(',').filter(Boolean).map(Number);
const nameOf = (host: string | undefined) => host?.toLowerCase().replace(/\.$/, '');

export const realNetwork: Network = {
  resolve: (host, done) => dns.lookup(host, { all: true }, done),
  // The addresses of a computer may change while it runs.
  isAllowed: (address) => isPublicAddress(address) && !isOwnAddress(address, networkInterfaces()),
  isOwnName: (host) => nameOf(host) === nameOf(publicUrl()?.hostname),
  isAllowedPort: (port) => [80, 443, ...portsNamed()].includes(port),
};

/**
 * Connects only where it is allowed. The check is part of the look-up whose answer is connected to, so that a name
 * cannot mean one address when it is checked and another afterwards. A name is refused if any of its addresses is not
 * allowed. The address that was reached is checked once more.
 */
export function guardedConnect({ resolve, isAllowed }: Network, timeout: number): buildConnector.connector {
  const lookup: LookupFunction = (host, { all }, done) =>
    resolve(host, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || !first) return done(error ?? Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), '');
      if (!addresses.every(({ address }) => isAllowed(address))) return done(refused(NO_PRIVATE), '');
      return all ? done(null, addresses) : done(null, first.address, first.family);
    });
  const connect = buildConnector({ lookup, timeout, allowH2: false });
  return (options, done) =>
    connect(options, (...answer) => {
      const [error, socket] = answer;
      if (error || !socket) return done(...answer);
      if (socket.remoteAddress && isAllowed(socket.remoteAddress)) return done(null, socket);
      socket.destroy();
      return done(refused(NO_PRIVATE), null);
    });
}
