import Link from 'next/link';
import type { SourceDetail } from '@/lib/claims/claim-detail';
import { sourceName } from '@/lib/format/source-name';
import { reliabilities, sourceKinds } from '@/lib/vocabulary';

/** A source's name, linked to its page. Unnamed sources are in italics, unknown ones in a dashed box. */
export function SourceLink({ source: { name, slug, kind, reliability, owner } }: { source: SourceDetail }) {
  const grade = reliability ? `reliability ${reliability}: ${reliabilities[reliability].help}` : 'not graded';
  const about = [sourceKinds[kind].label, owner && `owned by ${owner}`, grade].filter(Boolean).join('; ');
  return (
    <Link href={`/sources/${slug}`} prefetch={false} className={`source ${kind}`} title={about}>
      {kind === 'unnamed' && <span aria-hidden="true">◐ </span>}
      <bdi>{sourceName({ name, kind })}</bdi>
    </Link>
  );
}
