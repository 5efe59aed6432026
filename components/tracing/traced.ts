import { useSyncExternalStore } from 'react';

/** The link that is traced; null while the panel is closed. */
let link: number | null = null;
const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Opens the panel for a link, or closes it. */
export function trace(next: number | null): void {
  link = next;
  for (const listener of listeners) listener();
}

const now = () => link;
const onServer = () => null;

/** The link that is traced. */
export const useTraced = (): number | null => useSyncExternalStore(subscribe, now, onServer);
