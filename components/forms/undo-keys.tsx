'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { isTyping } from '@/components/chrome/shortcuts';
import { redo, undo } from './undo';

/** Ctrl or Cmd and Z takes back what this person did last; in a text field it stays the field's own. */
export function UndoKeys() {
  const router = useRouter();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (
        !(event.ctrlKey || event.metaKey) ||
        event.altKey ||
        event.key.toLowerCase() !== 'z' ||
        event.defaultPrevented
      )
        return;
      if (isTyping(event.target) || document.querySelector('dialog:modal')) return;
      event.preventDefault();
      (event.shiftKey ? redo() : undo()).then(() => router.refresh());
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [router]);
  return null;
}
