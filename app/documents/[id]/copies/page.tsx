import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { Crumbs } from '@/components/chrome/crumbs';
import { CopyList } from '@/components/documents/copy-list';
import { copiesOf } from '@/lib/captures/queries.server';
import { getDb } from '@/lib/db';
import { grouped, recordNumber } from '@/lib/format/number';
import '@/app/styles/record.css';
import '@/app/styles/copies.css';

type Props = { params: Promise<{ id: string }> };

const load = cache(async (id?: number) => (id ? copiesOf(await getDb(), id) : null));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await load(recordNumber((await params).id));
  return { title: found ? `Copies of “${found.document.title}”` : 'No such document' };
}

export default async function CopiesPage({ params }: Props) {
  const found = await load(recordNumber((await params).id));
  if (!found) notFound();
  const { document, copies, total } = found;
  return (
    <article className="record">
      <header>
        <Crumbs
          trail={[
            { href: '/documents', label: 'Documents' },
            { href: `/documents/${document.id}`, label: document.title },
          ]}
          here="Copies"
        />
        <h1>
          Copies <small className="muted">{grouped(total)}</small>
        </h1>
        <p className="description">
          What was seen of this document, byte for byte, with the time and the address. A copy never changes.
        </p>
      </header>
      {total === 0 ? (
        <p className="muted">
          No copy is kept of this document. Whence keeps one of each page that is fetched or captured and of each file
          that is brought in.
        </p>
      ) : (
        <CopyList documentId={document.id} copies={copies} />
      )}
      {total > copies.length && (
        <p className="muted">
          The latest {copies.length} of {grouped(total)} are shown.
        </p>
      )}
    </article>
  );
}
