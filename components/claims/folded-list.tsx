import type { ReactNode } from 'react';
import { grouped } from '@/lib/format/number';

type Props = {
  items: readonly ReactNode[];
  className: string;
  ordered?: boolean;
  /** Whether a very long list is shown in full. */
  all: boolean;
  /** How many items are shown at first. */
  shown?: number;
};

const SHOWN = 20;
const FOLDED = 60;

/**
 * A list that shows its beginning and opens in place, without JavaScript. The rest of a very long list is a click away.
 */
export function FoldedList({ items, className, ordered = false, all, shown = SHOWN }: Props) {
  const List = ordered ? 'ol' : 'ul';
  const folded = items.slice(shown, all ? undefined : FOLDED);
  const beyond = items.length - shown - folded.length;
  return (
    <>
      <List className={className}>{items.slice(0, shown)}</List>
      {folded.length > 0 && (
        <details className="folded">
          <summary>{folded.length === 1 ? 'Show one more' : `Show ${grouped(folded.length)} more`}</summary>
          {ordered ? (
            <ol className={className} start={shown + 1}>
              {folded}
            </ol>
          ) : (
            <ul className={className}>{folded}</ul>
          )}
          {beyond > 0 && (
            <p className="more-link">
              <a href="?all=1">Show everything on this page, {grouped(items.length)} here</a>
            </p>
          )}
        </details>
      )}
    </>
  );
}
