import type { Metadata } from 'next';
import { Crumbs } from '@/components/chrome/crumbs';
import { NotAllowed } from '@/components/chrome/not-allowed';
import { Capture } from '@/components/documents/capture';
import { SHARED_AS, type Shared, sharedIn } from '@/lib/intake/shared';
import { may } from '@/lib/people/permissions';
import { currentActor } from '@/lib/people/session.server';
import '@/app/styles/record.css';

export const metadata: Metadata = { title: 'Capture a page' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/**
 * Takes the page that the bookmark of the settings sends, or what a phone shares. It waits in its own tab until somebody
 * has signed in.
 */
export default async function CapturePage({ searchParams }: Props) {
  const shared = sharedIn(await searchParams);
  const actor = await currentActor();
  const isIn = actor.role !== 'anonymous';
  if (isIn && !may(actor, 'documents.write'))
    return <NotAllowed what="capture pages" back="/documents" next={addressOf(shared)} />;
  return (
    <article className="record entry">
      <header>
        <Crumbs trail={[{ href: '/documents', label: 'Documents' }]} here="Capture a page" />
        <h1>Capture a page</h1>
      </header>
      <Capture signedIn={isIn} shared={shared} />
    </article>
  );
}

const addressOf = (shared: Shared | null) =>
  shared ? `/capture?${new URLSearchParams(Object.values(SHARED_AS).map((part) => [part, shared[part]]))}` : '/capture';
