import { z } from 'zod';
import { role } from '@/lib/db/columns';
import { type Reader, rowFrom } from '@/lib/db/rows';
import type { Tx } from '@/lib/db/transaction';
import { DomainError } from '@/lib/errors';
import { Prisma } from '@/prisma/generated/client';
import { type Actor, lowerRole } from './permissions';
import { IDLE_MS, RECENT_MS } from './session-limits';

const standingRow = z.object({
  name: z.string(),
  email: z.string(),
  role,
  disabled: z.boolean(),
  tokenRole: role.nullable(),
  session: z.boolean(),
  recent: z.boolean(),
  token: z.boolean(),
});

const ended = () => new DomainError('unauthorized', 'You are no longer signed in. Nothing was changed. Sign in again.');

/** The same person is asked for the password again. Then the command is sent once more. */
export const askPassword = ({ email }: Pick<Actor, 'email'>) =>
  new DomainError('unauthorized', 'Enter your password again to do this. Nothing was changed.', {}, { again: email });

/**
 * Who acts, with the rights they have at this moment: since the request came in, a role may have been taken away, a
 * session ended or a token revoked. Actors without an account (the demonstration, the command line) and anonymous ones
 * stay as they are.
 * @throws DomainError `unauthorized`
 */
export async function standing(tx: Reader, actor: Actor): Promise<Actor> {
  if (!actor.account) return actor;
  const { sessionId = null, tokenId = null } = actor.account;
  const row = await rowFrom(
    tx,
    standingRow,
    Prisma.sql`SELECT p.name, p.email, p.role::text AS role, p.disabled_at IS NOT NULL AS disabled, t.role::text AS "tokenRole",
      s.id IS NOT NULL AS session, coalesce(s.created_at > now() - ${RECENT_MS} * interval '1 ms', false) AS recent, t.id IS NOT NULL AS token
    FROM person p
    LEFT JOIN session s ON s.id = ${sessionId} AND s.user_id = p.id AND s.expires_at > now() AND s.updated_at > now() - ${IDLE_MS} * interval '1 ms'
    LEFT JOIN api_token t ON t.id = ${tokenId}::int AND t.user_id = p.id AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > now())
    WHERE p.id = ${actor.id}`,
  );
  if (!row || row.disabled) throw ended();
  if (tokenId === null ? !row.session : !row.token) throw ended();
  return {
    ...actor,
    recent: row.recent,
    email: row.email,
    name: row.name,
    role: row.tokenRole ? lowerRole(row.role, row.tokenRole) : row.role,
  };
}

/** Lets nobody change a person's rights before this transaction ends. */
export const holdStanding = (tx: Pick<Tx, '$executeRaw'>, { id }: Actor): Promise<unknown> =>
  tx.$executeRaw`SELECT id FROM person WHERE id = ${id} FOR SHARE`;
