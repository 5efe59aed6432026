'use client';

import { useEffect, useRef, useState } from 'react';
import { alike } from '@/lib/claims/alike';
import type { SimilarClaim } from '@/lib/claims/similar.server';
import { similarTo } from './similar-to';

const PAUSE_MS = 300;
/** A shorter text is too vague. */
const SHORTEST = 8;
const none: readonly SimilarClaim[] = [];

type Options = { not?: number; active?: boolean };

/** The claims that are nearly the same as a text, but not word for word. None where the server does not answer. */
export async function nearlySame(text: string): Promise<readonly SimilarClaim[]> {
  const typed = text.trim();
  if (typed.length < SHORTEST) return none;
  return alike(typed, await similarTo(typed)).near;
}

/** The claims most similar to a text, fetched once typing pauses. The last answer stays until the next one arrives. */
export const useSimilar = (text: string, options: Options = {}): readonly SimilarClaim[] =>
  useSimilarNow(text, options).items;

/** The same, and whether the answer for this text is still pending. */
export function useSimilarNow(
  text: string,
  { not, active = true }: Options = {},
): { items: readonly SimilarClaim[]; pending: boolean } {
  const [{ items, of }, setFound] = useState<{ items: readonly SimilarClaim[]; of: string | null }>({
    items: none,
    of: null,
  });
  const typed = text.trim();
  const wanted =
    active && typed.length >= SHORTEST
      ? `/api/similar?${new URLSearchParams({ text: typed, ...(not && { not: String(not) }) })}`
      : null;
  // Text present from the beginning was not just typed.
  const first = useRef(wanted);
  useEffect(() => {
    if (!wanted) return setFound({ items: none, of: null });
    const controller = new AbortController();
    const timer = setTimeout(
      async () => {
        try {
          const response = await fetch(wanted, { signal: controller.signal });
          if (response.ok) setFound({ items: (await response.json()).items, of: wanted });
        } catch {
          // Typing continued, or the server is away. What is shown stays.
        }
      },
      wanted === first.current ? 0 : PAUSE_MS,
    );
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [wanted]);
  return { items, pending: wanted !== of };
}
