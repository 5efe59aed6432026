'use client';

import { useEffect, useState } from 'react';
import { LISTENING, type SentPage, sentPage } from '@/lib/intake/bookmarklet';

/** How long a page may take to send itself. */
const PATIENCE_MS = 10_000;

export type Captured = { step: 'waiting' } | { step: 'none' } | { step: 'here'; page: SentPage };

/** Asks the page that opened this one for itself. `none`: nothing opened it, or it does not answer. */
export function useCaptured(): Captured {
  const [captured, setCaptured] = useState<Captured>({ step: 'waiting' });
  useEffect(() => {
    const from: Window | null = window.opener;
    const timer = setTimeout(
      () => setCaptured((before) => (before.step === 'here' ? before : { step: 'none' })),
      from ? PATIENCE_MS : 0,
    );
    const take = ({ source, data, origin }: MessageEvent) => {
      const sent = source === from ? sentPage.safeParse(data) : undefined;
      if (!sent?.success) return;
      clearTimeout(timer);
      const { url, selection, html } = sent.data;
      setCaptured({ step: 'here', page: { url, selection: selection.trim(), html, origin } });
    };
    window.addEventListener('message', take);
    // Which site it is cannot be known before it has answered, and this says nothing of anybody.
    from?.postMessage(LISTENING, '*');
    return () => {
      clearTimeout(timer);
      window.removeEventListener('message', take);
    };
  }, []);
  return captured;
}
