import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { ComparedText } from '@/components/documents/compared-text';
import { DocumentCrumbs } from '@/components/documents/document-crumbs';
import { VersionChoice } from '@/components/documents/version-choice';
import { getDb } from '@/lib/db';
import { comparisonInWords } from '@/lib/documents/compare';
import { compareTexts } from '@/lib/documents/compare-texts.server';
import { getVersionPair } from '@/lib/documents/versions.server';
import { counted, grouped, recordNumber } from '@/lib/format/number';
import { readerOf } from '@/lib/people/session.server';
import '@/app/styles/record.css';
import '@/app/styles/compare.css';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<'from' | 'to', string | string[] | undefined>>;
};

const load = cache(async (id?: number, from?: number, to?: number) =>
  id ? getVersionPair(await getDb(), id, from, to) : null,
);

async function asked({ params, searchParams }: Props) {
  const { from, to } = await searchParams;
  return load(recordNumber((await params).id), recordNumber(from), recordNumber(to));
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await asked(props);
  return { title: found ? `Versions of “${found.document.title}”` : 'No such document' };
}

export default async function ComparePage(props: Props) {
  const found = await asked(props);
  if (!found) notFound();
  const { document, versions, pair, missing } = found;
  return (
    <article className="record compare">
      <header>
        <DocumentCrumbs document={document} here="Versions" />
        <h1>{pair ? `From version ${pair.from.number} to version ${pair.to.number}` : 'Versions'}</h1>
      </header>
      {missing.length > 0 && (
        <p className="notice state-note">
          {missing.length === 1
            ? `There is no version ${missing[0]}`
            : `There are no versions ${missing.join(' and ')}`}{' '}
          of this document; others are shown instead.
        </p>
      )}
      {pair ? (
        <>
          <VersionChoice id={document.id} versions={versions} from={pair.from.number} to={pair.to.number} />
          <Compared
            from={pair.from.text}
            to={pair.to.text}
            language={document.language}
            who={await readerOf(await headers())}
          />
        </>
      ) : (
        <p className="muted">
          {versions.length === 0 ? 'No text of this document is stored' : 'One text of this document is stored'}: there
          is nothing to compare yet.
        </p>
      )}
    </article>
  );
}

type ComparedProps = { from: string; to: string; language: string; who: string };

async function Compared({ from, to, language, who }: ComparedProps) {
  const found = await compareTexts(from, to, who);
  if ('problem' in found) return <p className="notice state-note">{found.problem}</p>;
  const { comparison } = found;
  const { parts, changes, left } = comparison;
  return (
    <section>
      <h2>
        What differs <small>{comparisonInWords(comparison)}</small>
      </h2>
      {found.notice && <p className="notice state-note">{found.notice}</p>}
      {changes > 0 && (
        <>
          <p className="legend">
            <del>removed</del> <ins>added</ins>
          </p>
          <ComparedText parts={parts} language={language} />
        </>
      )}
      {left > 0 && (
        <p className="muted">
          The first {grouped(changes - left)} changes are shown; {counted(left, ['more follows', 'more follow'])}.
        </p>
      )}
    </section>
  );
}
