import Link from 'next/link';
import { Dated } from '@/components/dates/dated';
import type { DocumentDetail, UtteranceDetail } from '@/lib/claims/claim-detail';
import { NO_DATE_HELP } from '@/lib/format/date';
import { documentStates } from '@/lib/vocabulary';
import { FoldedList } from './folded-list';

/** The stored documents that contain the claim. */
export function ClaimDocuments({ utterances, all }: { utterances: readonly UtteranceDetail[]; all: boolean }) {
  const documents = new Map(utterances.flatMap(({ document }) => (document ? [[document.id, document] as const] : [])));
  if (documents.size === 0) return <p className="muted">No document with this claim is held here.</p>;
  return (
    <FoldedList
      className="lines"
      all={all}
      items={[...documents.values()].map((document) => <DocumentLine key={document.id} document={document} />)}
    />
  );
}

function DocumentLine({
  document: { id, title, url, publisher, publishedAt, precision, note, state },
}: {
  document: DocumentDetail;
}) {
  return (
    <li>
      <Link href={`/documents/${id}`} prefetch={false}>
        <bdi>{title}</bdi>
      </Link>
      {state !== 'live' && (
        <span className="amber" title={documentStates[state].help}>
          {documentStates[state].label}
        </span>
      )}
      <span className="muted">
        <bdi>{publisher}</bdi>
      </span>
      <span className="muted">
        <Dated at={publishedAt} precision={precision} note={note} none={NO_DATE_HELP} focusable />
      </span>
      {url && (
        <a href={url} rel="noreferrer">
          original
        </a>
      )}
    </li>
  );
}
