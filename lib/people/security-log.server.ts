import { peerOf } from '@/lib/http/request-origin';
import { securityLog } from '@/lib/log.server.mjs';
import { sealOf } from './secret.server';

export type SecurityEvent =
  | 'signed in'
  | 'sign-in failed'
  | 'sign-in limited'
  | 'signed out'
  | 'account made'
  | 'password set by link'
  | 'password changed'
  | 'password change refused'
  /** People, links, tokens or settings. `reason` is the name of the command. */
  | 'managed'
  | 'link refused'
  | 'refused';

type Facts = {
  readonly headers: Headers;
  /** The id of the person, if it is known. */
  readonly person?: string;
  /**
   * The e-mail address that was typed. Only a short hash of it is written, which ties together the lines about one
   * address.
   */
  readonly typed?: string;
  readonly reason?: string;
};

/**
 * Writes one line about who came in or was refused. It never contains an e-mail address, a password, a token or a
 * cookie.
 */
export function note(event: SecurityEvent, { headers, person, typed, reason }: Facts): void {
  const address = typed && !person ? sealOf('address', typed).toString('hex').slice(0, 12) : undefined;
  const agent = headers.get('user-agent')?.slice(0, 120);
  securityLog.info({ event, person, address, peer: peerOf(headers) || undefined, agent, reason }, event);
}
