'use client';

import { useEffect, useState } from 'react';
import type { SimilarClaim } from '@/lib/claims/similar';

const PAUSE_MS = 300;
/** Fewer characters say nothing. */
const SHORTEST = 8;
const none: readonly SimilarClaim[] = [];

/** The claims most like a text, once typing pauses. The last answer stays until the next one comes. */
export function useSimilar(text: string, { not, active = true }: { not?: number; active?: boolean } = {}): readonly SimilarClaim[] {
  const [items, setItems] = useState(none);
  const typed = text.trim();
  const wanted =
    active && typed.length >= SHORTEST ? `/api/similar?${new URLSearchParams({ text: typed, ...(not && { not: String(not) }) })}` : null;
  useEffect(() => {
    if (!wanted) return setItems(none);
    const controller = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const response = await fetch(wanted, { signal: controller.signal });
        if (response.ok) setItems((await response.json()).items);
      } catch {
        // Typing went on, or the server is away: what stands stays.
      }
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [wanted]);
  return items;
}
