import { useSyncExternalStore } from 'react';
import type { Progress } from './send';

export type Toast = {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'error';
  readonly undo: number | null;
  /** Work that goes on; it ends by itself. */
  readonly progress?: Progress;
};

let toasts: readonly Toast[] = [];
let count = 0;
const listeners = new Set<() => void>();

function change(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Says at the edge of the screen what was done, with a way back; errors stay until they are closed. */
export function toast(
  text: string,
  { undo = null, tone = 'plain' }: { undo?: number | null; tone?: Toast['tone'] } = {},
): void {
  change([...toasts.slice(-2), { id: ++count, text, tone, undo }]);
}

/** From how many records on a change is shown to be going on. */
const LONG = 500;

/**
 * Shows how far a long change is, on whatever page the person goes on to; short ones show nothing. `shown` is called
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
      change(there ? toasts.map((other) => (other.id === id ? item : other)) : [...toasts.slice(-2), item]);
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

/** The messages that are shown at the moment. */
export const useToasts = (): readonly Toast[] =>
  useSyncExternalStore(
    subscribe,
    () => toasts,
    () => none,
  );

export const close = (id: number): void => change(toasts.filter((item) => item.id !== id));
