import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { RecordHistory } from '@/app/history/record-history';
import { AttributionList } from '@/components/claims/attribution-list';
import { ChainList } from '@/components/claims/chain-list';
import { ClaimDocuments } from '@/components/claims/claim-documents';
import { JudgementList } from '@/components/claims/judgement-list';
import { ProvenanceGraph } from '@/components/claims/provenance-graph';
import { Timeline } from '@/components/claims/timeline';
import { WellFounded } from '@/components/claims/well-founded';
import { WordingList } from '@/components/claims/wording-list';
import { getClaim } from '@/lib/claims/detail';
import { getDb } from '@/lib/db';
import { claimStatuses } from '@/lib/words';
import '@/app/styles/list.css';
import '@/app/styles/record.css';
import '@/app/styles/claim.css';
import '@/app/styles/provenance.css';

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ all?: string | string[] }> };

const load = cache(async (slug: string) => getClaim(await getDb(), slug));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const claim = await load((await params).slug);
  return { title: claim?.statement ?? 'No such claim' };
}

const sections = ['Chains', 'Wording', 'Attributions', 'Timeline', 'Documents', 'Judgements'] as const;
const idOf = (section: string) => section.toLowerCase();

export default async function ClaimPage({ params, searchParams }: Props) {
  const claim = await load((await params).slug);
  if (!claim) notFound();
  const all = (await searchParams).all === '1';
  const { statement, status, topics, utterances } = claim;
  const contents = {
    Chains: <ChainList chains={claim.chains} total={claim.chainCount} all={all} />,
    Wording: <WordingList utterances={utterances} all={all} />,
    Attributions: <AttributionList claim={claim} all={all} />,
    Timeline: <Timeline claim={claim} all={all} />,
    Documents: <ClaimDocuments utterances={utterances} all={all} />,
    Judgements: <JudgementList judgements={claim.judgements} all={all} />,
  };
  return (
    <article className="record claim">
      <header>
        <nav className="crumbs" aria-label="Breadcrumb">
          <Link href="/claims" prefetch={false}>
            Claims
          </Link>{' '}
          /
        </nav>
        <h1>{statement}</h1>
        <p className="lead">
          <span title={claimStatuses[status].help}>{claimStatuses[status].label}</span>
          {topics.map(({ name, slug }) => (
            <Link key={slug} href={`/claims?topic=${slug}`} prefetch={false}>
              {name}
            </Link>
          ))}
        </p>
      </header>
      <div className="cards">
        <section className="card">
          <h2>How well founded</h2>
          <WellFounded claim={claim} />
        </section>
        <section className="card">
          <h2>Who says so</h2>
          <ProvenanceGraph claim={claim} all={all} />
        </section>
      </div>
      <nav className="jumps" aria-label="On this page">
        {sections.map((section) => (
          <a key={section} href={`#${idOf(section)}`}>
            {section}
          </a>
        ))}
      </nav>
      {sections.map((section) => (
        <section key={section} id={idOf(section)}>
          <h2>{section}</h2>
          {contents[section]}
        </section>
      ))}
      <RecordHistory subject={`claim:${claim.id}`} />
    </article>
  );
}
