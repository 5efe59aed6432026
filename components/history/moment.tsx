import { formatDate } from '@/lib/format/date';

/** A time to the minute; exact on hover. */
export function Moment({ at }: { at: string }) {
  return (
    <time dateTime={at} title={at}>
      {formatDate(at, 'minute')}
    </time>
  );
}
