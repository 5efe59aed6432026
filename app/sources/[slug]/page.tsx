import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound, permanentRedirect } from 'next/navigation';
import { cache } from 'react';
import { RecordHistory } from '@/app/history/record-history';
import { Crumbs } from '@/components/chrome/crumbs';
import { GoneRecord } from '@/components/chrome/gone-record';
import { NotesSection } from '@/components/notes/notes-section';
import { NoteOpened } from '@/components/palette/note-opened';
import { ClaimLines } from '@/components/sources/claim-lines';
import { DocumentLines } from '@/components/sources/document-lines';
import { GradeList } from '@/components/sources/grade-list';
import { KinNote } from '@/components/sources/kin-note';
import { OwnerTree } from '@/components/sources/owner-tree';
import { SourceActions } from '@/components/sources/source-actions';
import { SourceFacts } from '@/components/sources/source-facts';
import { SourceRecord } from '@/components/sources/source-record';
import { valuesOf } from '@/components/sources/source-values';
import { About } from '@/components/terms/about';
import { soon } from '@/lib/data-table/soon';
import { getDb } from '@/lib/db';
import { notesOf } from '@/lib/notes/queries.server';
import { may } from '@/lib/people/permissions';
import { currentActor } from '@/lib/people/session.server';
import { getGoneSource, getSource } from '@/lib/sources/detail.server';
import { getPartners } from '@/lib/sources/partners.server';
import { reliabilities, sourceKinds } from '@/lib/vocabulary';
import { type Both, PartnersSections } from './partners-section';
import '@/app/styles/record.css';
import '@/app/styles/source.css';

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ wait?: string | string[] }> };

/** The page waits this long for the slower parts, so that nothing jumps. */
const PATIENCE = 50;

const load = cache(async (slug: string) => getSource(await getDb(), slug));
const loadGone = cache(async (slug: string) => getGoneSource(await getDb(), slug));

const loadPartners = async (id: number): Promise<Both> => {
  const { pool } = await getDb();
  const [relays, relayedBy] = await Promise.all([getPartners(pool, id, 'relays'), getPartners(pool, id, 'relayedBy')]);
  return { relays, relayedBy };
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params;
  const source = (await load(slug)) ?? (await loadGone(slug));
  return { title: source?.name ?? 'No such source' };
}

export default async function SourcePage({ params, searchParams }: Props) {
  const { slug } = await params;
  const [source, actor] = await Promise.all([load(slug), currentActor()]);
  const mayEdit = may(actor, 'sources.write');
  if (!source) return <Gone slug={slug} mayEdit={mayEdit} />;
  const { id, kind, reliability, grades, record, originated, relayed } = source;
  const path = `/sources/${slug}`;
  // History first, then partners: an embedded database answers one query at a time, and the partners may take long.
  const notes = await notesOf(await getDb(), 'source', id);
  const history = await RecordHistory({ subject: `source:${id}` });
  const partners = loadPartners(id);
  const both = (await searchParams).wait === '1' ? await partners : await soon(partners, PATIENCE);
  const owner = source.tree.find((node) => node.id === source.ownerId);
  return (
    <article className="record">
      <NoteOpened href={path} label={source.name} />
      <header>
        <div className="record-head">
          <Crumbs trail={[{ href: '/sources', label: 'Sources' }]} here={source.name} />
          <div className="record-tools">
            <Link href={`${path}/what-if`} className="button" prefetch={false}>
              What rests on this?
            </Link>
            {mayEdit && (
              <SourceActions id={id} version={source.version} reliability={reliability} values={valuesOf(source)} />
            )}
          </div>
        </div>
        <h1 dir="auto">{source.name}</h1>
        <p className="lead">
          <span title={sourceKinds[kind].help}>{sourceKinds[kind].label}</span>
          {owner && (
            <span>
              owned by{' '}
              <Link href={`/sources/${owner.slug}`} prefetch={false}>
                <bdi>{owner.name}</bdi>
              </Link>
            </span>
          )}
          <span>
            {reliability ? `reliability ${reliability}: ${reliabilities[reliability].help}` : 'reliability not graded'}
          </span>
        </p>
        {source.description && (
          <p className="description" dir="auto">
            {source.description}
          </p>
        )}
      </header>
      {kind === 'unknown' ? (
        <p className="muted">
          It stands for origins that nobody recorded. It never counts as an origin, and it has no track record.
        </p>
      ) : (
        <SourceRecord slug={slug} record={record} />
      )}
      <div className="columns">
        <ClaimLines
          title={kind === 'unknown' ? 'Origin not recorded' : 'Originated'}
          help={kind === 'unknown' ? 'A chain begins here' : 'A chain begins with it'}
          count={record.originated}
          lines={originated}
          all={`/claims?origin=${slug}`}
          none="No chain begins with this source."
        />
        <ClaimLines
          title="Relayed"
          help="It only passes on what others said"
          count={record.relayed}
          lines={relayed}
          all={`/claims?source=${slug}`}
          none="Nothing that this source relays is recorded here."
        />
        <PartnersSections both={both} path={path} />
        <DocumentLines slug={slug} documents={source.documents} />
        <section>
          <h2>
            Grades <About term="reliability" />
          </h2>
          <GradeList grades={grades} />
        </section>
        <section>
          <h2>Ownership</h2>
          <OwnerTree tree={source.tree} id={id} />
          {source.kin && <KinNote kin={source.kin} />}
          {kind === 'unnamed' && (
            <p className="kin">
              In one claim all unnamed sources count as one, unless an editor says that they are independent.
            </p>
          )}
        </section>
        <SourceFacts source={source} />
      </div>
      <NotesSection entity="source" recordId={id} notes={notes} mayEdit={may(actor, 'notes.write')} all />
      {history}
    </article>
  );
}

/** A merged source redirects to the one that remains. A deleted one can be restored. */
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
