'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { Quoting } from '@/components/chrome/quoting';
import { grouped } from '@/lib/format/number';
import type { Toast } from './toast-list';
import { close, useToasts } from './toasts';
import { undo } from './undo';

const SHOWN_MS = 10_000;

export function Toaster() {
  return (
    <section className="toaster" aria-label="Messages" aria-live="polite">
      {useToasts().map((item) => (
        <ToastCard key={item.id} item={item} close={() => close(item.id)} />
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
      <span>
        <Quoting text={item.text} />
      </span>
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
