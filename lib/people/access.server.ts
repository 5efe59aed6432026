import type { Ledger } from '@/lib/commands/ledger';
import type { Tx } from '@/lib/db/transaction';
import { lowerRole, type Role } from './permissions';

type Work = { readonly tx: Tx; readonly ledger: Ledger };

/**
 * Ends every way in that a person has: sessions, tokens, and links with which somebody could set their password. Any
 * way in that is added later belongs here as well.
 * @param keep a session, or the tokens, that stay
 * @returns how many sessions ended
 */
export async function endAccess(
  { tx, ledger }: Work,
  personId: string,
  keep: { sessionId?: string; tokens?: boolean } = {},
): Promise<number> {
  const { count } = await tx.session.deleteMany({ where: { userId: personId, id: { not: keep.sessionId ?? '' } } });
  if (!keep.tokens) await endTokens({ tx, ledger }, personId);
  await endLinks({ tx, ledger }, { userId: personId });
  return count;
}

/**
 * Ends what a person may no longer hand on with this role: tokens that could do more and, unless they are still an
 * admin, the links that they made.
 */
export async function endPowers({ tx, ledger }: Work, personId: string, role: Role): Promise<void> {
  await endTokens({ tx, ledger }, personId, (token) => lowerRole(token, role) !== token);
  if (role !== 'admin') await endLinks({ tx, ledger }, { makerId: personId });
}

async function endTokens(
  { tx, ledger }: Work,
  userId: string,
  which: (role: Role) => boolean = () => true,
): Promise<void> {
  const tokens = await tx.apiToken.findMany({ where: { userId, revokedAt: null }, select: { id: true, role: true } });
  await ledger.updateMany('apiToken', now(tokens.filter(({ role }) => which(role))));
}

async function endLinks({ tx, ledger }: Work, whose: { userId: string } | { makerId: string }): Promise<void> {
  const links = await tx.invitation.findMany({
    where: { ...whose, usedAt: null, revokedAt: null },
    select: { id: true },
  });
  await ledger.updateMany('invitation', now(links));
}

const now = (records: readonly { id: number }[]) => records.map(({ id }) => ({ id, revokedAt: new Date() }));
