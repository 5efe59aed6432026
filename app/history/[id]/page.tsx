import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { Crumbs } from '@/components/chrome/crumbs';
import { Quoting } from '@/components/chrome/quoting';
import { ChangeFacts } from '@/components/history/change-facts';
import { ChangedRecords } from '@/components/history/changed-records';
import { UndoButton } from '@/components/history/undo-button';
import { getDb } from '@/lib/db';
import { counted, grouped, recordNumber } from '@/lib/format/number';
import { getChange, RECORDS_SHOWN } from '@/lib/history/detail.server';
import { may } from '@/lib/people/permissions';
import { currentActor } from '@/lib/people/session.server';
import '@/app/styles/record.css';
import '@/app/styles/history.css';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ page?: string | string[] }> };

const load = cache(async (id?: number, page?: number) =>
  id && page ? getChange((await getDb()).pool, await currentActor(), id, page) : null,
);
const wanted = async ({ params, searchParams }: Props) =>
  load(recordNumber((await params).id), recordNumber(String((await searchParams).page ?? 1)));

export async function generateMetadata(props: Props): Promise<Metadata> {
  const change = await wanted(props);
  return { title: change ? `${change.person} ${change.said}` : 'No such change' };
}

export default async function ChangePage(props: Props) {
  const change = await wanted(props);
  if (!change) notFound();
  const { id, page, pages, recordCount } = change;
  const first = (page - 1) * RECORDS_SHOWN + 1;
  const at = (to: number) => (to === 1 ? `/history/${id}` : `/history/${id}?page=${to}`);
  return (
    <article className="record change">
      <header>
        <Crumbs trail={[{ href: '/history', label: 'History' }]} here={`Change ${id}`} />
        <h1>
          <bdi>{change.person}</bdi> <Quoting text={change.said} />
        </h1>
        <ChangeFacts change={change} />
      </header>
      {change.state === 'open' && may(await currentActor(), 'history.undo') && <UndoButton change={change} />}
      <section>
        <h2>
          What was changed{' '}
          <small>
            {pages === 1
              ? counted(recordCount, ['record', 'records'])
              : `records ${grouped(first)}–${grouped(first + change.changed.length - 1)} of ${grouped(recordCount)}`}
          </small>
        </h2>
        <ChangedRecords records={change.changed} />
        {pages > 1 && (
          <nav className="pager" aria-label="Pages">
            <span className="figures">
              {page < pages && `and ${grouped(recordCount - first - change.changed.length + 1)} more`}
            </span>
            <span className="pages">
              {page > 1 && (
                <Link href={at(page - 1)} rel="prev" className="button" prefetch={false}>
                  ‹ Previous {RECORDS_SHOWN}
                </Link>
              )}
              <span className="figures" aria-current="page">
                Page {grouped(page)} of {grouped(pages)}
              </span>
              {page < pages && (
                <Link href={at(page + 1)} rel="next" className="button" prefetch={false}>
                  Next {RECORDS_SHOWN} ›
                </Link>
              )}
            </span>
          </nav>
        )}
      </section>
    </article>
  );
}
