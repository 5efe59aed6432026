import { z } from 'zod';
import { defineCommand, type Tx } from '@/lib/commands/command';
import type { Held, Ledger } from '@/lib/commands/ledger';
import type { Db } from '@/lib/db';
import { conflict, DomainError, invalid, notFound } from '@/lib/errors';
import { adminCount, takeLink } from './links';
import { hashOfNew } from './new-password';
import { hashPassword, verifyPassword } from './password-hash';
import { type Actor, lowerRole, type Role } from './permissions';
import { email, invite, joining, newPassword, newToken, passwordChange, personId, personName, role, settings } from './schema';
import { hashOf, newSecret } from './secret';

const HOUR_MS = 3_600_000;
const LINK_LASTS_MS = 7 * 24 * HOUR_MS;
const SHORT_LINK_LASTS_MS = 24 * HOUR_MS;

/** Makes a link with which one person can make an account of this role. The secret is returned once and not stored. */
export const invitePerson = defineCommand({
  name: 'people.invite',
  permission: 'people.manage',
  confidential: true,
  input: invite,
  run: ({ actor, ledger }, input) => makeLink(ledger, { ...input, createdBy: actor.name }),
});

/** Makes the link of the first admin, or of another one for people who are locked out. Only the server itself may. */
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
      { role: 'admin', first, note: first ? 'the first admin' : 'locked out', createdBy: actor.name },
      SHORT_LINK_LASTS_MS,
    );
  },
});

/** A link with which a person who forgot the password sets a new one. */
export const makeResetLink = defineCommand({
  name: 'people.resetLink',
  permission: 'people.manage',
  confidential: true,
  input: z.object({ personId }),
  async run({ actor, ledger }, { personId: id }) {
    const person = await enabled(ledger, id);
    const fields = { role: person.role, userId: id, note: `new password for ${person.name}`, createdBy: actor.name };
    return makeLink(ledger, fields, SHORT_LINK_LASTS_MS);
  },
});

async function makeLink(ledger: Ledger, fields: Record<string, unknown>, lastsMs = LINK_LASTS_MS) {
  const secret = newSecret();
  const expiresAt = new Date(Date.now() + lastsMs);
  const id = await ledger.insert('invitation', { ...fields, hash: hashOf(secret), expiresAt });
  return { id, path: `/join/${secret}`, expiresAt: expiresAt.toISOString() };
}

/** Makes an account by a link. @throws DomainError `not found` for an unknown link, `conflict` for one that is used, revoked or expired. */
export const join = defineCommand({
  name: 'people.join',
  permission: 'people.join',
  confidential: true,
  input: joining,
  async run({ tx, ledger }, { token, name, email: address, password }) {
    const invitation = await takeLink(tx, token);
    if (invitation.userId) throw conflict('This link sets a new password; it makes no account.');
    if (await tx.user.findUnique({ where: { email: address }, select: { id: true } }))
      throw invalid('There is an account with this e-mail address already.', {
        email: 'There is an account with this e-mail address already.',
      });
    const hash = await hashOfNew({ password }, { name, email: address });
    const id = crypto.randomUUID();
    await ledger.insertMany('person', [{ id, name, email: address, emailVerified: true, role: invitation.role }]);
    await tx.account.create({
      data: { id: crypto.randomUUID(), accountId: id, providerId: 'credential', userId: id, password: hash },
    });
    await ledger.update('invitation', invitation.id, { usedAt: new Date(), usedBy: name });
    return { id, email: address };
  },
});

/** Sets a new password by a link, and ends every session of the person. */
export const setPassword = defineCommand({
  name: 'people.setPassword',
  permission: 'people.join',
  confidential: true,
  input: newPassword,
  async run({ tx, ledger }, { token, password }) {
    const invitation = await takeLink(tx, token);
    if (!invitation.userId) throw conflict('This link makes an account; it sets no password.');
    const person = await enabled(ledger, invitation.userId);
    await storePassword(tx, invitation.userId, { password });
    await tx.session.deleteMany({ where: { userId: invitation.userId } });
    const others = await tx.invitation.findMany({
      where: { userId: invitation.userId, usedAt: null, revokedAt: null, id: { not: invitation.id } },
      select: { id: true },
    });
    await ledger.update('invitation', invitation.id, { usedAt: new Date(), usedBy: String(person.name) });
    await ledger.updateMany(
      'invitation',
      others.map(({ id }) => ({ id, revokedAt: new Date() })),
    );
    return { id: invitation.userId, email: String(person.email) };
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
  },
});

