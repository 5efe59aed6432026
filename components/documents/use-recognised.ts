'use client';

import { useEffect, useState } from 'react';
import type { Recognised } from '@/lib/documents/publisher.server';

const PAUSE_MS = 200;

/** What the server knows of an address, fetched once typing pauses; null until then. */
export function useRecognised(address: string): Recognised | null {
  const [found, setFound] = useState<{ for: string; answer: Recognised } | null>(null);
  const wanted = address.trim();
  useEffect(() => {
    if (wanted === '') return;
    const controller = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const response = await fetch(`/api/publisher?url=${encodeURIComponent(wanted)}`, { signal: controller.signal });
        if (response.ok) setFound({ for: wanted, answer: await response.json() });
      } catch {
        // Typing continued, or the server is away. Saving will tell.
      }
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [wanted]);
  return found?.for === wanted ? found.answer : null;
}
