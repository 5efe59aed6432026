import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { NotAllowed } from '@/components/chrome/not-allowed';
import { DocumentCrumbs } from '@/components/documents/document-crumbs';
import { Published } from '@/components/documents/published';
import { ExportTags } from '@/components/tags/export-tags';
import { ImportTags } from '@/components/tags/import-tags';
import { Workbench } from '@/components/tags/workbench';
import { getDb } from '@/lib/db';
import { getDocument } from '@/lib/documents/detail.server';
import { recordNumber } from '@/lib/format/number';
import { may } from '@/lib/people/permissions';
import { currentActor } from '@/lib/people/session.server';
import { tagSheet } from '@/lib/tags/queries.server';
import { openCredits } from '@/lib/tracing/first-links';
import '@/app/styles/record.css';
import '@/app/styles/tagging.css';

type Props = {
  params: Promise<{ id: string }>;
  /** `?find=…` searches the text. */
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const load = cache(async (id: string) => {
  const number = recordNumber(id);
  return number === undefined ? null : getDocument(await getDb(), number);
});

export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  const document = await load((await params).id);
  return { title: document ? `Tagging “${document.title}”` : 'No such document' };
}

/** The workbench: attributions are marked in the latest text of a document. */
export default async function TagPage({ params, searchParams }: Props) {
  const { id } = await params;
  if (!may(await currentActor(), 'documents.write'))
    return <NotAllowed what="tag attributions in texts" back={`/documents/${id}`} next={`/documents/${id}/tag`} />;
  const document = await load(id);
  if (!document) notFound();
  const { title, text, shown, versions } = document;
  const { find } = await searchParams;
  const version = versions.find((one) => one.id === shown);
  const head = (
    <>
      <DocumentCrumbs document={{ id: document.id, title }} here="Tag attributions" />
      <h1 dir="auto">{title}</h1>
      <p className="lead">
        <Published document={document} />
        {version && <span>version {version.number}</span>}
      </p>
    </>
  );
  if (text === null || shown === null)
    return (
      <article className="record">
        <header>{head}</header>
        <div className="message">
          <p>No text of this document is stored yet, so there is nothing to tag in.</p>
          <p className="row">
            <Link href={`/documents/${document.id}`} className="button primary" prefetch={false}>
              Store its text
            </Link>
          </p>
        </div>
      </article>
    );
  return (
    <Workbench
      document={{ id: document.id, versionId: shown, publisher: document.publisher.name }}
      text={text}
      find={typeof find === 'string' ? find : ''}
      sheet={await tagSheet(await getDb(), id)}
      open={openCredits(document.says)}
      stamp={Date.now()}
      tools={
        <>
          <ImportTags documentId={document.id} versionId={shown} text={text} />
          <ExportTags documentId={document.id} version={version?.number} />
        </>
      }
    >
      {head}
    </Workbench>
  );
}
