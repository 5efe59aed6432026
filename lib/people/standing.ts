import { DomainError } from '@/lib/errors';
import { type Actor, lowerRole, type Role } from './permissions';

type Reader = { $queryRaw<T>(query: TemplateStringsArray, ...values: unknown[]): Promise<T> };
type Row = { name: string; role: Role; disabled: boolean; session: boolean; token: boolean; tokenRole: Role | null };

const ended = () => new DomainError('unauthorized', 'You are no longer signed in. Sign in again; nothing was changed.');

/**
 * Who acts, as they stand at this moment: a role may have been taken away, a session ended or a token revoked since the request came in.
 * Actors without an account (the demonstration, the command line) and anonymous ones stay as they are.
 * @throws DomainError `unauthorized`
 */
export async function standing(tx: Reader, actor: Actor): Promise<Actor> {
  if (!actor.account) return actor;
  const { sessionId = null, tokenId = null } = actor.account;
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT p.name, p.role::text AS role, p.disabled_at IS NOT NULL AS disabled, t.role::text AS "tokenRole",
      EXISTS (SELECT FROM session s WHERE s.id = ${sessionId} AND s.user_id = p.id AND s.expires_at > now()) AS session, t.id IS NOT NULL AS token
    FROM person p LEFT JOIN api_token t ON t.id = ${tokenId}::int AND t.user_id = p.id AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > now())
    WHERE p.id = ${actor.id}`;
  if (!row || row.disabled) throw ended();
  if (tokenId === null ? !row.session : !row.token) throw ended();
  return { ...actor, name: row.name, role: row.tokenRole ? lowerRole(row.role, row.tokenRole) : row.role };
}
