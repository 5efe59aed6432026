import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound, permanentRedirect } from 'next/navigation';
import { cache } from 'react';
import { RecordHistory } from '@/app/history/record-history';
import { GoneRecord } from '@/components/chrome/gone-record';
import { ClaimLines } from '@/components/sources/claim-lines';
import { DocumentLines } from '@/components/sources/document-lines';
import { GradeList } from '@/components/sources/grade-list';
import { OwnerTree } from '@/components/sources/owner-tree';
import { Partners } from '@/components/sources/partners';
import { SourceActions } from '@/components/sources/source-actions';
import { SourceFacts } from '@/components/sources/source-facts';
import { valuesOf } from '@/components/sources/source-values';
import { getDb } from '@/lib/db';
import { grouped } from '@/lib/format/number';
import { may } from '@/lib/people/permissions';
import { currentActor } from '@/lib/people/session';
import { getGoneSource, getSource } from '@/lib/sources/detail';
import { reliabilities, sourceKinds } from '@/lib/words';
import '@/app/styles/record.css';

type Props = { params: Promise<{ slug: string }> };

const load = cache(async (slug: string) => getSource(await getDb(), slug));
const loadGone = cache(async (slug: string) => getGoneSource(await getDb(), slug));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params;
  const source = (await load(slug)) ?? (await loadGone(slug));
  return { title: source?.name ?? 'No such source' };
}

export default async function SourcePage({ params }: Props) {
  const { slug } = await params;
  const [source, actor] = await Promise.all([load(slug), currentActor()]);
  const mayEdit = may(actor, 'sources.write');
  if (!source) return <Gone slug={slug} mayEdit={mayEdit} />;
  const { id, kind, reliability, grades, originated, relayed } = source;
  const owner = source.tree.find((node) => node.id === source.ownerId);
  return (
    <article className="record">
      <header>
        <div className="record-head">
          <p className="crumbs">
            <Link href="/sources" prefetch={false}>
              Sources
            </Link>{' '}
            /
          </p>
          {mayEdit && <SourceActions id={id} version={source.version} reliability={reliability} values={valuesOf(source)} />}
        </div>
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
        {source.description && <p className="description">{source.description}</p>}
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
        <DocumentLines slug={slug} documents={source.documents} />
        <section>
          <h2>Grades</h2>
          <GradeList grades={grades} />
        </section>
        <section>
          <h2>Ownership</h2>
          <OwnerTree tree={source.tree} id={id} />
        </section>
        <SourceFacts source={source} />
      </div>
      <RecordHistory subject={`source:${id}`} />
    </article>
  );
}

/** The address of what was merged leads on; what was deleted can be restored. */
async function Gone({ slug, mayEdit }: { slug: string; mayEdit: boolean }) {
  const gone = await loadGone(slug);
  if (!gone) notFound();
  if (gone.into) permanentRedirect(`/sources/${gone.into}`);
  return (
    <article className="record">
      <GoneRecord
        name={gone.name}
        at={gone.at.toISOString()}
        by={gone.by}
        reason={gone.reason}
        note="Nothing rested on it."
        restore={mayEdit ? { command: 'sources.restore', input: { id: gone.id }, message: 'Source restored' } : null}
        all={{ href: '/sources', label: 'All sources' }}
      />
      <RecordHistory subject={`source:${gone.id}`} />
    </article>
  );
}
