'use client';

import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { formatDate, formatLocal, machineDate } from '@/lib/format/date';

type Props = {
  at: string;
  /** How much of it to show. */
  show?: 'day' | 'minute';
  /** It can be focused by keyboard, which shows the time in UTC. In tables that would be in the way. */
  focusable?: boolean;
};

const never = () => () => {};
// The server does not know the reader's zone.
const useLayout = typeof window === 'undefined' ? () => {} : useLayoutEffect;

/** An instant in the reader's zone; in UTC on hover and without JavaScript. */
export function Moment({ at, show = 'minute', focusable = false }: Props) {
  const utc = formatDate(at, 'minute');
  const zone = useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => 'UTC',
  );
  const element = useRef<HTMLTimeElement>(null);
  // The server's text keeps its space until the local one replaces it.
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
