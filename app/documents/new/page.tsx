import type { Metadata } from 'next';
import { Crumbs } from '@/components/chrome/crumbs';
import { NotAllowed } from '@/components/chrome/not-allowed';
import { NewDocument } from '@/components/documents/new-document';
import { getDb } from '@/lib/db';
import { publisherOf } from '@/lib/documents/publisher.server';
import { may } from '@/lib/people/permissions';
import { currentActor } from '@/lib/people/session.server';
import '@/app/styles/record.css';

export const metadata: Metadata = { title: 'New document' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** `?url=…` and `?publisher=<slug>` fill in the form. */
export default async function NewDocumentPage({ searchParams }: Props) {
  if (!may(await currentActor(), 'documents.write')) return <NotAllowed what="add documents" back="/documents" />;
  const { url, publisher: slug } = await searchParams;
  const publisher = typeof slug === 'string' ? await publisherOf(await getDb(), slug) : null;
  return (
    <article className="record entry">
      <header>
        <Crumbs trail={[{ href: '/documents', label: 'Documents' }]} here="New document" />
        <h1>New document</h1>
      </header>
      <NewDocument url={typeof url === 'string' ? url.slice(0, 2000) : ''} publisher={publisher} />
    </article>
  );
}
