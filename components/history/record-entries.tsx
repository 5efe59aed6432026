import Link from 'next/link';
import { Quoting } from '@/components/chrome/quoting';
import { Moment } from '@/components/dates/moment';
import { formatDate } from '@/lib/format/date';
import { grouped } from '@/lib/format/number';
import type { SubjectHistory } from '@/lib/history/detail.server';
import { ChangedRecords } from './changed-records';
import { RestoreButton } from './restore-button';

type Props = { /** “claim:12” */ subject: string; history: SubjectHistory; mayRestore: boolean };

/** The latest changes of one record, newest first, a line each that opens. The newest is the present state, so there is nothing to restore. */
export function RecordEntries({ subject, history: { entries, total }, mayRestore }: Props) {
  if (entries.length === 0) return <p className="muted">Nothing has changed here since it was entered.</p>;
  return (
    <>
      <ol className="lines entries">
        {entries.map((entry, i) => (
          <li key={entry.id}>
            <details>
              <summary>
                <bdi className="who">{entry.person}</bdi>{' '}
                <span className="said">
                  <Quoting text={entry.said} />
                </span>
                {entry.state === 'undone' && <span className="tag">undone</span>}
                <span className="muted when">
                  <Moment at={entry.at} />
                </span>
              </summary>
              {entry.reason && (
                <p className="reason" dir="auto">
                  {entry.reason}
                </p>
              )}
              <ChangedRecords records={entry.changed} />
              <div className="entry-foot">
                <Link href={`/history/${entry.id}`} prefetch={false}>
                  {entry.hidden > 0 ? `All ${grouped(entry.changed.length + entry.hidden)} records` : 'This change'}
                  <span className="hidden-text"> in the history</span>
                </Link>
                {mayRestore && i > 0 && (
                  <RestoreButton subject={subject} changeId={entry.id} when={formatDate(entry.at, 'minute')} />
                )}
              </div>
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
