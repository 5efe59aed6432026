'use client';

import type { ReactNode } from 'react';
import { useDismissed } from '@/components/use-dismissed';

type Props = {
  /** The cookie that remembers on this device that it is not wanted. */
  name: string;
  className: string;
  summary: string;
  /** What the button says that takes it away. */
  label: string;
  children: ReactNode;
};

/** One quiet line that opens, until somebody has read enough of it. */
export function Dismissible({ name, className, summary, label, children }: Props) {
  const [isGone, dismiss] = useDismissed(name);
  if (isGone) return null;
  return (
    <details className={className}>
      <summary>{summary}</summary>
      {children}
      <button type="button" className="button" onClick={dismiss}>
        {label}
      </button>
    </details>
  );
}
