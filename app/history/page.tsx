import type { Metadata } from 'next';
import { ListPage } from '@/components/data-table/list-page';
import { HistoryTable } from '@/components/history/history-table';
import { type PageParams, readTable } from '@/lib/data-table/page.server';
import { may } from '@/lib/people/permissions';
import { tables } from '@/lib/tables.server';
import '@/app/styles/history.css';

export const metadata: Metadata = { title: 'History' };

export default async function HistoryPage({ searchParams }: { searchParams: PageParams }) {
  const { actor, frame, table } = await readTable(tables.history, searchParams);
  return (
    <ListPage {...frame} title="History">
      <HistoryTable {...table} mayUndo={may(actor, 'history.undo')} />
    </ListPage>
  );
}
