import { execute } from '@/lib/commands/command';
import type { Db } from '@/lib/db';
import { invitePerson, join } from '@/lib/people/commands.server';
import { type Actor, anonymous, type Role } from '@/lib/people/permissions';

export const system: Actor = { id: 'test', name: 'Test', role: 'admin' };
export const PASSWORD = 'a long password';

/** A person of this role with an account and a session, as a request would bring them. */
export async function signedIn(db: Db, role: Role): Promise<Actor & { account: { sessionId: string } }> {
  const { path } = await execute(db, system, invitePerson, { role });
  const email = `${role}-${crypto.randomUUID()}@example.org`;
  const { id } = await execute(db, anonymous, join, {
    token: path.split('/').at(-1) ?? '',
    name: `A ${role}`,
    email,
    password: PASSWORD,
  });
  const sessionId = crypto.randomUUID();
  await db.prisma.session.create({
    data: { id: sessionId, token: sessionId, userId: id, expiresAt: new Date(Date.now() + 3_600_000) },
  });
  return { id, name: `A ${role}`, role, account: { sessionId } };
}
