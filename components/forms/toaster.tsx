'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { grouped } from '@/lib/format/number';
import type { Progress } from './send';
import { undo } from './undo';

type Toast = {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'error';
  readonly undo: number | null;
  /** Work that goes on; it ends by itself. */
  readonly progress?: Progress;
};

const SHOWN_MS = 10_000;
let toasts: readonly Toast[] = [];
let count = 0;
const listeners = new Set<() => void>();

function change(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Says at the edge of the screen what was done, with a way back; errors stay until they are closed. */
export function toast(text: string, { undo = null, tone = 'plain' }: { undo?: number | null; tone?: Toast['tone'] } = {}): void {
  change([...toasts.slice(-2), { id: ++count, text, tone, undo }]);
}

/** From how many records on a change is shown to be going on. */
const LONG = 500;

/** Shows how far a long change is, on whatever page the person goes on to; short ones show nothing. `shown` is called when it first appears. */
export function working(text: string, shown: () => void = () => {}): { tell: (progress: Progress) => void; end: () => void } {
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

export function Toaster() {
  const shown = useSyncExternalStore(
    subscribe,
    () => toasts,
    () => none,
  );
  return (
    <section className="toaster" aria-label="Messages" aria-live="polite">
      {shown.map((item) => (
        <ToastCard key={item.id} item={item} close={() => change(toasts.filter(({ id }) => id !== item.id))} />
      ))}
    </section>
  );
}

function ToastCard({ item, close }: { item: Toast; close: () => void }) {
  const router = useRouter();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held || item.tone === 'error' || item.progress) return;
    const timer = setTimeout(close, SHOWN_MS);
    return () => clearTimeout(timer);
  });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: being pointed at only keeps the message from going away
    <div
      className="toast"
      data-tone={item.tone}
      role={item.tone === 'error' ? 'alert' : undefined}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{item.text}</span>
      {item.progress && (
        <>
          <progress max={item.progress.total} value={item.progress.done} aria-label={item.text} />
          <span className="figures muted" aria-hidden="true">
            {grouped(item.progress.done)} of {grouped(item.progress.total)} claims
          </span>
        </>
      )}
      {item.undo !== null && (
        <button
          type="button"
          className="button quiet"
          onClick={() => {
            close();
            undo(item.undo ?? undefined).then(() => router.refresh());
          }}
        >
          Undo
        </button>
      )}
      {!item.progress && (
        <button type="button" className="button quiet icon-button" aria-label="Close message" onClick={close}>
          ×
        </button>
      )}
    </div>
  );
}
