import Link from 'next/link';
import { Moment } from '@/components/dates/moment';
import type { Copy } from '@/lib/captures/queries.server';
import { fileSize } from '@/lib/format/size';
import { captureWays } from '@/lib/vocabulary';
import { CopyFacts } from './copy-facts';
import { CopyHash } from './copy-hash';

/** Every copy of a document, the latest first. */
export function CopyList({ documentId, copies }: { documentId: number; copies: readonly Copy[] }) {
  return (
    <ol className="lines copies">
      {copies.map((copy) => (
        <li key={copy.id}>
          <span>
            <Link href={`/documents/${documentId}/copies/${copy.id}`} prefetch={false}>
              <Moment at={copy.capturedAt.toISOString()} />
            </Link>{' '}
            <span className="muted" title={captureWays[copy.how].help}>
              {captureWays[copy.how].label}
            </span>
          </span>
          <div className="copy-facts">
            <CopyFacts copy={copy} />
          </div>
          <span className="muted figures">{fileSize(copy.size)}</span>
          <CopyHash sha256={copy.sha256} />
        </li>
      ))}
    </ol>
  );
}
