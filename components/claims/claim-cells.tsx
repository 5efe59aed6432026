import Link from 'next/link';
import type { ReactNode } from 'react';
import { Marked } from '@/components/list/marked';
import type { ClaimColumn } from '@/lib/claims/list';
import type { ClaimRow } from '@/lib/claims/queries';
import { formatDate } from '@/lib/format/date';
import { grouped } from '@/lib/format/number';
import { certainties, claimStatuses, likelihoods, linkStates, warnings } from '@/lib/words';
import { ChainCell } from './chain-cell';
import { ConfidenceBar } from './confidence-bar';

const figure = (n: number) => <span className="figures">{grouped(n)}</span>;
const none = <span className="muted">–</span>;
const date = (iso: string | null) =>
  iso ? (
    <time dateTime={iso}>{formatDate(iso)}</time>
  ) : (
    <span className="muted" title="date not known">
      –
    </span>
  );

/** What stands in each column of the claims table. */
export const claimCells: Record<ClaimColumn, (row: ClaimRow) => ReactNode> = {
  claim: (row) => (
    <Link href={`/claims/${row.slug}`} prefetch={false} data-row title={row.statement} className="statement">
      <Marked text={row.statement} marks={row.marks} />
    </Link>
  ),
  chain: (row) => <ChainCell row={row} />,
  confidence: (row) => <ConfidenceBar confidence={row.confidence} likelihood={row.likelihood} judged={row.judged} />,
  likelihood: (row) => (row.likelihood ? likelihoods[row.likelihood].label : none),
  outlets: (row) => figure(row.outlets),
  origins: (row) => (
    <span className={`figures${row.origins === 0 ? ' amber' : ''}`} title={row.origins === 0 ? 'No origin that counts' : undefined}>
      {grouped(row.origins)}
    </span>
  ),
  link: (row) =>
    row.weakestLink ? (
      <span title={linkStates[row.weakestLink].help}>{linkStates[row.weakestLink].label}</span>
    ) : (
      <span className="muted" title="no links">
        –
      </span>
    ),
  warnings: (row) =>
    row.warnings.length === 0 ? null : <Tags tags={row.warnings.map((word) => warnings[word].label)} className="warning" />,
  status: (row) => <span className={`status ${row.status}`}>{claimStatuses[row.status].label}</span>,
  certainty: (row) => (row.certainty ? certainties[row.certainty].label : none),
  topics: (row) => (row.topics.length === 0 ? none : <Tags tags={row.topics} />),
  first: (row) => date(row.first),
  last: (row) => date(row.last),
  hops: (row) => figure(row.longestChain),
  chains: (row) => figure(row.chainCount),
  links: (row) => figure(row.links),
  documents: (row) => figure(row.documents),
  credibility: (row) => figure(row.credibility),
  added: (row) => date(row.added),
};

function Tags({ tags, className = '' }: { tags: readonly string[]; className?: string }) {
  return (
    <span className="tags" title={tags.join(', ')}>
      {tags.map((tag) => (
        <span key={tag} className={`tag ${className}`}>
          {tag}
        </span>
      ))}
    </span>
  );
}
