import Link from 'next/link';
import { Moment } from '@/components/dates/moment';
import { formatDate } from '@/lib/format/date';
import { counted, grouped } from '@/lib/format/number';
import type { SubjectHistory } from '@/lib/history/detail.server';
import { ChangedRecords } from './changed-records';
import { RestoreButton } from './restore-button';

type Props = { /** “claim:12” */ subject: string; history: SubjectHistory; mayRestore: boolean };

/** So many changed records are shown at once. */
const OPEN = 3;

/** The latest changes of one record, newest first. The newest is how it is now: there is nothing to restore. */
export function RecordEntries({ subject, history: { entries, total }, mayRestore }: Props) {
  if (entries.length === 0) return <p className="muted">Nothing has changed here since it was entered.</p>;
  return (
    <>
      <ol className="lines entries">
        {entries.map((entry, i) => (
          <li key={entry.id}>
            <div className="entry-head">
              <span className="who">{entry.person}</span>{' '}
              <Link href={`/history/${entry.id}`} prefetch={false}>
                {entry.said}
              </Link>
              {entry.state === 'undone' && <span className="tag">undone</span>}
              <span className="muted">
                <Moment at={entry.at} focusable />
              </span>
              {mayRestore && i > 0 && (
                <RestoreButton subject={subject} changeId={entry.id} when={formatDate(entry.at, 'minute')} />
              )}
            </div>
            {entry.reason && <p className="reason">{entry.reason}</p>}
            <details open={entry.changed.length <= OPEN || undefined}>
              <summary>{counted(entry.changed.length + entry.hidden, ['record', 'records'])}</summary>
              <ChangedRecords records={entry.changed} />
              {entry.hidden > 0 && (
                <p>
                  <Link href={`/history/${entry.id}`} prefetch={false}>
                    and {grouped(entry.hidden)} more
                  </Link>
                </p>
              )}
            </details>
          </li>
        ))}
      </ol>
      <p className="more-link">
        <Link href={`/history?record=${subject}`} prefetch={false}>
          {total === 1 ? 'This change in the history' : `All ${grouped(total)} changes`}
        </Link>
      </p>
    </>
  );
}
