'use client';

import type { RefObject } from 'react';
import { type Handler, useKeys } from '@/components/keys/use-keys';
import type { PageKey } from '@/lib/keys';

/** What a key does to the focused row. `focus` moves to another row. */
export type RowKey = (index: number, focus: (index: number) => void) => unknown;
export type RowKeys = { readonly [key in PageKey]?: RowKey };

type Handlers = {
  onDetails: ((index: number) => void) | undefined;
  /** The focus has moved to another row. */
  onGo: (index: number) => void;
  /** Closes what is open, and says whether anything was. */
  onClose: () => boolean;
  /** Escape, where nothing was open. */
  onLeave: (() => void) | undefined;
  /** Keys that only some tables have. */
  more: RowKeys | undefined;
};

const press = (selector: string) => document.querySelector<HTMLElement>(selector)?.click();

/**
 * The keys of a table: j and k move between rows, Space opens details, [ and ] change pages, / and f search and filter.
 */
export function useRowKeys(body: RefObject<HTMLTableSectionElement | null>, handlers: Handlers) {
  const { onDetails, onGo, onClose, onLeave, more = {} } = handlers;
  const links = () => [...(body.current?.querySelectorAll<HTMLElement>('a[data-row]') ?? [])];
  const at = () => links().findIndex((link) => link.closest('tr')?.contains(document.activeElement));
  const focus = (index: number) => links()[index]?.focus();
  const go = (index: number) => {
    focus(index);
    if (links()[index]) onGo(index);
  };
  const ofRow =
    (key: RowKey): Handler =>
    () => {
      const index = at();
      return index >= 0 && key(index, focus);
    };
  useKeys({
    ...Object.fromEntries(Object.entries(more).map(([key, does]) => [key, ofRow(does)])),
    j: () => go(Math.min(at() + 1, links().length - 1)),
    k: () => go(Math.max(at() - 1, 0)),
    Space: ofRow((index) => {
      // On any other element of the row, Space belongs to that element.
      if (!onDetails || document.activeElement !== links()[index]) return false;
      onDetails(index);
    }),
    '/': () => document.querySelector<HTMLInputElement>('input[type=search]')?.focus(),
    f: () => document.querySelector<HTMLButtonElement>('.filters button')?.focus(),
    '[': () => press('a[rel=prev]'),
    ']': () => press('a[rel=next]'),
    Escape: () => {
      if (!onClose()) onLeave?.();
    },
  });
}
