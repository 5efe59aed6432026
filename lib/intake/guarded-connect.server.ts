import dns from 'node:dns';
import type { LookupFunction } from 'node:net';
import { networkInterfaces } from 'node:os';
import { buildConnector } from 'undici';
import { publicUrl } from '@/lib/http/request-origin';
import { NO_PRIVATE, refused } from './fetch-failures';
import { isLoopback, isOwnAddress, isPublicAddress } from './public-address.server';

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
  /** Whether whoever runs the server lets this host be fetched though it is private. Without it, none is. */
  readonly isNamed?: (host: string, port: number) => boolean;
  /** Whether this server itself answers there. */
  readonly isItself?: (address: string, port: number) => boolean;
};

/** The ports of the web, and those that FETCH_PORTS adds. `lib/cli/settings.mjs` has checked it. */
const portsNamed = () => (process.env.FETCH_PORTS ?? '').split(',').filter(Boolean).map(Number);
/** The hosts that FETCH_HOSTS names, each with its port where that is not 80 or 443. */
const hostsNamed = () => (process.env.FETCH_HOSTS ?? '').toLowerCase().split(',').filter(Boolean);
const nameOf = (host: string | undefined) => host?.toLowerCase().replace(/\.$/, '');

export const realNetwork: Network = {
  resolve: (host, done) => dns.lookup(host, { all: true }, done),
  // The addresses of a computer may change while it runs.
  isAllowed: (address) => isPublicAddress(address) && !isOwnAddress(address, networkInterfaces()),
  isOwnName: (host) => nameOf(host) === nameOf(publicUrl()?.hostname),
  isAllowedPort: (port) => [80, 443, ...portsNamed()].includes(port),
  isNamed: (host, port) => {
    const name = nameOf(host) ?? '';
    return hostsNamed().includes([80, 443].includes(port) ? name : `${name}:${port}`);
  },
  isItself: (address, port) =>
    port === Number(process.env.PORT || 3000) && (isLoopback(address) || isOwnAddress(address, networkInterfaces())),
};

/** Whether an address may be reached under the name of a host. */
export const mayReach = ({ isAllowed, isNamed, isItself }: Network, address: string, host: string, port: number) =>
  isAllowed(address) || (isNamed?.(host, port) === true && isItself?.(address, port) !== true);

/**
 * Connects only where it is allowed. The check is part of the look-up whose answer is connected to, so that a name
 * cannot mean one address when it is checked and another afterwards. A name is refused if any of its addresses is not
 * allowed. The address that was reached is checked once more.
 */
export function guardedConnect(network: Network, timeout: number): buildConnector.connector {
  return (options, done) => {
    const port = Number(options.port) || (options.protocol === 'https:' ? 443 : 80);
    const isAllowed = (address: string) => mayReach(network, address, options.hostname, port);
    const connect = buildConnector({ lookup: lookupBy(network, isAllowed), timeout, allowH2: false });
    connect(options, (...answer) => {
      const [error, socket] = answer;
      if (error || !socket) return done(...answer);
      if (socket.remoteAddress && isAllowed(socket.remoteAddress)) return done(null, socket);
      socket.destroy();
      return done(refused(NO_PRIVATE), null);
    });
  };
}

const lookupBy =
  ({ resolve }: Network, isAllowed: (address: string) => boolean): LookupFunction =>
  (host, { all }, done) =>
    resolve(host, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || !first) return done(error ?? Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), '');
      if (!addresses.every(({ address }) => isAllowed(address))) return done(refused(NO_PRIVATE), '');
      return all ? done(null, addresses) : done(null, first.address, first.family);
    });
