'use client';

import { useRouter } from 'next/navigation';
import { useKeys } from '@/components/keys/use-keys';
import { redo, undo } from './undo';

/** Ctrl or Cmd and Z takes back what this person did last; in a text field it stays the field's own. */
export function UndoKeys() {
  const router = useRouter();
  useKeys({
    'Ctrl+z': () => void undo().then(() => router.refresh()),
    'Ctrl+Shift+Z': () => void redo().then(() => router.refresh()),
  });
  return null;
}
