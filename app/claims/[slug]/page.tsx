import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { cache, Fragment } from 'react';
import { RecordHistory } from '@/app/history/record-history';
import { Crumbs } from '@/components/chrome/crumbs';
import { AttributionList } from '@/components/claims/attribution-list';
import { ChainList } from '@/components/claims/chain-list';
import { ClaimActions } from '@/components/claims/claim-actions';
import { ClaimDocuments } from '@/components/claims/claim-documents';
import { ClaimFacts } from '@/components/claims/claim-facts';
import { Derivation } from '@/components/claims/derivation';
import { GoneClaim } from '@/components/claims/gone-claim';
import { JudgementList } from '@/components/claims/judgement-list';
import { ProvenanceGraph } from '@/components/claims/provenance-graph';
import { Remedies } from '@/components/claims/remedies';
import { Timeline } from '@/components/claims/timeline';
import { ToldSection } from '@/components/claims/told-section';
import { WellFounded } from '@/components/claims/well-founded';
import { WordingList } from '@/components/claims/wording-list';
import { NotesSection } from '@/components/notes/notes-section';
import { NoteOpened } from '@/components/palette/note-opened';
import { Tracing } from '@/components/tracing/tracing';
import type { ClaimDetail } from '@/lib/claims/claim-detail';
import { getClaim } from '@/lib/claims/detail.server';
import { chooseDrawing } from '@/lib/claims/drawing-choice';
import { findGone, type GoneClaim as Gone } from '@/lib/claims/gone.server';
import { toldAbove } from '@/lib/claims/told-above';
import { getDb } from '@/lib/db';
import { sourceName } from '@/lib/format/source-name';
import { notesOf } from '@/lib/notes/queries.server';
import { may } from '@/lib/people/permissions';
import { currentActor } from '@/lib/people/session.server';
import { openLinks } from '@/lib/tracing/first-links';
import '@/app/styles/list.css';
import '@/app/styles/record.css';
import '@/app/styles/claim.css';
import '@/app/styles/drift.css';
import '@/app/styles/edit-claim.css';
import '@/app/styles/provenance.css';
import '@/app/styles/claim-print.css';

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ all?: string | string[] }> };

const load = cache(async (slug: string) => getClaim(await getDb(), slug));
const loadGone = cache(async (slug: string) => findGone((await getDb()).pool, slug));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params;
  const claim = await load(slug);
  if (claim) return { title: claim.statement };
  return { title: (await loadGone(slug)) ? 'Deleted claim' : 'No such claim' };
}

const sections = ['Chains', 'Wording', 'Attributions', 'Timeline', 'Documents', 'Judgements'] as const;
/** Of a claim that nobody makes yet, the others would all say so. */
const sectionsOfNobody = ['Chains', 'Judgements'] as const;
const idOf = (section: string) => section.toLowerCase();

export default async function ClaimPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const [claim, actor] = await Promise.all([load(slug), currentActor()]);
  const mayEdit = may(actor, 'claims.write');
  if (!claim) return gone(await loadGone(slug), mayEdit);
  const notes = await notesOf(await getDb(), 'claim', claim.id);
  const all = (await searchParams).all === '1';
  const { statement, utterances, remedies } = claim;
  const shown = utterances.length > 0 ? sections : sectionsOfNobody;
  const drawing = chooseDrawing(claim);
  const told = toldAbove(claim);
  const chains = (
    <ChainList chains={claim.chains} total={claim.chainCount} all={all} claimId={mayEdit ? claim.id : null} />
  );
  const contents = {
    // Editors change chains there.
    Chains: mayEdit ? chains : <ToldSection told={told.Chains}>{chains}</ToldSection>,
    Wording: <WordingList claim={claim} all={all} />,
    Attributions: (
      <ToldSection told={told.Attributions}>
        <AttributionList claim={claim} all={all} mayEdit={mayEdit} />
      </ToldSection>
    ),
    Timeline: (
      <ToldSection told={told.Timeline}>
        <Timeline claim={claim} all={all} />
      </ToldSection>
    ),
    Documents: <ClaimDocuments utterances={utterances} all={all} />,
    Judgements: <JudgementList judgements={claim.judgements} all={all} />,
  };
  return (
    <article className="record claim">
      <NoteOpened href={`/claims/${claim.slug}`} label={statement} />
      <header>
        <Crumbs trail={[{ href: '/claims', label: 'Claims' }]} here={statement} />
        <h1 dir="auto">{statement}</h1>
        {mayEdit && <ClaimActions {...forActions(claim)} />}
        <ClaimFacts claim={claim} />
        {claim.mergedStatements.length > 0 && (
          <p className="also muted">
            Also put as{' '}
            {claim.mergedStatements.map((other, i) => (
              <Fragment key={other}>
                {i > 0 && ', '}“<bdi>{other}</bdi>”
              </Fragment>
            ))}
            , merged into this claim.
          </p>
        )}
      </header>
      <div className="cards">
        <section className="card words">
          <h2>How well founded</h2>
          <WellFounded claim={claim} mayEdit={mayEdit} />
        </section>
        <section className={`card picture${drawing?.ownRow === false ? '' : ' own-row'}`}>
          <h2>Who says so</h2>
          <ProvenanceGraph claim={claim} choice={drawing} all={all} />
        </section>
        {remedies.length > 0 && (
          <section className="card remedies">
            <h2>What would change it</h2>
            <Remedies claim={claim} />
          </section>
        )}
        <section className="card whole" aria-label="Why">
          <Derivation claim={claim} />
        </section>
      </div>
      <nav className="jumps" aria-label="On this page">
        {shown.map((section) => (
          <a key={section} href={`#${idOf(section)}`}>
            {section}
          </a>
        ))}
        {notes.length > 0 && <a href="#notes">Notes</a>}
        <a href="#history">History</a>
      </nav>
      {shown.map((section) => (
        <section key={section} id={idOf(section)}>
          <h2>{section}</h2>
          {contents[section]}
        </section>
      ))}
      {mayEdit && <Tracing links={openLinks(claim)} stamp={Date.now()} />}
      <NotesSection entity="claim" recordId={claim.id} notes={notes} mayEdit={may(actor, 'notes.write')} all={all} />
      <RecordHistory subject={`claim:${claim.id}`} />
    </article>
  );
}

/** The page of a claim that is gone. A merged one redirects; a deleted one can be restored by editors. */
function gone(claim: Gone | null, mayEdit: boolean) {
  if (claim?.mergedInto) permanentRedirect(`/claims/${claim.mergedInto}`);
  if (!claim || !mayEdit) notFound();
  return (
    <div className="record">
      <GoneClaim claim={claim} />
      <RecordHistory subject={`claim:${claim.id}`} />
    </div>
  );
}

/** Only what the forms need, because it is sent to the browser. */
function forActions({
  id,
  version,
  statement,
  status,
  suggested,
  judged,
  topics,
  utterances,
  attributions,
}: ClaimDetail) {
  return {
    claim: { id, version, statement, status, suggested },
    topics: topics.map(({ name }) => name),
    judged: judged && { confidence: judged.confidence, likelihood: judged.likelihood },
    places: utterances.map((utterance) => ({
      id: utterance.id,
      source: sourceName(utterance.source),
      where: utterance.document?.title ?? 'known second-hand',
    })),
    links: attributions.map(({ downstreamId, upstreamId }) => ({ downstreamId, upstreamId })),
  };
}
