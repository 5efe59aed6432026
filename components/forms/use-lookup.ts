'use client';

import { useEffect, useState } from 'react';
import type { LookupItem } from '@/lib/data-table/lookup.server';

const PAUSE_MS = 100;
const none: readonly LookupItem[] = [];

/** What can be chosen for a text, once typing pauses. The last answer stays until the next one comes. */
export function useLookup(
  lookup: string,
  text: string,
  active: boolean,
  scope = '',
): { items: readonly LookupItem[]; pending: boolean } {
  const [found, setFound] = useState<{ for: string; items: readonly LookupItem[] }>({ for: '', items: none });
  const wanted = `${lookup}?q=${encodeURIComponent(text.trim())}${scope && `&${scope}`}`;
  useEffect(() => {
    if (!active) return;
    const controller = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const response = await fetch(`/api/lookup/${wanted}`, { signal: controller.signal });
        if (response.ok) setFound({ for: wanted, items: (await response.json()).items });
      } catch {
        // Typing went on, or the server is away: what stands stays.
      }
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [wanted, active]);
  return { items: active && found.for !== '' ? found.items : none, pending: found.for !== wanted };
}