/** Ends what a person can do here; what they wrote stays. */
export const disablePerson = defineCommand({
  name: 'people.disable',
  permission: 'people.manage',
  confidential: true,
  input: z.object({ personId }),
  async run({ tx, ledger }, { personId: id }) {
    await keepAnAdmin(tx, ledger, id, false);
    await ledger.update('person', id, { disabledAt: new Date() });
    await tx.session.deleteMany({ where: { userId: id } });
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
async function keepAnAdmin(tx: Tx, ledger: Ledger, id: string, stays: boolean): Promise<Held> {
  await tx.$queryRaw`SELECT id FROM person WHERE role = 'admin' ORDER BY id FOR UPDATE`;
  const person = await ledger.hold('person', id);
  if (!stays && person.role === 'admin' && !person.disabledAt && (await adminCount(tx)) === 1)
    throw conflict('This is the last admin. Make somebody else an admin first; nothing was changed.');
  return person;
}

async function enabled(ledger: Ledger, id: string): Promise<Held> {
  const person = await ledger.hold('person', id);
  if (person.disabledAt) throw conflict('This person is disabled. Nothing was changed.');
  return person;
}

/** Ends every session of a person: another's by an admin, or one's own elsewhere. */
export const endSessions = defineCommand({
  name: 'people.endSessions',
  permission: 'people.manage',
  confidential: true,
  input: z.object({ personId }),
  async run({ tx, ledger }, { personId: id }) {
    await ledger.mention('person', id);
    return { ended: (await tx.session.deleteMany({ where: { userId: id } })).count };
  },
});

export const endOwnSession = defineCommand({
  name: 'account.endSession',
  permission: 'account.change',
  confidential: true,
  input: z.object({ sessionId: z.string().min(1).max(64) }),
  async run({ tx, actor, ledger }, { sessionId }) {
    await ledger.mention('person', actor.id);
    const { count } = await tx.session.deleteMany({ where: { id: sessionId, userId: actor.id } });
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

/** A token that may do what its role may, and never more than its person. Its secret is returned once. */
export const createToken = defineCommand({
  name: 'tokens.create',
  permission: 'tokens.own',
  confidential: true,
  input: newToken,
  async run({ actor, ledger }, { name, role: wanted, expiresAt }) {
    mustHaveSession(actor);
    const own = actor.role as Role;
    if (lowerRole(own, wanted) !== wanted)
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

/** One's own token, or as an admin anybody's. */
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

/** Sets a new password; other sessions of the person end. */
export const changePassword = defineCommand({
  name: 'account.changePassword',
  permission: 'account.change',
  confidential: true,
  input: passwordChange,
  async run({ tx, actor, ledger }, { current, next }) {
    mustHaveSession(actor);
    await ledger.mention('person', actor.id);
    const account = await tx.account.findFirst({ where: { userId: actor.id, providerId: 'credential' }, select: { password: true } });
    if (!account?.password || !(await verifyPassword({ hash: account.password, password: current })))
      throw invalid('This is not your present password.', { current: 'This is not your present password.' });
    await storePassword(tx, actor.id, { next });
    await tx.session.deleteMany({ where: { userId: actor.id, id: { not: actor.account?.sessionId ?? '' } } });
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
      throw invalid('There is an account with this e-mail address already.', {
        email: 'There is an account with this e-mail address already.',
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

function mustBeSignedIn(actor: Actor): void {
  if (!actor.account) throw new DomainError('unauthorized', 'Sign in to do this. Nothing was changed.');
}

/** A token that was found out must not be able to make itself last. */
function mustHaveSession(actor: Actor): void {
  mustBeSignedIn(actor);
  if (!actor.account?.sessionId) throw new DomainError('forbidden', 'A token cannot do this: sign in yourself. Nothing was changed.');
}

async function storePassword(tx: Tx, userId: string, field: Readonly<Record<string, string>>): Promise<void> {
  const person = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { name: true, email: true } });
  const password = await hashOfNew(field, person);
  await tx.account.updateMany({ where: { userId, providerId: 'credential' }, data: { password, updatedAt: new Date() } });
}

/** Remembers that a token was used; no entry in the history. */
export const markTokenUsed = (db: Db, id: number) => db.prisma.apiToken.update({ where: { id }, data: { lastUsedAt: new Date() } });

/** Makes the hash of a right password anew, unless another password has been set meanwhile; no entry in the history. */
export async function renewHash({ prisma }: Pick<Db, 'prisma'>, userId: string, outdated: string, password: string): Promise<void> {
  const hash = await hashPassword(password);
  await prisma.account.updateMany({ where: { userId, providerId: 'credential', password: outdated }, data: { password: hash } });
}
