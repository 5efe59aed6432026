import Link from 'next/link';
import type { TracedHop } from '@/lib/tracing/hop';
import { certainties, linkStates, stances } from '@/lib/vocabulary';
import { CopyText } from './copy-text';
import { trace } from './traced';

/** The way so far, origin first, with what is open, and what to say of the whole. */
export function LadderShown({ hop: { ladder, linkId } }: { hop: TracedHop }) {
  const { rungs, summary } = ladder;
  return (
    <section className="trace-ladder" aria-label="The way so far">
      <h3>The way so far</h3>
      <ol>
        {rungs.map(({ id, name, slug, kind, document, date, stance, certainty, credits, found }) => (
          <li key={id}>
            {credits && (
              <p className="rung-link">
                <span className={`arrow ${credits.state}`} aria-hidden="true" />{' '}
                <span className="muted">{linkStates[credits.state].label}</span>{' '}
                {credits.linkId === linkId ? (
                  <strong aria-current="step">this link</strong>
                ) : (
                  credits.state !== 'verified' && (
                    <button type="button" className="button small" onClick={() => trace(credits.linkId)}>
                      Trace<span className="hidden-text"> the link by which {name} credits the one above</span>
                    </button>
                  )
                )}
              </p>
            )}
            <p>
              {kind === 'unknown' ? <em>{name}</em> : <Link href={`/sources/${slug}`}>{name}</Link>}
              {stance !== 'affirms' && <span className="amber"> · {stances[stance].label}</span>}
              {certainty && <span className="muted"> · {certainties[certainty].label}</span>}
              {date && <span className="muted"> · {date}</span>}
              {!document && <span className="muted"> · known second-hand: open</span>}
            </p>
            {found.map((words) => (
              <p key={words} className="muted">
                {words}
              </p>
            ))}
          </li>
        ))}
      </ol>
      <CopyText label="Summary" text={summary} />
      <button type="button" className="button" onClick={() => window.print()}>
        Print
      </button>
    </section>
  );
}
