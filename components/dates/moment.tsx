'use client';

import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { formatDate, formatLocal, machineDate } from '@/lib/format/date';

type Props = {
  at: string;
  /** How much of it is shown. */
  show?: 'day' | 'minute';
  /** It can be reached by keyboard, which shows it in UTC. Not in tables, where it would stand in the way. */
  focusable?: boolean;
};

const never = () => () => {};
// On the server nobody's zone is known.
const useLayout = typeof window === 'undefined' ? () => {} : useLayoutEffect;

/** An instant in the reader's zone; in UTC on hover, and where there is no JavaScript. */
export function Moment({ at, show = 'minute', focusable = false }: Props) {
  const utc = formatDate(at, 'minute');
  const zone = useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => 'UTC',
  );
  const element = useRef<HTMLTimeElement>(null);
  // The text that came from the server keeps its room when the reader's own takes its place.
  useLayout(() => {
    const { current } = element;
    if (current && zone === 'UTC') current.style.setProperty('--room', `${current.getBoundingClientRect().width}px`);
  }, [zone]);
  return (
    <time
      ref={element}
      className="moment"
      dateTime={machineDate(at, 'minute')}
      title={utc}
      data-utc={utc}
      tabIndex={focusable ? 0 : undefined}
    >
      {formatLocal(at, show, zone)}
    </time>
  );
}
