import { z } from 'zod';
import { defineCommand } from '@/lib/commands/command';
import type { Ledger } from '@/lib/commands/ledger';
import type { Held, New } from '@/lib/commands/typed';
import type { Db } from '@/lib/db';
import type { Tx } from '@/lib/db/transaction';
import { conflict, DomainError, invalid, notFound } from '@/lib/errors';
import { endAccess, endPowers } from './access.server';
import { adminCount, readLink, takeLink } from './links.server';
import { hashOfNew } from './new-password.server';
import { hashPassword, verifyPassword } from './password-hash.server';
import { type Actor, lowerRole, type Role } from './permissions';
import {
  email,
  invite,
  joining,
  newPassword,
  newToken,
  passwordChange,
  personId,
  personName,
  role,
  sessionId,
  settings,
} from './schema';
import { hashOf, newSecret } from './secret.server';

const HOUR_MS = 3_600_000;
const LINK_LASTS_MS = 7 * 24 * HOUR_MS;
const SHORT_LINK_LASTS_MS = 24 * HOUR_MS;

/**
 * Makes a link with which one person can create an account of this role. The secret is returned once and not stored.
 */
export const invitePerson = defineCommand({
  name: 'people.invite',
  permission: 'people.manage',
  confidential: true,
  input: invite,
  run: ({ actor, ledger }, input) => makeLink(ledger, actor, input),
});

/**
 * Makes the link of the first admin, or of another one for people who are locked out. Only the server itself may do
 * this.
 */
export const inviteAdmin = defineCommand({
  name: 'people.inviteAdmin',
  permission: 'people.manage',
  confidential: true,
  input: z.object({ first: z.boolean() }),
  async run({ tx, ledger, actor }, { first }) {
    if (actor.account) throw new DomainError('forbidden', 'Only the server makes this link.');
    const open = await tx.invitation.findMany({
      where: { first: true, usedAt: null, revokedAt: null, expiresAt: { lte: new Date() } },
      select: { id: true },
    });
    await ledger.updateMany(
      'invitation',
      open.map(({ id }) => ({ id, revokedAt: new Date() })),
    );
    return makeLink(
      ledger,
      actor,
      { role: 'admin', first, note: first ? 'the first admin' : 'locked out' },
      SHORT_LINK_LASTS_MS,
    );
  },
});

/** A link with which a person who forgot their password sets a new one. */
export const makeResetLink = defineCommand({
  name: 'people.resetLink',
  permission: 'people.manage',
  confidential: true,
  input: z.object({ personId }),
  async run({ actor, ledger }, { personId: id }) {
    const person = await enabled(ledger, id);
    const fields = { role: person.role, userId: id, note: `new password for ${person.name}` };
    return makeLink(ledger, actor, fields, SHORT_LINK_LASTS_MS);
  },
});

async function makeLink(
  ledger: Ledger,
  { id: makerId, name: createdBy, account }: Actor,
  fields: Pick<New<'invitation'>, 'role' | 'userId' | 'note' | 'first'>,
  lastsMs = LINK_LASTS_MS,
) {
  const secret = newSecret();
  const expiresAt = new Date(Date.now() + lastsMs);
  const id = await ledger.insert('invitation', {
    ...fields,
    createdBy,
    makerId: account ? makerId : null,
    hash: hashOf(secret),
    expiresAt,
  });
  return { id, path: `/join/${secret}`, expiresAt: expiresAt.toISOString() };
}

/**
 * Creates an account by a link. @throws DomainError `not found` for an unknown link, `conflict` for one that is used,
 * revoked or expired
 */
export const join = defineCommand({
  name: 'people.join',
  permission: 'people.join',
  confidential: true,
  input: joining,
  async prepare({ prisma }, _actor, { token, name, email: address, password }) {
    await readLink(prisma, token);
    return hashOfNew({ password }, { name, email: address });
  },
  async run({ tx, ledger, ready: hash }, { token, name, email: address }) {
    const invitation = await takeLink(tx, token);
    if (invitation.userId) throw conflict('This link sets a new password. It does not make an account.');
    if (await tx.user.findUnique({ where: { email: address }, select: { id: true } }))
      throw invalid('There is already an account with this e-mail address.', {
        email: 'There is already an account with this e-mail address.',
      });
    const id = crypto.randomUUID();
    await ledger.insertMany('person', [{ id, name, email: address, emailVerified: true, role: invitation.role }]);
    await tx.account.create({
      data: { id: crypto.randomUUID(), accountId: id, providerId: 'credential', userId: id, password: hash },
    });
    await ledger.update('invitation', invitation.id, { usedAt: new Date(), usedBy: name });
    return { id, email: address };
  },
});

