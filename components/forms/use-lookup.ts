'use client';

import { useEffect, useState } from 'react';
import type { LookupItem } from '@/lib/data-table/lookup.server';

export type LookupName = 'sources' | 'documents' | 'claims' | 'topics';

const PAUSE_MS = 100;
const none: readonly LookupItem[] = [];

type Found = { readonly for: string; readonly items: readonly LookupItem[]; readonly failed: boolean };

/**
 * What can be chosen for a text, fetched once typing pauses. The last answer stays until the next one arrives. It is
 * `pending` until then, and `failed` if no answer will come until typing continues.
 */
export function useLookup(
  lookup: LookupName,
  text: string,
  active: boolean,
  scope = '',
): { items: readonly LookupItem[]; pending: boolean; failed: boolean } {
  const [found, setFound] = useState<Found>({ for: '', items: none, failed: false });
  const wanted = `${lookup}?q=${encodeURIComponent(text.trim())}${scope && `&${scope}`}`;
  useEffect(() => {
    if (!active) return;
    const controller = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const response = await fetch(`/api/lookup/${wanted}`, { signal: controller.signal });
        if (!response.ok) throw new Error(response.statusText);
        setFound({ for: wanted, items: (await response.json()).items, failed: false });
      } catch {
        if (!controller.signal.aborted) setFound({ for: wanted, items: none, failed: true });
      }
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [wanted, active]);
  const answered = found.for === wanted;
  return {
    items: active && found.for !== '' ? found.items : none,
    pending: !answered || found.failed,
    failed: active && answered && found.failed,
  };
}
