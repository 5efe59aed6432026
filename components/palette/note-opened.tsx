'use client';

import { useEffect } from 'react';
import { noteOpened } from './opened-records';

/** Keeps on this device that the record of this page was opened. */
export function NoteOpened({ href, label }: { href: string; label: string }) {
  useEffect(() => noteOpened({ href, label }), [href, label]);
  return null;
}
