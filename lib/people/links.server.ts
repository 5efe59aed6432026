import type { Tx } from '@/lib/db/transaction';
import { conflict, notFound } from '@/lib/errors';
import type { Role } from './permissions';
import { hashOf } from './secret.server';

export type Invitation = {
  readonly id: number;
  readonly role: Role;
  /** If set, the link lets this person choose a new password. */
  readonly userId: string | null;
  readonly first: boolean;
  /** Who made it, or null for the server. */
  readonly makerId: string | null;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly revokedAt: Date | null;
};

/**
 * What a link is good for.
 * @throws DomainError `not found` for an unknown one, `conflict` for one that is used, taken back or expired.
 */
export async function readLink(
  tx: Pick<Tx, 'invitation' | 'user' | '$executeRaw'>,
  secret: string,
): Promise<Invitation> {
  const found = await tx.invitation.findUnique({ where: { hash: hashOf(secret) } });
  if (!found) throw notFound('There is no such link. Ask for a new one.');
  if (found.usedAt) throw conflict('This link has already been used. Each link works once. Ask for a new one.');
  if (found.revokedAt) throw conflict('This link has been withdrawn. Ask for a new one.');
  if (found.expiresAt.getTime() <= Date.now()) throw conflict('This link has expired. Ask for a new one.');
  if (found.first && (await adminCount(tx)) > 0)
    throw conflict('There is already an admin, so this link no longer works.');
  if (found.makerId !== null && !(await isAdmin(tx, found.makerId)))
    throw conflict('The person who made this link is no longer an admin, so it no longer works. Ask for a new one.');
  return found;
}

const isAdmin = async (tx: Pick<Tx, 'user'>, id: string) =>
  (await tx.user.count({ where: { id, role: 'admin', disabledAt: null } })) === 1;

/**
 * The same, for whoever is about to use it. If two people have the same link, or each a first link, the second one
 * finds it used.
 */
export async function takeLink(
  tx: Pick<Tx, 'invitation' | 'user' | '$executeRaw'>,
  secret: string,
): Promise<Invitation> {
  // The rights of its maker stay as they are until it has been used: the maker's row is locked first, as in the
  // commands that take rights away.
  await tx.$executeRaw`SELECT id FROM person WHERE id = (SELECT maker_id FROM invitation WHERE hash = ${hashOf(secret)}) FOR SHARE`;
  const where = { hash: hashOf(secret) };
  await tx.$executeRaw`SELECT id FROM invitation WHERE hash = ${where.hash} FOR UPDATE`;
  const found = await tx.invitation.findUnique({ where, select: { first: true } });
  if (found?.first) await tx.$executeRaw`SELECT pg_advisory_xact_lock(72707372)`;
  return readLink(tx, secret);
}

/** The number of enabled admins. */
export const adminCount = (tx: Pick<Tx, 'user'>): Promise<number> =>
  tx.user.count({ where: { role: 'admin', disabledAt: null } });
