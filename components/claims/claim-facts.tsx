import Link from 'next/link';
import type { ClaimDetail } from '@/lib/claims/claim-detail';
import { claimStatuses } from '@/lib/vocabulary';
import { TopicLink } from './topic-tags';

/** The rest opens in place. */
const SHOWN = 12;

/** The status of a claim and its topics. Each leads to the claims that share it. */
export function ClaimFacts({ claim: { status, topics } }: { claim: Pick<ClaimDetail, 'status' | 'topics'> }) {
  const rest = topics.slice(SHOWN);
  return (
    <div className="claim-facts">
      <Link
        href={`/claims?status=${status}`}
        prefetch={false}
        className={`pill status ${status}`}
        title={claimStatuses[status].help}
      >
        <span className="hidden-text">Status: </span>
        {claimStatuses[status].label}
      </Link>
      <TopicChips topics={topics.slice(0, SHOWN)} />
      {rest.length > 0 && (
        <details>
          <summary className="pill">
            <span className="closed">{rest.length} more topics</span>
            <span className="opened">Fewer topics</span>
          </summary>
          <TopicChips topics={rest} />
        </details>
      )}
    </div>
  );
}

function TopicChips({ topics }: Pick<ClaimDetail, 'topics'>) {
  if (topics.length === 0) return null;
  return (
    <ul aria-label="Topics">
      {topics.map((topic) => (
        <li key={topic.slug}>
          <TopicLink topic={topic} look="pill" />
        </li>
      ))}
    </ul>
  );
}
