import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Gate } from '@/components/people/gate';
import { SignInForm } from '@/components/people/sign-in-form';
import { getDb } from '@/lib/db';
import { adminCount } from '@/lib/people/links.server';
import { nextPath } from '@/lib/people/next-path';
import { currentActor } from '@/lib/people/session.server';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = nextPath((await searchParams).next);
  if ((await currentActor()).role !== 'anonymous') redirect(next);
  const { prisma } = await getDb();
  const hasAdmin = (await adminCount(prisma)) > 0;
  return (
    <Gate title="Sign in">
      {!hasAdmin && (
        <p className="notice">
          Nobody has an account yet. The link that creates the first admin was printed where the server was started; it
          works for 24 hours, and starting the server again prints a new one.
        </p>
      )}
      <SignInForm next={next} />
      <p className="muted">No account yet, or forgotten your password? An admin can make you a link.</p>
    </Gate>
  );
}
