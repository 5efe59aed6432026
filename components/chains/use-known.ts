'use client';

import { useEffect, useRef } from 'react';
import type { Action, Draft, DraftSource } from '@/lib/attributions/draft';
import type { LookupItem } from '@/lib/data-table/lookup.server';
import { fold } from '@/lib/format/fold';
import { sourceKinds, wordsOf } from '@/lib/vocabulary';

const PAUSE_MS = 350;

/** A source as completion shows it: its detail begins with the kind. */
export function sourceOfItem({ id, label, detail }: LookupItem): DraftSource {
  const kind = wordsOf(sourceKinds).find((word) => detail.startsWith(sourceKinds[word].label)) ?? 'outlet';
  return { id, name: label, kind, detail };
}

/** Looks up names and titles that were typed and not chosen, so that what is there already is recognised. */
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
        const item = items.find(
          ({ label, detail }) => fold(label) === fold(text) || fold(detail).endsWith(`also “${fold(text)}”`),
        );
        if (!item) continue;
        if (url.startsWith('sources')) act({ do: 'known', name: text, source: sourceOfItem(item) });
        else act({ do: 'titled', document: { id: item.id, title: text } });
      }
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [key]);
}
