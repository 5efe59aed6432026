import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { RecordHistory } from '@/app/history/record-history';
import { SaidList } from '@/components/documents/said-list';
import { StoredText } from '@/components/documents/stored-text';
import { getDb } from '@/lib/db';
import { getDocument } from '@/lib/documents/detail';
import { formatDate } from '@/lib/format/date';
import { counted, grouped } from '@/lib/format/number';
import { documentKinds, documentStates } from '@/lib/words';
import '@/app/styles/record.css';

type Props = { params: Promise<{ id: string }> };

const load = cache(async (id: string) => (/^[1-9]\d{0,8}$/.test(id) ? getDocument(await getDb(), Number(id)) : null));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const document = await load((await params).id);
  return { title: document?.title ?? 'No such document' };
}

export default async function DocumentPage({ params }: Props) {
  const document = await load((await params).id);
  if (!document) notFound();
  const { publisher, publishedAt, publishedPrecision, state, url, versions, says } = document;
  const claims = new Set(says.map(({ claim }) => claim.slug)).size;
  return (
    <article className="record">
      <header>
        <p className="crumbs">
          <Link href="/documents" prefetch={false}>
            Documents
          </Link>{' '}
          /
        </p>
        <h1>{document.title}</h1>
        <p className="lead">
          <Link href={`/sources/${publisher.slug}`} prefetch={false}>
            {publisher.name}
          </Link>
          <span>{documentKinds[document.kind].label}</span>
          <span>{publishedAt ? formatDate(publishedAt.toISOString(), publishedPrecision) : 'date not known'}</span>
          <span className={state === 'live' ? undefined : 'amber'} title={documentStates[state].help}>
            {documentStates[state].label}
          </span>
          {document.authors.length > 0 && <span>by {document.authors.join(', ')}</span>}
          {url && <a href={url}>{new URL(url).hostname}</a>}
        </p>
        {document.stateNote && <p className="notice">{document.stateNote}</p>}
      </header>
      <div className="columns reading">
        <section>
          <h2>
            What it says <small>{counted(claims, ['claim', 'claims'])}</small>
          </h2>
          {says.length === 0 ? <p className="muted">No claim has been found in this document yet.</p> : <SaidList says={says} />}
        </section>
        <section>
          <h2>
            Text{' '}
            {versions[0] && (
              <small>
                version {versions[0].number}, {grouped(versions[0].characters)} characters, stored{' '}
                {formatDate(versions[0].storedAt.toISOString())}
              </small>
            )}
          </h2>
          {document.text === null ? (
            <p className="muted">The text itself is not stored.</p>
          ) : (
            <StoredText text={document.text} says={says} versionId={versions[0]?.id} />
          )}
        </section>
      </div>
      {versions.length > 0 && (
        <section>
          <h2>Versions</h2>
          <ul className="lines">
            {versions.map((version) => (
              <li key={version.id}>
                <span>Version {version.number}</span>
                <span className="muted">{formatDate(version.storedAt.toISOString())}</span>
                <span className="muted figures">{grouped(version.characters)} characters</span>
                <code className="muted" title="SHA-256 of the stored text">
                  {version.sha256.slice(0, 16)}…
                </code>
              </li>
            ))}
          </ul>
        </section>
      )}
      <RecordHistory subject={`document:${document.id}`} />
    </article>
  );
}
