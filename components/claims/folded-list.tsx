import type { ReactNode } from 'react';
import { grouped } from '@/lib/format/number';

type Props = { items: readonly ReactNode[]; className: string; ordered?: boolean };

const SHOWN = 20;

/** A list that shows its beginning; what is beyond opens in place, without JavaScript. */
export function FoldedList({ items, className, ordered = false }: Props) {
  const List = ordered ? 'ol' : 'ul';
  const rest = items.slice(SHOWN);
  return (
    <>
      <List className={className}>{items.slice(0, SHOWN)}</List>
      {rest.length > 0 && (
        <details className="folded">
          <summary>{rest.length === 1 ? 'Show one more' : `Show ${grouped(rest.length)} more`}</summary>
          {ordered ? (
            <ol className={className} start={SHOWN + 1}>
              {rest}
            </ol>
          ) : (
            <ul className={className}>{rest}</ul>
          )}
        </details>
      )}
    </>
  );
}
