import type { ReactNode } from 'react';
import { Dated } from '@/components/dates/dated';
import type { Told } from '@/lib/claims/told-above';

/** A section of a claim's page. One that only repeats what stands above is a line that opens. */
export function ToldSection({ told: { adds, line, on }, children }: { told: Told; children: ReactNode }) {
  if (adds) return children;
  return (
    <details className="told">
      <summary>
        {line}
        {on && <Dated at={on.reportedAt} precision={on.reportedPrecision} />}
      </summary>
      {children}
    </details>
  );
}
