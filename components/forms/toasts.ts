import { useSyncExternalStore } from 'react';
import type { Progress } from './send';
import { type Toast, withToast } from './toast-list';

let toasts: readonly Toast[] = [];
let count = 0;
const listeners = new Set<() => void>();

function change(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

/**
 * Says at the edge of the screen what was done, with a way to undo it. Errors stay until they are closed, or until newer
 * messages need their place.
 */
export function toast(
  text: string,
  { undo = null, tone = 'plain' }: { undo?: number | null; tone?: Toast['tone'] } = {},
): void {
  change(withToast(toasts, { id: ++count, text, tone, undo }));
}

/** A change of at least this many records shows its progress. */
const LONG = 500;

/**
 * Shows the progress of a long change on whatever page the person goes to; short ones show nothing. `shown` is called
 * when it first appears.
 */
export function working(
  text: string,
  shown: () => void = () => {},
): { tell: (progress: Progress) => void; end: () => void } {
  const id = ++count;
  return {
    tell(progress) {
      if (progress.total < LONG) return;
      const there = toasts.some((item) => item.id === id);
      const item: Toast = { id, text, tone: 'plain', undo: null, progress };
      change(withToast(toasts, item));
      if (!there) shown();
    },
    end: () => change(toasts.filter((item) => item.id !== id)),
  };
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
const none: readonly Toast[] = [];

/** The messages now shown. */
export const useToasts = (): readonly Toast[] =>
  useSyncExternalStore(
    subscribe,
    () => toasts,
    () => none,
  );

export const close = (id: number): void => change(toasts.filter((item) => item.id !== id));
