'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { Quoting } from '@/components/chrome/quoting';
import { DataTable, type TableState } from '@/components/data-table/data-table';
import { Marked } from '@/components/data-table/marked';
import { NothingHere } from '@/components/data-table/nothing-here';
import { Moment } from '@/components/dates/moment';
import { grouped } from '@/lib/format/number';
import { fieldInWords } from '@/lib/history/field-in-words';
import type { ChangeRow } from '@/lib/history/queries.server';
import { type HistoryColumn, historyList } from '@/lib/history/table';
import { ChangeDetails } from './change-details';

const none = <span className="muted">–</span>;

const cells: Record<HistoryColumn, (row: ChangeRow) => ReactNode> = {
  when: (row) => <Moment at={row.at} />,
  who: (row) => (
    <Link href={`/history?person=${encodeURIComponent(row.personId)}`} prefetch={false} dir="auto">
      {row.person}
    </Link>
  ),
  what: (row) => (
    <span className="done">
      <Link href={`/history/${row.id}`} prefetch={false} data-row className="statement" title={row.said}>
        <Quoting text={row.said} />
      </Link>
      {row.state === 'undone' && <span className="tag">undone</span>}
    </span>
  ),
  records: (row) =>
    row.records.length === 0 ? (
      none
    ) : (
      <span className="record-names">
        {row.records.map(({ subject, name, href, marks }) =>
          href ? (
            <Link key={subject} href={href} prefetch={false} title={name} dir="auto">
              <Marked text={name} marks={marks} />
            </Link>
          ) : (
            <span key={subject} title={`${name}: no longer there`} dir="auto">
              <Marked text={name} marks={marks} />
            </span>
          ),
        )}
        {row.more > 0 && <span className="muted figures">+{grouped(row.more)}</span>}
      </span>
    ),
  fields: (row) => (row.fields.length > 0 ? [...new Set(row.fields.map(fieldInWords))].join(', ') : none),
  reason: (row) =>
    row.reason ? (
      <span title={row.reason} dir="auto">
        <Marked text={row.reason} marks={row.reasonMarks} />
      </span>
    ) : (
      <span className="muted none">–</span>
    ),
  state: (row) =>
    row.undoneBy ? (
      <span title={row.undoneBy.at}>
        undone by <bdi>{row.undoneBy.person}</bdi>
      </span>
    ) : (
      <span className="muted">{row.state === 'open' ? 'can be undone' : 'cannot be undone'}</span>
    ),
};

const rowId = (row: ChangeRow) => String(row.id);

export function HistoryTable({ mayUndo, ...table }: TableState<ChangeRow> & { mayUndo: boolean }) {
  return (
    <DataTable
      list="history"
      {...table}
      rowId={rowId}
      cells={cells}
      details={(row, close) => <ChangeDetails key={row.id} row={row} mayUndo={mayUndo} onClose={close} />}
      empty={
        <NothingHere list={historyList} query={table.query}>
          <p>Whatever anybody adds or edits will appear here, with who did it, when and why.</p>
        </NothingHere>
      }
    />
  );
}
