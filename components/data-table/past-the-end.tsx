'use client';

import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';

/** Shown with status 404 when a list has no such page. */
export function PastTheEnd() {
  const path = usePathname();
  const params = new URLSearchParams(useSearchParams());
  const page = params.get('page');
  params.delete('page');
  return (
    <div className="message">
      <h1>The table ends before this page</h1>
      <p>There is no page {page ?? 'of this number'}: the table is shorter, or has become shorter since.</p>
      <Link href={`${path}${params.size > 0 ? `?${params}` : ''}`} className="button" prefetch={false}>
        Go to the first page
      </Link>
    </div>
  );
}
