'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { undo } from './undo';

type Toast = { readonly id: number; readonly text: string; readonly tone: 'plain' | 'error'; readonly undo: number | null };

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
    if (held || item.tone === 'error') return;
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
      <button type="button" className="button quiet icon-button" aria-label="Close message" onClick={close}>
        ×
      </button>
    </div>
  );
}
