import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { Moment } from '@/components/dates/moment';
import { CopyFacts } from '@/components/documents/copy-facts';
import { CopyHash } from '@/components/documents/copy-hash';
import { DocumentCrumbs } from '@/components/documents/document-crumbs';
import { shownAs } from '@/lib/captures/as-shown';
import { copyOf } from '@/lib/captures/queries.server';
import { getDb } from '@/lib/db';
import { recordNumber } from '@/lib/format/number';
import { fileSize } from '@/lib/format/size';
import { captureWays } from '@/lib/vocabulary';
import '@/app/styles/record.css';
import '@/app/styles/copies.css';

type Props = {
  params: Promise<{ id: string; copy: string }>;
  searchParams: Promise<{ as?: string | string[] }>;
};

const load = cache(async (id?: number, copy?: number) => (id && copy ? copyOf(await getDb(), id, copy) : null));

async function asked({ params }: Props) {
  const { id, copy } = await params;
  return load(recordNumber(id), recordNumber(copy));
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await asked(props);
  return { title: found ? `Copy of “${found.document.title}”` : 'No such copy' };
}

export default async function CopyPage(props: Props) {
  const copy = await asked(props);
  if (!copy) notFound();
  const { document } = copy;
  const isSource = (await props.searchParams).as === 'source';
  const shown = copy.isHere ? shownAs(copy.mediaType) : null;
  const here = `/documents/${document.id}/copies/${copy.id}`;
  return (
    <article className="record">
      <header>
        <div className="record-head">
          <DocumentCrumbs
            document={document}
            below={[{ href: `/documents/${document.id}/copies`, label: 'Copies' }]}
            here={`Copy ${copy.id}`}
          />
          <div className="record-tools">
            {shown === 'html' && (
              <Link href={isSource ? here : `${here}?as=source`} className="button" prefetch={false}>
                {isSource ? 'Show as a page' : 'Show the source'}
              </Link>
            )}
            {copy.isHere && (
              <a href={`${here}/bytes`} className="button" download>
                Download
              </a>
            )}
          </div>
        </div>
        <h1>
          Copy of <Moment at={copy.capturedAt.toISOString()} focusable />
        </h1>
        <p className="lead">
          <span title={captureWays[copy.how].help}>{captureWays[copy.how].label}</span>
          <span className="figures">{fileSize(copy.size)}</span>
          <span>{copy.mediaType}</span>
          <CopyHash sha256={copy.sha256} />
        </p>
        <div className="copy-facts">
          <CopyFacts copy={copy} />
        </div>
      </header>
      {shown ? (
        <>
          <p className="muted">
            {isSource
              ? 'The source of the page, as it was sent.'
              : 'As it was seen, without scripts, and without pictures and styles from other addresses.'}
          </p>
          <iframe
            className="copy-frame"
            title={isSource ? 'Source of the copy' : 'The copy'}
            sandbox=""
            referrerPolicy="no-referrer"
            src={`${here}/shown${isSource ? '?as=source' : ''}`}
          />
        </>
      ) : (
        copy.isHere && <p className="muted">A copy of this type is not shown here. Download it.</p>
      )}
    </article>
  );
}
