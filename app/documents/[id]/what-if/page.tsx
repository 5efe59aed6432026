import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { readAsked, type WhatIfParams, WhatIfSection } from '@/app/what-if/what-if-section';
import { DocumentCrumbs } from '@/components/documents/document-crumbs';
import { getDb } from '@/lib/db';
import { getDocumentBrief } from '@/lib/documents/brief.server';
import { recordNumber } from '@/lib/format/number';

type Props = { params: Promise<{ id: string }>; searchParams: WhatIfParams };

const load = cache(async (id: string) => {
  const number = recordNumber(id);
  return number === undefined ? null : getDocumentBrief(await getDb(), number);
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const document = await load((await params).id);
  return { title: document ? `What rests on “${document.title}”?` : 'No such document' };
}

export default async function DocumentWhatIfPage({ params, searchParams }: Props) {
  const [document, asked] = await Promise.all([load((await params).id), readAsked(searchParams)]);
  if (!document) notFound();
  const { id, title, state } = document;
  return (
    <article className="record what-if">
      <header>
        <DocumentCrumbs document={{ id, title }} here="What rests on this?" />
        <h1>
          What rests on “<bdi>{title}</bdi>”?
        </h1>
        <p className="lead">What the rule would suggest if this document were retracted. This changes nothing.</p>
        {state === 'retracted' && (
          <p className="notice state-note">
            It is already retracted and carries no weight. The claims below are shown as they stand without it.
          </p>
        )}
      </header>
      <WhatIfSection
        path={`/documents/${id}/what-if`}
        removal={{ documentId: id }}
        subject={{ kind: 'document', name: title }}
        asked={{ ...asked, owned: false }}
      />
    </article>
  );
}
