import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ReviewList } from '@/components/claims/review-list';
import { REVIEW_PAGE, reviewQueue } from '@/lib/claims/review.server';
import { getDb } from '@/lib/db';
import { grouped } from '@/lib/format/number';
import '@/app/styles/list.css';
import '@/app/styles/record.css';
import '@/app/styles/claim.css';

export const metadata: Metadata = { title: 'Review' };

type Props = { searchParams: Promise<{ page?: string | string[] }> };

export default async function ReviewPage({ searchParams }: Props) {
  const asked = [(await searchParams).page ?? '1'].flat()[0] ?? '1';
  const page = /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 1;
  const { items, total } = await reviewQueue((await getDb()).pool, page);
  if (items.length === 0 && page > 1) notFound();
  const last = Math.max(1, Math.ceil(total / REVIEW_PAGE));
  return (
    <article className="record claim">
      <header>
        <h1>
          Review <small>{grouped(total)}</small>
        </h1>
        <p className="lead">
          Claims for which the suggestion has changed since an editor judged them. Each judgement stands until somebody
          judges the claim again.
        </p>
      </header>
      {total === 0 ? (
        <p className="muted">
          No judgement is out of date. <Link href="/claims?judgement=current">Judged claims</Link> ·{' '}
          <Link href="/claims">All claims</Link>
        </p>
      ) : (
        <>
          <ReviewList items={items} />
          <p className="row">
            {page > 1 && <Link href={`/review?page=${page - 1}`}>Previous</Link>}
            {last > 1 && (
              <span className="muted figures">
                Page {page} of {last}
              </span>
            )}
            {page < last && <Link href={`/review?page=${page + 1}`}>Next</Link>}
            <Link href="/claims?judgement=outdated">See them in the table</Link>
          </p>
        </>
      )}
    </article>
  );
}
