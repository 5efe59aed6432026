import Link from 'next/link';
import { Dated } from '@/components/dates/dated';
import { sourceName } from '@/lib/format/source-name';
import type { TracedHop } from '@/lib/tracing/hop';

/** Who gives the credit, in which words, and when. */
export function CreditShown({ hop: { downstream, upstream, credit, recordedCue } }: { hop: TracedHop }) {
  const { document } = downstream;
  return (
    <section aria-label="The credit">
      <h3>
        <bdi>{downstream.source.name}</bdi> credits <bdi>{sourceName(upstream.source)}</bdi>
      </h3>
      {credit ? (
        <blockquote dir="auto">
          {credit.parts.map(({ text, role }, i) => {
            const key = `${i} ${role}`;
            return role ? (
              <mark key={key} className={role} title={role}>
                {text}
              </mark>
            ) : (
              <span key={key}>{text}</span>
            );
          })}
        </blockquote>
      ) : (
        <p className="muted">
          {recordedCue
            ? `An editor recorded the cue “${recordedCue}”. No text that is held shows the credit.`
            : 'No text that is held shows the credit, so the link stays assumed whatever is found.'}
        </p>
      )}
      {document && (
        <p className="where">
          <Link href={`/documents/${document.id}`} prefetch={false}>
            <bdi>{document.title}</bdi>
          </Link>
          {document.publishedAt || document.note ? (
            <>
              , <Dated at={document.publishedAt} precision={document.precision} note={document.note} />
            </>
          ) : (
            <span className="muted">, date not known</span>
          )}
        </p>
      )}
    </section>
  );
}
