'use client';

import { useRouter } from 'next/navigation';
import { useKeys } from '@/components/keys/use-keys';
import { redo, undo } from './undo';

/** Ctrl or Cmd and Z undo this person's last change. In a text field they keep the field's own meaning. */
export function UndoKeys() {
  const router = useRouter();
  useKeys({
    'Ctrl+z': () => void undo().then(() => router.refresh()),
    'Ctrl+Shift+Z': () => void redo().then(() => router.refresh()),
  });
  return null;
}
