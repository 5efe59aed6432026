import type { Metadata } from 'next';
import { Gate } from '@/components/people/gate';
import { JoinForm } from '@/components/people/join-form';
import { getDb } from '@/lib/db';
import { conflict, DomainError } from '@/lib/errors';
import { readLink } from '@/lib/people/links.server';
import { roleWords } from '@/lib/people/roles';
import { currentActor } from '@/lib/people/session.server';

export const metadata: Metadata = { title: 'Join', robots: { index: false } };

export default async function JoinPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const { prisma } = await getDb();
  try {
    const { role, userId } = await readLink(prisma, token);
    if (userId) {
      const person = await prisma.user.findUnique({ where: { id: userId }, select: { name: true, disabledAt: true } });
      if (!person || person.disabledAt)
        throw conflict('This account is disabled. Ask an admin to enable it, and for a new link.');
      return (
        <Gate title="Set a new password">
          <p>
            For <bdi>{person.name}</bdi>. When you save, every session ends, and every token and other link stops
            working.
          </p>
          <JoinForm token={token} kind="password" />
        </Gate>
      );
    }
    const actor = await currentActor();
    const { label, help } = roleWords[role];
    return (
      <Gate title="Create your account">
        {actor.role !== 'anonymous' && (
          <p className="notice">You are signed in as {actor.name}. This link makes another account.</p>
        )}
        <p>
          You will be {role === 'reader' ? 'a' : 'an'} <strong>{label.toLowerCase()}</strong>.{' '}
          <span className="muted">{help}</span>
        </p>
        <JoinForm token={token} kind="account" />
      </Gate>
    );
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return (
      <Gate title="This link does not work">
        <p>{error.message}</p>
        <p>
          <a href="/sign-in">Sign in</a> if you have an account.
        </p>
      </Gate>
    );
  }
}
