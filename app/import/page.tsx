import type { Metadata } from 'next';
import { Crumbs } from '@/components/chrome/crumbs';
import { NotAllowed } from '@/components/chrome/not-allowed';
import { ImportDesk } from '@/components/import/import-desk';
import { may } from '@/lib/people/permissions';
import { currentActor } from '@/lib/people/session.server';
import '@/app/styles/record.css';
import '@/app/styles/import.css';

export const metadata: Metadata = { title: 'Import' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** `?file=<id>` goes on with a file that was sent before. */
export default async function ImportPage({ searchParams }: Props) {
  if (!may(await currentActor(), 'claims.write')) return <NotAllowed what="bring in files" back="/claims" />;
  const { file } = await searchParams;
  return (
    <article className="record entry import">
      <header>
        <Crumbs trail={[{ href: '/claims', label: 'Claims' }]} here="Import" />
        <h1>Import</h1>
      </header>
      <ImportDesk file={typeof file === 'string' ? file : null} />
    </article>
  );
}
