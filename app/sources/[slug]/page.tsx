import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { RecordHistory } from '@/app/history/record-history';
import { ClaimLines } from '@/components/sources/claim-lines';
import { Partners } from '@/components/sources/partners';
import { getDb } from '@/lib/db';
import { formatDate } from '@/lib/format/date';
import { counted, grouped } from '@/lib/format/number';
import { getSource } from '@/lib/sources/detail';
import { documentStates, reliabilities, sourceKinds } from '@/lib/words';
import '@/app/styles/record.css';

type Props = { params: Promise<{ slug: string }> };

const load = cache(async (slug: string) => getSource(await getDb(), slug));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const source = await load((await params).slug);
  return { title: source?.name ?? 'No such source' };
}

export default async function SourcePage({ params }: Props) {
  const { slug } = await params;
  const source = await load(slug);
  if (!source) notFound();
  const { kind, reliability, owner, owned, grades, originated, relayed, documents } = source;
  return (
    <article className="record">
      <header>
        <p className="crumbs">
          <Link href="/sources" prefetch={false}>
            Sources
          </Link>{' '}
          /
        </p>
        <h1>{source.name}</h1>
        <p className="lead">
          <span title={sourceKinds[kind].help}>{sourceKinds[kind].label}</span>
          {owner && (
            <span>
              owned by{' '}
              <Link href={`/sources/${owner.slug}`} prefetch={false}>
                {owner.name}
              </Link>
            </span>
          )}
          <span>{reliability ? `reliability ${reliability}: ${reliabilities[reliability].help}` : 'reliability not graded'}</span>
          <span>
            originated {grouped(originated.count)}, relayed {grouped(relayed.count)}
          </span>
        </p>
        {source.description && <p>{source.description}</p>}
      </header>
      <div className="columns">
        <ClaimLines
          title="Originated"
          help="A chain begins with it"
          lines={originated}
          all={`/claims?origin=${slug}`}
          none="No chain begins with this source."
        />
        <ClaimLines
          title="Relayed"
          help="It only passes on what others said"
          lines={relayed}
          all={`/claims?source=${slug}`}
          none="This source relays nothing recorded here."
        />
        <Partners title="Whom it relays" partners={source.relays} none="It credits nobody." />
        <Partners title="Who relays it" partners={source.relayedBy} none="Nobody credits it." />
        <section>
          <h2>
            Documents <small>{counted(documents.count, ['held', 'held'])}</small>
          </h2>
          {documents.count === 0 ? (
            <p className="muted">None of its documents is held: what it said is known only through others.</p>
          ) : (
            <ul className="lines">
              {documents.documents.map((document) => (
                <li key={document.id}>
                  <Link href={`/documents/${document.id}`} prefetch={false}>
                    {document.title}
                  </Link>
                  {document.state !== 'live' && <span className="amber">{documentStates[document.state].label}</span>}
                  <span className="muted">{document.publishedAt ? formatDate(document.publishedAt.toISOString()) : 'date not known'}</span>
                </li>
              ))}
            </ul>
          )}
          {documents.count > documents.documents.length && (
            <p className="more-link">
              <Link href={`/documents?publisher=${slug}`} prefetch={false}>
                All {grouped(documents.count)} documents
              </Link>
            </p>
          )}
        </section>
        <section>
          <h2>About it</h2>
          <dl className="facts">
            {source.aliases.length > 0 && (
              <div>
                <dt>Also known as</dt>
                <dd>{source.aliases.join(', ')}</dd>
              </div>
            )}
            {source.domains.length > 0 && (
              <div>
                <dt>Domains</dt>
                <dd>{source.domains.join(', ')}</dd>
              </div>
            )}
            {owned.length > 0 && (
              <div>
                <dt>Owns</dt>
                <dd>
                  {owned.map((other, i) => (
                    <span key={other.slug}>
                      {i > 0 && ', '}
                      <Link href={`/sources/${other.slug}`} prefetch={false}>
                        {other.name}
                      </Link>
                    </span>
                  ))}
                </dd>
              </div>
            )}
            {grades.length === 0 && (
              <div>
                <dt>Grades</dt>
                <dd className="muted">Nobody has graded it: it counts as F.</dd>
              </div>
            )}
            {grades.map(({ grade, reason, gradedAt }) => (
              <div key={gradedAt.toISOString() + reason}>
                <dt>
                  {grade ?? 'no grade'} <span className="muted">{formatDate(gradedAt.toISOString())}</span>
                </dt>
                <dd>{reason}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
      <RecordHistory subject={`source:${source.id}`} />
    </article>
  );
}
