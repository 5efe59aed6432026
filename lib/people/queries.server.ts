import { z } from 'zod';
import type { Db } from '@/lib/db';
import { rowsFrom } from '@/lib/db/rows';
import { Prisma } from '@/prisma/generated/client';
import { deviceOf } from './device';
import type { Actor, Role } from './permissions';
import { IDLE_MS } from './session-limits';

type Reader = Pick<Db, 'prisma'>;
type StoredSession = {
  id: string;
  createdAt: Date;
  updatedAt: Date;
  ipAddress: string | null;
  userAgent: string | null;
};
type StoredToken = {
  id: number;
  name: string;
  role: Role;
  start: string;
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
};

export type SessionLine = {
  id: string;
  device: string;
  address: string | null;
  since: string;
  usedAt: string;
  current: boolean;
};
export type TokenLine = {
  id: number;
  name: string;
  role: Role;
  start: string;
  madeAt: string;
  lastUsedAt: string | null;
  expiresAt: string | null;
  state: 'works' | 'expired' | 'revoked';
};
export type PersonLine = {
  id: string;
  name: string;
  email: string;
  role: Role;
  disabled: boolean;
  /** When one of their sessions or tokens was last used, or they changed something. Null if nothing is known. */
  lastSeen: string | null;
  sessions: SessionLine[];
  tokens: TokenLine[];
};
export type InvitationLine = {
  id: number;
  role: Role;
  /** If set, the link is for a new password. */
  forPassword: boolean;
  note: string;
  createdBy: string;
  madeAt: string;
  expiresAt: string;
  state: 'open' | 'used' | 'taken back' | 'expired';
  usedBy: string | null;
};

const live = () =>
  ({
    sessions: {
      where: { expiresAt: { gt: new Date() }, updatedAt: { gt: new Date(Date.now() - IDLE_MS) } },
      orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    },
    tokens: { orderBy: { id: 'desc' } },
  }) satisfies Prisma.UserInclude;

export type Credential = { readonly id: string; readonly hash: string | null };

/** Whose e-mail address this is, and the hash of their password. Null if it is nobody's. */
export async function credentialOf({ prisma }: Reader, email: string): Promise<Credential | null> {
  const accounts = { where: { providerId: 'credential' }, select: { password: true } };
  const person = await prisma.user.findUnique({ where: { email }, select: { id: true, accounts } });
  return person && { id: person.id, hash: person.accounts[0]?.password ?? null };
}

/**
 * Whether a password that was right a moment ago is still right, and its person still enabled. It waits for a change
 * that is under way.
 */
export function isStillRight({ prisma }: Reader, { id, hash }: Credential): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT id FROM person WHERE id = ${id} FOR SHARE`;
    const found = await tx.account.findFirst({
      where: { userId: id, providerId: 'credential' },
      select: { password: true, user: true },
    });
    return found?.password === hash && found.user.disabledAt === null;
  });
}

/** The account of whoever is signed in, or null if it is gone. */
export async function ownAccount({ prisma }: Reader, { id, account }: Actor): Promise<PersonLine | null> {
  const person = await prisma.user.findUnique({ where: { id }, include: live() });
  return person && personLine(person, null, account?.sessionId);
}

/** Everybody with an account: first those who can sign in, then by name. */
export async function listPeople({ prisma }: Reader, { account }: Actor): Promise<PersonLine[]> {
  const people = await prisma.user.findMany({
    include: live(),
    orderBy: [{ disabledAt: { sort: 'asc', nulls: 'first' } }, { name: 'asc' }, { id: 'asc' }],
  });
  const changes = await rowsFrom(
    prisma,
    z.object({ id: z.string(), at: z.date().nullable() }),
    Prisma.sql`SELECT p.id, (SELECT c.at FROM change c WHERE c.actor_id = p.id ORDER BY c.id DESC LIMIT 1) AS at FROM person p`,
  );
  const lastChange = new Map(changes.map(({ id, at }) => [id, at]));
  return people.map((person) => personLine(person, lastChange.get(person.id) ?? null, account?.sessionId));
}

const SHOWN = 50;

/** The links that were made, the latest first. */
export async function listInvitations({ prisma }: Reader): Promise<InvitationLine[]> {
  const rows = await prisma.invitation.findMany({ orderBy: { id: 'desc' }, take: SHOWN });
  return rows.map(({ id, role, userId, note, createdBy, createdAt, expiresAt, usedAt, usedBy, revokedAt }) => ({
    id,
    role,
    forPassword: userId !== null,
    note,
    createdBy,
    madeAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    state: usedAt ? 'used' : revokedAt ? 'taken back' : expiresAt.getTime() <= Date.now() ? 'expired' : 'open',
    usedBy,
  }));
}

type StoredPerson = {
  id: string;
  name: string;
  email: string;
  role: Role;
  disabledAt: Date | null;
  sessions: StoredSession[];
  tokens: StoredToken[];
};

function personLine(person: StoredPerson, lastChange: Date | null, sessionId?: string): PersonLine {
  const { id, name, email, role, disabledAt, sessions, tokens } = person;
  const seen = [
    lastChange,
    ...sessions.map((session) => session.updatedAt),
    ...tokens.map((token) => token.lastUsedAt),
  ];
  const lastSeen = Math.max(...seen.map((at) => at?.getTime() ?? 0));
  return {
    id,
    name,
    email,
    role,
    disabled: disabledAt !== null,
    lastSeen: lastSeen > 0 ? new Date(lastSeen).toISOString() : null,
    sessions: sessions.map((session) => sessionLine(session, sessionId)),
    tokens: tokens.map(tokenLine),
  };
}

const sessionLine = (
  { id, createdAt, updatedAt, ipAddress, userAgent }: StoredSession,
  current?: string,
): SessionLine => ({
  id,
  device: deviceOf(userAgent),
  address: ipAddress,
  since: createdAt.toISOString(),
  usedAt: updatedAt.toISOString(),
  current: id === current,
});

const tokenLine = ({ id, name, role, start, createdAt, expiresAt, lastUsedAt, revokedAt }: StoredToken): TokenLine => ({
  id,
  name,
  role,
  start,
  madeAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
  expiresAt: expiresAt?.toISOString() ?? null,
  state: revokedAt ? 'revoked' : expiresAt && expiresAt.getTime() <= Date.now() ? 'expired' : 'works',
});
