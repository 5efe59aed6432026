import Link from 'next/link';
import { Moment } from '@/components/dates/moment';
import type { DocumentDetail } from '@/lib/documents/detail.server';
import { counted } from '@/lib/format/number';
import { fileSize } from '@/lib/format/size';

/** Every stored text of a document, the latest first. */
export function VersionList({
  id,
  versions,
  shown,
}: {
  id: number;
  versions: DocumentDetail['versions'];
  shown: number | null;
}) {
  return (
    <ol className="lines versions">
      {versions.map((version, i) => (
        <li key={version.id}>
          <span>
            {version.id === shown ? (
              <b aria-current="true">Version {version.number}</b>
            ) : (
              <Link href={i === 0 ? `/documents/${id}` : `/documents/${id}?version=${version.number}`} prefetch={false}>
                Version {version.number}
              </Link>
            )}
            {i === 0 && <span className="muted"> · latest</span>}
          </span>
          {versions[i + 1] && (
            <Link
              href={`/documents/${id}/compare?from=${versions[i + 1]?.number}&to=${version.number}`}
              prefetch={false}
            >
              compare with version {versions[i + 1]?.number}
            </Link>
          )}
          <span className="muted">
            <Moment at={version.storedAt.toISOString()} focusable />
          </span>
          <span className="muted figures">
            {counted(version.characters, ['character', 'characters'])}, {fileSize(version.bytes)}
          </span>
          <code className="muted" title="SHA-256 of the stored text">
            {version.sha256}
          </code>
        </li>
      ))}
    </ol>
  );
}