/** Sets a new password by a link, and ends every other way in. */
export const setPassword = defineCommand({
  name: 'people.setPassword',
  permission: 'people.join',
  confidential: true,
  input: newPassword,
  async prepare({ prisma }, _actor, { token, password }) {
    const { userId } = await readLink(prisma, token);
    return hashOfNew({ password }, await whose(prisma, userId ?? ''));
  },
  async run({ tx, ledger, ready }, { token }) {
    const invitation = await takeLink(tx, token);
    if (!invitation.userId) throw conflict('This link makes an account. It does not change a password.');
    const person = await enabled(ledger, invitation.userId);
    await storePassword(tx, invitation.userId, ready);
    await ledger.update('invitation', invitation.id, { usedAt: new Date(), usedBy: person.name });
    await endAccess({ tx, ledger }, invitation.userId);
    return { id: invitation.userId, email: person.email };
  },
});

export const setRole = defineCommand({
  name: 'people.setRole',
  permission: 'people.manage',
  confidential: true,
  input: z.object({ personId, role }),
  async run({ tx, ledger }, { personId: id, role: next }) {
    await keepAnAdmin(tx, ledger, id, next === 'admin');
    await ledger.update('person', id, { role: next });
    await endPowers({ tx, ledger }, id, next);
  },
});

/** Ends what a person can do here. What they wrote stays. */
export const disablePerson = defineCommand({
  name: 'people.disable',
  permission: 'people.manage',
  confidential: true,
  input: z.object({ personId }),
  async run({ tx, ledger }, { personId: id }) {
    await keepAnAdmin(tx, ledger, id, false);
    await ledger.update('person', id, { disabledAt: new Date() });
    await endAccess({ tx, ledger }, id);
    await endPowers({ tx, ledger }, id, 'reader');
  },
});

export const enablePerson = defineCommand({
  name: 'people.enable',
  permission: 'people.manage',
  confidential: true,
  input: z.object({ personId }),
  async run({ ledger }, { personId: id }) {
    await ledger.hold('person', id);
    await ledger.update('person', id, { disabledAt: null });
  },
});

/** The admins are locked together, so that the last two cannot step down at the same time. */
async function keepAnAdmin(tx: Tx, ledger: Ledger, id: string, stays: boolean): Promise<Held<'person'>> {
  await tx.$executeRaw`SELECT id FROM person WHERE role = 'admin' ORDER BY id FOR UPDATE`;
  const person = await ledger.hold('person', id);
  if (!stays && person.role === 'admin' && !person.disabledAt && (await adminCount(tx)) === 1)
    throw conflict('This is the only admin. Nothing was changed. Make somebody else an admin first.');
  return person;
}

async function enabled(ledger: Ledger, id: string): Promise<Held<'person'>> {
  const person = await ledger.hold('person', id);
  if (person.disabledAt) throw conflict('This person is disabled. Nothing was changed.');
  return person;
}

/** Signs a person out everywhere: none of their sessions, tokens or links works any more. */
export const endSessions = defineCommand({
  name: 'people.endSessions',
  permission: 'people.manage',
  confidential: true,
  input: z.object({ personId }),
  async run({ tx, ledger }, { personId: id }) {
    await ledger.mention('person', id);
    return { ended: await endAccess({ tx, ledger }, id) };
  },
});

export const endOwnSession = defineCommand({
  name: 'account.endSession',
  permission: 'account.change',
  sensitive: true,
  confidential: true,
  input: z.object({ sessionId }),
  async run({ tx, actor, ledger }, { sessionId: id }) {
    await ledger.mention('person', actor.id);
    const { count } = await tx.session.deleteMany({ where: { id, userId: actor.id } });
    if (count === 0) throw notFound('There is no such session of yours.');
  },
});

export const revokeInvitation = defineCommand({
  name: 'invitations.revoke',
  permission: 'people.manage',
  confidential: true,
  input: z.object({ id: z.int().positive() }),
  async run({ ledger }, { id }) {
    const invitation = await ledger.hold('invitation', id);
    if (invitation.usedAt) throw conflict('This link has been used already.');
    await ledger.update('invitation', id, { revokedAt: new Date() });
  },
});

/** A token that may do what its role may, but never more than its person. Its secret is returned once. */
export const createToken = defineCommand({
  name: 'tokens.create',
  permission: 'tokens.own',
  sensitive: true,
  confidential: true,
  input: newToken,
  async run({ actor, ledger }, { name, role: wanted, expiresAt }) {
    mustBeSignedIn(actor);
    if (lowerRole(actor.role, wanted) !== wanted)
      throw invalid('A token cannot do more than you can.', { role: 'A token cannot do more than you can.' });
    const secret = `whc_${newSecret()}`;
    const id = await ledger.insert('apiToken', {
      userId: actor.id,
      name,
      role: wanted,
      hash: hashOf(secret),
      start: secret.slice(0, 9),
      expiresAt,
    });
    return { id, secret };
  },
});

