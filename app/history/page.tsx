import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ListPage } from '@/components/data-table/list-page';
import { HistoryTable } from '@/components/history/history-table';
import { type PageParams, readPage } from '@/lib/data-table/page.server';
import { countRows } from '@/lib/data-table/sql.server';
import { getDb } from '@/lib/db';
import { historySqlFor, listChanges } from '@/lib/history/queries.server';
import { historyList } from '@/lib/history/table';
import { may } from '@/lib/people/permissions';
import { currentActor } from '@/lib/people/session.server';
import '@/app/styles/history.css';

export const metadata: Metadata = { title: 'History' };

const shapes = [
  {
    path: '/history.csv',
    label: 'One row per changed field',
    help: 'Who, when, why, and every value before and after, of all these changes.',
  },
];

export default async function HistoryPage({ searchParams }: { searchParams: PageParams }) {
  const [{ pool }, actor] = await Promise.all([getDb(), currentActor()]);
  const { query, widths, notices, refs, names, total } = await readPage(pool, historyList, searchParams, (q, r) =>
    countRows(pool, historySqlFor(actor), q, r),
  );
  const rows = await listChanges(pool, actor, query, refs);
  if (rows.length === 0 && query.page > 1) notFound();
  return (
    <ListPage
      list="history"
      title="History"
      query={query}
      names={names}
      notices={notices}
      shown={rows.length}
      total={await total()}
      shapes={shapes}
    >
      <HistoryTable query={query} rows={rows} widths={widths} mayUndo={may(actor, 'history.undo')} />
    </ListPage>
  );
}
