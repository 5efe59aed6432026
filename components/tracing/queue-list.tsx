import Link from 'next/link';
import { ConfidenceBar } from '@/components/claims/confidence-bar';
import { hasMoved } from '@/lib/assessments/suggestion';
import { counted } from '@/lib/format/number';
import { sourceName } from '@/lib/format/source-name';
import type { QueueLine } from '@/lib/tracing/queue.server';
import { TraceButton } from './trace-button';

/** Links to trace, each with what the rule suggests now and would suggest then. */
export function QueueList({ lines }: { lines: readonly QueueLine[] }) {
  return (
    <ol className="lines review">
      {lines.map(({ linkId, slug, statement, downstream, upstream, answers, moved, before, after }) => (
        <li key={linkId}>
          <p className="statement">
            <Link href={`/claims/${slug}`} prefetch={false}>
              <bdi>{statement}</bdi>
            </Link>
          </p>
          <p>
            <bdi>{sourceName(downstream)}</bdi> credits <bdi>{sourceName(upstream)}</bdi>{' '}
            <TraceButton linkId={linkId} name={`${sourceName(downstream)} credits ${sourceName(upstream)}`} />
            {answers > 0 && <span className="muted"> {counted(answers, ['answer', 'answers'])} so far</span>}
          </p>
          <p className="both">
            <span>
              <span className="muted">suggested now</span>{' '}
              <ConfidenceBar confidence={before.confidence} likelihood={before.likelihood} judged={false} />
            </span>
            {hasMoved(before, after) ? (
              <span>
                <span className="muted">if verified</span>{' '}
                <ConfidenceBar confidence={after.confidence} likelihood={after.likelihood} judged={false} />
              </span>
            ) : (
              <span className="muted">
                {moved > 0
                  ? `The words would stay; the opinion would move by ${moved.toFixed(2)}.`
                  : 'The suggestion would stay as it is.'}
              </span>
            )}
          </p>
        </li>
      ))}
    </ol>
  );
}
