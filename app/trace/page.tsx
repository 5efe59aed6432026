import type { Metadata } from 'next';
import Link from 'next/link';
import { NotAllowed } from '@/components/chrome/not-allowed';
import { Notices } from '@/components/data-table/notices';
import { QueueList } from '@/components/tracing/queue-list';
import { Tracing } from '@/components/tracing/tracing';
import { claimList } from '@/lib/claims/table';
import { type PageParams, readPage } from '@/lib/data-table/page.server';
import { filterInWords } from '@/lib/data-table/sentence';
import { listHref } from '@/lib/data-table/write';
import { getDb } from '@/lib/db';
import { counted, grouped } from '@/lib/format/number';
import { may } from '@/lib/people/permissions';
import { currentActor } from '@/lib/people/session.server';
import { LOOKED_AT, QUEUE, traceQueue } from '@/lib/tracing/queue.server';
import '@/app/styles/list.css';
import '@/app/styles/record.css';
import '@/app/styles/claim.css';

export const metadata: Metadata = { title: 'Links to trace' };

/** The reported links of the claims of a table, by how much the suggestion would move if they were verified. */
export default async function TracePage({ searchParams }: { searchParams: PageParams }) {
  if (!may(await currentActor(), 'chains.write')) return <NotAllowed what="trace links" back="/claims" next="/trace" />;
  const { pool } = await getDb();
  const { query, notices, refs, names } = await readPage(pool, claimList, searchParams, async () => 0);
  const { lines, links, looked, more, left } = await traceQueue(pool, query, refs);
  const asked = { ...query, page: 1 };
  const filters = Object.entries(query.filters).map(([word, value]) => filterInWords(claimList, word, value, names));
  const chosen = [...(query.q === '' ? [] : [`found by “${query.q}”`]), ...filters];
  const of = chosen.length === 0 ? 'Of all claims.' : `Of claims with: ${chosen.join('; ')}.`;
  return (
    <article className="record claim">
      <header>
        <h1>
          Links to trace <small>{grouped(links)}</small>
        </h1>
        <p className="lead">
          Reported links, those first whose verification would move the suggestion most. The rule was asked for each of
          them; nothing is estimated.
        </p>
        <p className="muted">
          {of} <Link href={listHref(claimList, asked)}>See the table</Link>
        </p>
      </header>
      <Notices notices={notices} />
      {more && (
        <p className="notice">
          More than {grouped(LOOKED_AT)} claims match. Only the {grouped(LOOKED_AT)} that were added last were looked
          at. Narrow the table to see the others.
        </p>
      )}
      {left > 0 && (
        <p className="notice">
          {counted(left, ['claim has', 'claims have'])} too many utterances to ask the rule about each link.
        </p>
      )}
      {lines.length === 0 ? (
        <p className="muted">
          {looked === 0
            ? 'No claim that matches has a link that is not verified.'
            : 'No link of these claims is reported.'}{' '}
          <Link href="/claims">All claims</Link>
        </p>
      ) : (
        <QueueList lines={lines} />
      )}
      {links > QUEUE && (
        <p className="muted">
          The first {grouped(QUEUE)} of {grouped(links)} are listed.
        </p>
      )}
      <Tracing links={lines.map(({ linkId }) => ({ linkId, upstreamId: null }))} stamp={Date.now()} />
    </article>
  );
}
