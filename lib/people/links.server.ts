import type { Tx } from '@/lib/db/transaction';
import { conflict, notFound } from '@/lib/errors';
import type { Role } from './permissions';
import { hashOf } from './secret.server';

export type Invitation = {
  readonly id: number;
  readonly role: Role;
  /** Set: the link lets this person choose a new password. */
  readonly userId: string | null;
  readonly first: boolean;
  /** Whoever made it; null: the server. */
  readonly makerId: string | null;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly revokedAt: Date | null;
};

/**
 * What a link is good for.
 * @throws DomainError `not found` for an unknown one, `conflict` for one that is used, taken back or expired.
 */
export async function readLink(tx: Pick<Tx, 'invitation' | 'user' | '$queryRaw'>, secret: string): Promise<Invitation> {
  const found = (await tx.invitation.findUnique({ where: { hash: hashOf(secret) } })) as Invitation | null;
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
 * The same, for whoever is about to use it: of two people with one link, or with two first links, the second finds it
 * used.
 */
export async function takeLink(tx: Pick<Tx, 'invitation' | 'user' | '$queryRaw'>, secret: string): Promise<Invitation> {
  // Whoever made it stays what they are until it has been used: their row comes first, as in the commands that take
  // their rights away.
  await tx.$queryRaw`SELECT id FROM person WHERE id = (SELECT maker_id FROM invitation WHERE hash = ${hashOf(secret)}) FOR SHARE`;
  const [found] = await tx.$queryRaw<
    { first: boolean }[]
  >`SELECT first FROM invitation WHERE hash = ${hashOf(secret)} FOR UPDATE`;
  if (found?.first) await tx.$queryRaw`SELECT pg_advisory_xact_lock(72707372)::text`;
  return readLink(tx, secret);
}

/** How many enabled admins there are. */
export async function adminCount(tx: Pick<Tx, '$queryRaw'>): Promise<number> {
  const [row] = await tx.$queryRaw<
    { n: number }[]
  >`SELECT count(*)::int AS n FROM person WHERE role = 'admin' AND disabled_at IS NULL`;
  return row?.n ?? 0;
}
