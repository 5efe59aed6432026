'use client';

import { type ReactNode, useState } from 'react';
import { remember } from '@/components/remember';

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
  const [gone, setGone] = useState(false);
  if (gone) return null;
  const dismiss = () => {
    remember(name, 'no');
    setGone(true);
  };
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
