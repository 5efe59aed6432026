import Link from 'next/link';
import { counted, grouped } from '@/lib/format/number';
import type { SourceRecord as Record } from '@/lib/sources/record.server';
import { type ClaimStatus, claimStatuses } from '@/lib/vocabulary';

type Props = { slug: string; record: Record };
type Outcome = { label: string; statuses: readonly ClaimStatus[]; help: string };

const outcomes: readonly Outcome[] = [
  { label: 'confirmed', statuses: ['confirmed'], help: claimStatuses.confirmed.help },
  { label: 'refuted', statuses: ['refuted'], help: claimStatuses.refuted.help },
  { label: 'retracted', statuses: ['retracted'], help: claimStatuses.retracted.help },
  {
    label: 'open',
    statuses: ['unverified', 'corroborated', 'disputed'],
    help: 'Nobody has established whether it is so.',
  },
];

/** How much of what a source says is its own, and what became of it. */
export function SourceRecord({ slug, record: { originated, relayed, statuses } }: Props) {
  const all = originated + relayed;
  return (
    <div className="columns source-record">
      <section>
        <h2>
          Its own or passed on <small>{counted(all, ['claim', 'claims'])}</small>
        </h2>
        <Share part={originated} whole={all} />
        <dl className="tally">
          <div>
            <dt>
              <i className="swatch own" aria-hidden="true" /> originated
            </dt>
            <dd>
              <Count href={`/claims?origin=${slug}`} count={originated} />
            </dd>
            <dd className="muted">a chain begins with it</dd>
          </div>
          <div>
            <dt>
              <i className="swatch" aria-hidden="true" /> relayed
            </dt>
            <dd>
              <Count href={`/claims?source=${slug}`} count={relayed} linked={originated === 0} />
            </dd>
            <dd className="muted">it only passes on what others said</dd>
          </div>
        </dl>
      </section>
      <section>
        <h2>What became of what it originated</h2>
        {originated === 0 ? (
          <p className="muted">No chain begins with it, so there is nothing to count.</p>
        ) : (
          <>
            <dl className="tally">
              {outcomes.map((outcome) => (
                <OutcomeLine key={outcome.label} slug={slug} outcome={outcome} statuses={statuses} whole={originated} />
              ))}
            </dl>
            <p className="muted more-link">Counts, not a score.</p>
          </>
        )}
      </section>
    </div>
  );
}

function OutcomeLine({
  slug,
  outcome,
  statuses,
  whole,
}: {
  slug: string;
  outcome: Outcome;
  statuses: Record['statuses'];
  whole: number;
}) {
  const { label, help } = outcome;
  const there = outcome.statuses.filter((status) => statuses[status] > 0);
  const count = there.reduce((sum, status) => sum + statuses[status], 0);
  return (
    <div>
      <dt title={help}>{label}</dt>
      <dd>
        <Count href={`/claims?origin=${slug}&status=${outcome.statuses.join(',')}`} count={count} />
      </dd>
      <dd>
        <Share part={count} whole={whole} />
        {outcome.statuses.length > 1 && there.length > 0 && (
          <span className="muted split">
            {there.map((status) => (
              <Link
                key={status}
                href={`/claims?origin=${slug}&status=${status}`}
                prefetch={false}
                title={claimStatuses[status].help}
              >
                {grouped(statuses[status])} {claimStatuses[status].label}
              </Link>
            ))}
          </span>
        )}
      </dd>
    </div>
  );
}

function Count({ href, count, linked = true }: { href: string; count: number; linked?: boolean }) {
  if (count === 0 || !linked) return <span className={`figures${count === 0 ? ' muted' : ''}`}>{grouped(count)}</span>;
  return (
    <Link href={href} prefetch={false} className="figures">
      {grouped(count)}
    </Link>
  );
}

/** A share as a bar; the numbers are beside it. */
function Share({ part, whole }: { part: number; whole: number }) {
  if (whole === 0) return null;
  const width = (100 * part) / whole;
  return (
    <svg className="share" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect className="rest" width="100" height="1" />
      <rect className="part" width={part > 0 ? Math.max(width, 0.7) : 0} height="1" />
    </svg>
  );
}
