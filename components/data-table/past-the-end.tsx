'use client';

import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';

/** Said with status 404 where a list has no page of that number. */
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
