import { isLoopback } from '@/lib/http/request-origin';

/** How the server is configured, and how the database sees it. */
export type Setup = {
  readonly host: string;
  readonly publicUrl: URL | null;
  readonly behindProxy: boolean;
  /** Null for the embedded one. */
  readonly database: { readonly host: string; readonly tls: boolean; readonly superuser: boolean } | null;
};

/** Whether an address or name is this computer only. A path is that of a socket. */
const isHere = (host: string) => host === '' || host.startsWith('/') || isLoopback(host);

/**
 * What an admin should know before people use Whence. Each is one sentence that says what can happen and what to do.
 */
export function setupWarnings({ host, publicUrl, behindProxy, database }: Setup): string[] {
  const warnings: string[] = [];
  if (!isHere(host) && !behindProxy && publicUrl?.protocol !== 'https:')
    warnings.push(
      `HOST is ${host} and there is no https: passwords cross the network in the clear. Put a proxy with https in front, and set PUBLIC_URL and BEHIND_PROXY.`,
    );
  if (!isHere(host) && behindProxy)
    warnings.push(
      `HOST is ${host} although a proxy is in front: anyone who reaches this port bypasses the proxy and can claim any address. Set HOST to 127.0.0.1, or let only the proxy reach the port.`,
    );
  if (publicUrl?.protocol === 'http:' && !isHere(publicUrl.hostname))
    warnings.push(`PUBLIC_URL begins with http: passwords and sessions cross the network in the clear. Use https.`);
  if (database && !isHere(database.host) && !database.tls)
    warnings.push(
      `The connection to the database on ${database.host} is not encrypted: passwords’ hashes and all claims cross the network in the clear. Add “?sslmode=verify-full” to DATABASE_URL.`,
    );
  if (database?.superuser)
    warnings.push(
      'DATABASE_URL names a superuser of PostgreSQL, who may do far more than Whence needs. Make a role that owns this one database and use that.',
    );
  return warnings;
}
