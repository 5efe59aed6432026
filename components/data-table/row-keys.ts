'use client';

import { type RefObject, useEffect, useRef } from 'react';
import { isTyping } from '@/components/chrome/shortcuts';

type Handlers = {
  onDetails: ((index: number) => void) | undefined;
  /** The focus has gone to another row. */
  onGo: (index: number) => void;
  /** Closes what is open; says whether anything was. */
  onClose: () => boolean;
  /** Keys that only some tables have; says whether it was one. `index` is −1 where no row has the focus. */
  onKey?: (event: KeyboardEvent, index: number, focusRow: (index: number) => void) => boolean;
};

/** “g s” goes to another page, so that what follows a “g” is no key of the row. */
const SEQUENCE_MS = 1000;

/**
 * Keys that move in a table: j and k from row to row, Space for details, [ and ] from page to page, / and f to search
 * and filter.
 */
export function useRowKeys(body: RefObject<HTMLTableSectionElement | null>, handlers: Handlers) {
  const latest = useRef(handlers);
  latest.current = handlers;
  useEffect(() => {
    let went = Number.NEGATIVE_INFINITY;
    const links = () => [...(body.current?.querySelectorAll<HTMLElement>('a[data-row]') ?? [])];
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector('dialog[open]')) return;
      const { onDetails, onGo, onClose, onKey: more } = latest.current;
      const rows = links();
      const at = rows.findIndex((link) => link.closest('tr')?.contains(document.activeElement));
      if (event.key === 'g') went = event.timeStamp;
      const go = (index: number) => {
        rows[index]?.focus();
        if (rows[index]) onGo(index);
      };
      const apart = event.timeStamp - went > SEQUENCE_MS;
      if (event.key === 'Escape' && onClose()) return;
      if (apart && more?.(event, at, (index) => rows[index]?.focus())) return event.preventDefault();
      switch (event.key) {
        case 'j':
          go(Math.min(at + 1, rows.length - 1));
          break;
        case 'k':
          go(Math.max(at - 1, 0));
          break;
        case ' ':
          if (at < 0 || !onDetails || document.activeElement !== rows[at]) return;
          onDetails(at);
          break;
        case '/':
          document.querySelector<HTMLInputElement>('input[type=search]')?.focus();
          break;
        case 'f':
          document.querySelector<HTMLButtonElement>('.filters button')?.focus();
          break;
        case '[':
          document.querySelector<HTMLAnchorElement>('a[rel=prev]')?.click();
          break;
        case ']':
          document.querySelector<HTMLAnchorElement>('a[rel=next]')?.click();
          break;
        default:
          return;
      }
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [body]);
}
