import Link from 'next/link';
import { Dated } from '@/components/dates/dated';
import { NO_DATE_HELP } from '@/lib/format/date';
import { counted, grouped } from '@/lib/format/number';
import type { SourceDetail } from '@/lib/sources/detail.server';
import { documentStates } from '@/lib/vocabulary';

/** The latest stored documents of a source, with a link to all of them. */
export function DocumentLines({
  slug,
  documents: { count, documents },
}: {
  slug: string;
  documents: SourceDetail['documents'];
}) {
  return (
    <section>
      <h2>
        Documents <small>{counted(count, ['held', 'held'])}</small>
      </h2>
      {count === 0 ? (
        <p className="muted">None of its documents is held here, so what it said is known only through others.</p>
      ) : (
        <ul className="lines">
          {documents.map((document) => (
            <li key={document.id}>
              <Link href={`/documents/${document.id}`} prefetch={false}>
                <bdi>{document.title}</bdi>
              </Link>
              {document.state !== 'live' && <span className="amber">{documentStates[document.state].label}</span>}
              <span className="muted">
                <Dated
                  at={document.publishedAt?.toISOString() ?? null}
                  precision={document.publishedPrecision}
                  note={document.publishedNote}
                  none={NO_DATE_HELP}
                  focusable
                />
              </span>
            </li>
          ))}
        </ul>
      )}
      {count > documents.length && (
        <p className="more-link">
          <Link href={`/documents?publisher=${slug}`} prefetch={false}>
            All {grouped(count)} documents
          </Link>
        </p>
      )}
    </section>
  );
}
