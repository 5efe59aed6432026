'use client';

import type { LookupItem } from '@/lib/data-table/lookup.server';
import { useAnswer } from './use-answer';

export type LookupName = 'sources' | 'documents' | 'claims' | 'topics';

const none: { readonly items: readonly LookupItem[] } = { items: [] };

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
  const wanted = `/api/lookup/${lookup}?q=${encodeURIComponent(text.trim())}${scope && `&${scope}`}`;
  const { answer, pending, problem } = useAnswer(active ? wanted : null, none);
  return { items: active ? answer.items : none.items, pending, failed: problem !== null };
}