/** One's own token or, as an admin, anybody's. */
export const revokeToken = defineCommand({
  name: 'tokens.revoke',
  permission: 'tokens.own',
  confidential: true,
  input: z.object({ id: z.int().positive() }),
  async run({ actor, ledger }, { id }) {
    const token = await ledger.hold('apiToken', id);
    if (token.userId !== actor.id && actor.role !== 'admin') throw notFound('There is no such token of yours.');
    if (!token.revokedAt) await ledger.update('apiToken', id, { revokedAt: new Date() });
  },
});

export const renameAccount = defineCommand({
  name: 'account.rename',
  permission: 'account.change',
  confidential: true,
  input: z.object({ name: personName }),
  async run({ actor, ledger }, { name }) {
    mustBeSignedIn(actor);
    await ledger.update('person', actor.id, { name });
  },
});

/** Sets a new password. Sessions elsewhere end, and on request tokens do too. */
export const changePassword = defineCommand({
  name: 'account.changePassword',
  permission: 'account.change',
  confidential: true,
  input: passwordChange,
  async prepare({ prisma }, actor, { current, next }) {
    mustHaveSession(actor);
    const account = await prisma.account.findFirst({
      where: { userId: actor.id, providerId: 'credential' },
      select: { password: true },
    });
    if (!account?.password || !(await verifyPassword({ hash: account.password, password: current })))
      throw invalid('This is not your current password.', { current: 'This is not your current password.' });
    return { before: account.password, hash: await hashOfNew({ next }, await whose(prisma, actor.id)) };
  },
  async run({ tx, actor, ledger, ready }, { tokens }) {
    await ledger.hold('person', actor.id);
    await ledger.mention('person', actor.id);
    if (
      (await tx.account.count({ where: { userId: actor.id, providerId: 'credential', password: ready.before } })) !== 1
    )
      throw conflict('Your password has been changed in the meantime. Nothing was changed now.');
    await storePassword(tx, actor.id, ready.hash);
    await endAccess({ tx, ledger }, actor.id, { sessionId: actor.account?.sessionId, tokens: !tokens });
  },
});

export const changeEmail = defineCommand({
  name: 'people.setEmail',
  permission: 'people.manage',
  confidential: true,
  input: z.object({ personId, email }),
  async run({ tx, ledger }, { personId: id, email: address }) {
    await ledger.hold('person', id);
    const other = await tx.user.findUnique({ where: { email: address }, select: { id: true } });
    if (other && other.id !== id)
      throw invalid('There is already an account with this e-mail address.', {
        email: 'There is already an account with this e-mail address.',
      });
    await ledger.update('person', id, { email: address });
  },
});

/** Who may read. */
export const changeSettings = defineCommand({
  name: 'settings.change',
  permission: 'settings.change',
  confidential: true,
  input: settings,
  async run({ ledger }, { read }) {
    const [there] = await ledger.read('setting', ['read']);
    if (there) await ledger.update('setting', 'read', { value: read });
    else await ledger.insertMany('setting', [{ id: 'read', value: read }]);
  },
});

function mustBeSignedIn(actor: Actor): asserts actor is Actor & { role: Role } {
  if (!actor.account || actor.role === 'anonymous')
    throw new DomainError('unauthorized', 'Sign in to do this. Nothing was changed.');
}

/** A stolen token must not be able to prolong its own life. */
function mustHaveSession(actor: Actor): void {
  mustBeSignedIn(actor);
  if (!actor.account?.sessionId)
    throw new DomainError('forbidden', 'A token cannot do this. Nothing was changed. Sign in yourself.');
}

async function storePassword(tx: Tx, userId: string, hash: string): Promise<void> {
  await tx.account.updateMany({
    where: { userId, providerId: 'credential' },
    data: { password: hash, updatedAt: new Date() },
  });
}

/** The words of this person must not make up a password. */
const whose = async (prisma: Pick<Tx, 'user'>, id: string) =>
  (await prisma.user.findUnique({ where: { id }, select: { name: true, email: true } })) ?? { name: '', email: '' };

/** Remembers that a token was used. It leaves no entry in the history. */
export const markTokenUsed = (db: Db, id: number) =>
  db.prisma.apiToken.update({ where: { id }, data: { lastUsedAt: new Date() } });
/** The same for a session. */
export const markSessionUsed = (db: Db, id: string) =>
  db.prisma.session.updateMany({ where: { id }, data: { updatedAt: new Date() } });
/** Ends a session that nobody uses any more. It leaves no entry in the history. */
export const endSession = (db: Db, id: string) => db.prisma.session.deleteMany({ where: { id } });

/** Hashes a correct password again, unless another one has been set meanwhile. It leaves no entry in the history. */
export async function renewHash(
  { prisma }: Pick<Db, 'prisma'>,
  userId: string,
  outdated: string,
  password: string,
): Promise<void> {
  const hash = await hashPassword(password);
  await prisma.account.updateMany({
    where: { userId, providerId: 'credential', password: outdated },
    data: { password: hash },
  });
}
