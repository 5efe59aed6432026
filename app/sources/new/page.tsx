import type { Metadata } from 'next';
import { Crumbs } from '@/components/chrome/crumbs';
import { NotAllowed } from '@/components/chrome/not-allowed';
import { NewSource } from '@/components/sources/new-source';
import { may } from '@/lib/people/permissions';
import { currentActor } from '@/lib/people/session.server';
import '@/app/styles/record.css';

export const metadata: Metadata = { title: 'New source' };

export default async function NewSourcePage({ searchParams }: { searchParams: Promise<{ name?: string | string[] }> }) {
  if (!may(await currentActor(), 'sources.write')) return <NotAllowed what="add sources" back="/sources" />;
  const { name } = await searchParams;
  return (
    <article className="record entry">
      <header>
        <Crumbs trail={[{ href: '/sources', label: 'Sources' }]} here="New source" />
        <h1>New source</h1>
      </header>
      <NewSource name={typeof name === 'string' ? name.slice(0, 200) : ''} />
    </article>
  );
}
