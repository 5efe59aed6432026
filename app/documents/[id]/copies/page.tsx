import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { CopyList } from '@/components/documents/copy-list';
import { DocumentCrumbs } from '@/components/documents/document-crumbs';
import { FetchAgain } from '@/components/documents/fetch-again';
import { copiesOf } from '@/lib/captures/queries.server';
import { getDb } from '@/lib/db';
import { grouped, recordNumber } from '@/lib/format/number';
import { may } from '@/lib/people/permissions';
import { currentActor } from '@/lib/people/session.server';
import '@/app/styles/record.css';
import '@/app/styles/compare.css';
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
  const mayFetch = may(await currentActor(), 'documents.write');
  return (
    <article className="record">
      <header>
        <DocumentCrumbs document={document} here="Copies" />
        <h1>
          Copies <small className="muted">{grouped(total)}</small>
        </h1>
        <p className="description">
          What was seen of this document, byte for byte, with the time and the address. A copy never changes.
        </p>
      </header>
      {mayFetch && document.url !== null && <FetchAgain documentId={document.id} url={document.url} />}
      {total === 0 ? (
        <p className="muted">
          No copy is kept of this document. Whence keeps one of each page that is fetched or captured and of each file
          that is brought in.
        </p>
      ) : (
        <>
          <CopyList documentId={document.id} copies={copies} />
          <p>
            <a href={`/documents/${document.id}/copies.wacz`} className="button" download>
              Export as WACZ
            </a>{' '}
            <span className="muted">One file with all copies, for programs that show web archives.</span>
          </p>
        </>
      )}
      {total > copies.length && (
        <p className="muted">
          The latest {copies.length} of {grouped(total)} are shown.
        </p>
      )}
    </article>
  );
}
