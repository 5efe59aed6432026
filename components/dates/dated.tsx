import { type DatePrecision, formatDate, machineDate, NO_DATE, NO_DATE_HELP } from '@/lib/format/date';
import { Moment } from './moment';

type Props = {
  at: string | null;
  precision: DatePrecision;
  /** What else is known of the date. */
  note?: string;
  /** Shown if there is no date; a dash in tables. */
  none?: string;
  focusable?: boolean;
};

/**
 * A date as precisely as it is known. A year, month or day is the same everywhere; a time is shown in the reader's
 * zone.
 */
export function Dated({ at, precision, note = '', none = NO_DATE, focusable }: Props) {
  if (at === null)
    return (
      <span className="muted" title={none === NO_DATE ? NO_DATE_HELP : undefined}>
        {none}
      </span>
    );
  return (
    <>
      {precision === 'minute' ? (
        <Moment at={at} focusable={focusable} />
      ) : (
        <time dateTime={machineDate(at, precision)}>{formatDate(at, precision)}</time>
      )}
      {note && (
        <span className="muted date-note">
          {' '}
          (<bdi>{note}</bdi>)
        </span>
      )}
    </>
  );
}
