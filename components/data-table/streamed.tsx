import { type ReactNode, Suspense } from 'react';

export type Later<T> = { later: Promise<T> };

type Props<T> = { value: T | Later<T>; waiting: ReactNode; children: (value: T) => ReactNode };

const isLater = <T,>(value: T | Later<T>): value is Later<T> =>
  typeof value === 'object' && value !== null && 'later' in value;

/** Content that is shown at once if it is ready, and streamed in otherwise. */
export function Streamed<T>({ value, waiting, children }: Props<T>) {
  if (!isLater(value)) return children(value);
  return (
    <Suspense fallback={waiting}>
      <Arrived value={value.later}>{children}</Arrived>
    </Suspense>
  );
}

async function Arrived<T>({ value, children }: { value: Promise<T>; children: (value: T) => ReactNode }) {
  return children(await value);
}
