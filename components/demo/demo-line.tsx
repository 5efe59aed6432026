'use client';

import Link from 'next/link';
import { useDismissed } from '@/components/use-dismissed';
import { DEMO_LINE } from '@/lib/preference-cookies';

/** Says that what the table shows is a demonstration, until somebody hides it on their device. */
export function DemoLine({ mayRemove }: { mayRemove: boolean }) {
  const [isHidden, hide] = useDismissed(DEMO_LINE);
  if (isHidden) return null;
  return (
    <p className="demo-line muted">
      <span>
        This is a demonstration: one true story, retold, and one about a bridge, all invented.
        {mayRemove && (
          <>
            {' '}
            <Link href="/settings#demonstration" prefetch={false}>
              Remove it
            </Link>{' '}
            when you have seen enough.
          </>
        )}
      </span>
      <button type="button" className="button quiet" onClick={hide}>
        Hide
        <span className="hidden-text"> the note about the demonstration</span>
      </button>
    </p>
  );
}
