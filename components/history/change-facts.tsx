import Link from 'next/link';
import { Moment } from '@/components/dates/moment';
import { counted } from '@/lib/format/number';
import type { ChangeRow } from '@/lib/history/queries.server';

/** Who made the change, when and why, and what became of it. */
export function ChangeFacts({ change }: { change: ChangeRow }) {
  const { id, undoneBy, undoesId } = change;
  return (
    <>
      <p className="lead">
        <Moment at={change.at} focusable />
        <span className="figures">change {id}</span>
        <span>{counted(change.recordCount, ['record', 'records'])}</span>
        {undoesId !== null && (
          <Link href={`/history/${undoesId}`} prefetch={false}>
            takes back change {undoesId}
          </Link>
        )}
      </p>
      {change.reason && (
        <p className="reason" dir="auto">
          {change.reason}
        </p>
      )}
      {undoneBy && (
        <p className="notice">
          Undone by <bdi>{undoneBy.person}</bdi> on <Moment at={undoneBy.at} focusable />,{' '}
          <Link href={`/history/${undoneBy.id}`} prefetch={false}>
            change {undoneBy.id}
          </Link>
          .
        </p>
      )}
    </>
  );
}
