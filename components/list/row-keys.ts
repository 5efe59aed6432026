'use client';

import { type RefObject, useEffect, useRef } from 'react';
import { isTyping } from '@/components/chrome/shortcuts';

/** Keys that move in a table: j and k from row to row, Space for details, [ and ] from page to page, / and f to search and filter. */
export function useRowKeys(
  body: RefObject<HTMLTableSectionElement | null>,
  onDetails: ((index: number) => void) | undefined,
  onClose: () => void,
) {
  const latest = useRef({ onDetails, onClose });
  latest.current = { onDetails, onClose };
  useEffect(() => {
    const links = () => [...(body.current?.querySelectorAll<HTMLElement>('a[data-row]') ?? [])];
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector('dialog[open]')) return;
      const rows = links();
      const at = rows.findIndex((link) => link.closest('tr')?.contains(document.activeElement));
      switch (event.key) {
        case 'j':
          rows[Math.min(at + 1, rows.length - 1)]?.focus();
          break;
        case 'k':
          rows[Math.max(at - 1, 0)]?.focus();
          break;
        case ' ':
          if (at < 0 || !latest.current.onDetails || document.activeElement !== rows[at]) return;
          latest.current.onDetails(at);
          break;
        case 'Escape':
          latest.current.onClose();
          return;
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
