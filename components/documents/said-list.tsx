import Link from 'next/link';
import { TraceButton } from '@/components/tracing/trace-button';
import type { Said } from '@/lib/documents/detail.server';
import { certainties, linkStates, passages, stances } from '@/lib/vocabulary';

type Props = {
  says: readonly Said[];
  documentId: number;
  /** The latest first. */
  versions: readonly { id: number; number: number }[];
  mayEdit: boolean;
};

/**
 * Which claims the document contains: whose, how sure, crediting whom. The numbers match those in the text. If a
 * passage is not in the latest text, the list names the text that has it.
 */
export function SaidList({ says, documentId, versions, mayEdit }: Props) {
  const older = new Map(versions.slice(1).map(({ id, number }) => [id, number]));
  return (
    <ol className="lines said">
      {says.map(({ claim, source, stance, certainty, passage, credits, spans, versionId }, i) => (
        <li key={`${claim.slug}/${source.slug}`} id={`said-${i + 1}`}>
          <span>
            <span className="muted figures">{i + 1}</span>{' '}
            <Link href={`/claims/${claim.slug}`} prefetch={false}>
              <bdi>{claim.statement}</bdi>
            </Link>
          </span>
          <span className="where">
            <bdi>{source.name}</bdi> {stances[stance].label} it{certainty ? `, ${certainties[certainty].label}` : ''}
            {credits.length === 0
              ? '; credits nobody'
              : credits.map(({ linkId, slug, name, state }, n) => (
                  <span key={slug}>
                    {n === 0 ? '; credits ' : ', '}
                    <Link href={`/sources/${slug}`} prefetch={false}>
                      <bdi>{name}</bdi>
                    </Link>{' '}
                    ({linkStates[state].label})
                    {mayEdit && state !== 'verified' && (
                      <>
                        {' '}
                        <TraceButton linkId={linkId} name={`${source.name} credits ${name}`} />
                      </>
                    )}
                  </span>
                ))}
            {passage && passage !== 'marked' ? `; passage ${passages[passage].label}` : ''}
            {spans.length > 0 && versionId !== null && older.has(versionId) && (
              <>
                ;{' '}
                <Link href={`/documents/${documentId}?version=${older.get(versionId)}`} prefetch={false}>
                  stands in version {older.get(versionId)}
                </Link>{' '}
                only
              </>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
