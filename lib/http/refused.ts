import { DomainError } from '@/lib/errors';
import { problem } from '@/lib/http/problem';
import { networkOf } from '@/lib/http/request-origin';
import type { Actor } from '@/lib/people/permissions';
import { note } from '@/lib/people/security-log.server';
import { Counter } from './counter';
import { TooMany } from './guards';

const noted: readonly DomainError['kind'][] = ['unauthorized', 'forbidden', 'too many'];
/** By network, so that repeated refusals do not fill the log. */
const newLines = () => new Counter({ tries: 30, seconds: 60 });
declare global {
  var whenceRefusedLines: Counter | undefined;
}
globalThis.whenceRefusedLines ??= newLines();
const lines = globalThis.whenceRefusedLines;

/** The answer to a request that could not be done. Refusals for lack of permission are recorded in the security log. */
export function refused(request: Request, error: unknown, actor?: Actor): Response {
  if (error instanceof DomainError && isNoted(error) && lines.count(networkOf(request.headers)).waitMs === 0) {
    const { pathname } = new URL(request.url);
    note('refused', {
      headers: request.headers,
      person: actor?.account && actor.id,
      reason: `${request.method} ${pathname}: ${error.message}`,
    });
  }
  return problem(error);
}

/** Of several tries over the limit, only the first; asking for the password again is not a refusal. */
const isNoted = (error: DomainError) =>
  error instanceof TooMany ? error.first : noted.includes(error.kind) && error.details.again === undefined;
