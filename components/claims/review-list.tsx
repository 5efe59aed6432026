import Link from 'next/link';
import { Moment } from '@/components/dates/moment';
import { movedInWords } from '@/lib/assessments/suggestion';
import type { ReviewItem } from '@/lib/claims/review.server';
import { ConfidenceBar } from './confidence-bar';

/** Claims to be judged again, each with the old judgement, the present suggestion and the difference. */
export function ReviewList({ items }: { items: readonly ReviewItem[] }) {
  return (
    <ol className="lines review">
      {items.map(({ id, slug, statement, judged, before, now }) => (
        <li key={id}>
          <p className="statement">
            <Link href={`/claims/${slug}`} prefetch={false}>
              <bdi>{statement}</bdi>
            </Link>
          </p>
          <p className="both">
            <span>
              <span className="muted">judged</span>{' '}
              <ConfidenceBar confidence={judged.confidence} likelihood={judged.likelihood} judged />
            </span>
            <span>
              <span className="muted">suggested now</span>{' '}
              <ConfidenceBar confidence={now.confidence} likelihood={now.likelihood} judged={false} />
            </span>
          </p>
          <p className="muted">
            Since <bdi>{judged.author}</bdi> judged it on <Moment at={judged.at} show="day" focusable />:{' '}
            {movedInWords(before, now).join('; ')}.
          </p>
        </li>
      ))}
    </ol>
  );
}
