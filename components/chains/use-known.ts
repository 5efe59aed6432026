'use client';

import { useEffect, useRef } from 'react';
import type { Action, Draft, DraftSource } from '@/lib/attributions/draft';
import type { LookupItem } from '@/lib/data-table/lookup.server';
import { isNamed } from '@/lib/format/is-named';

const PAUSE_MS = 350;

/** A looked-up source, in the form a hop needs. */
export const sourceOfItem = ({ id, label, detail, kind = 'outlet' }: LookupItem): DraftSource => ({
  id,
  name: label,
  kind,
  detail,
});

/** The label that offers an unknown name as a new source. */
export const newSource = (name: string) => `New source “${name}”`;

/** Looks up names and titles that were typed but not chosen, so that existing records are recognised. */
export function useKnown(draft: Draft, act: (action: Action) => void): void {
  const asked = useRef(new Set<string>());
  const open = draft.hops.flatMap(({ source, document }) => [
    ...(source.id === null && source.name.trim()
      ? [{ url: `sources?q=${encodeURIComponent(source.name)}`, text: source.name }]
      : []),
    ...(document?.id === null
      ? [
          {
            url: `documents?q=${encodeURIComponent(document.title)}${source.id ? `&source=${source.id}` : ''}`,
            text: document.title,
          },
        ]
      : []),
  ]);
  const todo = open.filter(({ url }) => !asked.current.has(url));
  const key = todo.map(({ url }) => url).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew only when other names stand open
  useEffect(() => {
    if (key === '') return;
    const timer = setTimeout(async () => {
      for (const { url, text } of todo) {
        asked.current.add(url);
        const response = await fetch(`/api/lookup/${url}`).catch(() => null);
        const { items = [] }: { items?: LookupItem[] } = response?.ok ? await response.json() : {};
        const item = items.find((known) => isNamed(known, text));
        if (!item) continue;
        if (url.startsWith('sources')) act({ do: 'known', name: text, source: sourceOfItem(item) });
        else act({ do: 'titled', document: { id: item.id, title: text } });
      }
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [key]);
}
