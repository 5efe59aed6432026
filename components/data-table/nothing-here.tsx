import Link from 'next/link';
import type { ReactNode } from 'react';
import type { ListDefinition, ListQuery } from '@/lib/data-table/definition';

type Props = {
  list: ListDefinition;
  query: ListQuery;
  /** How to begin, where there is nothing at all. */
  children: ReactNode;
};

/** Stands where a table has no rows: says that nothing matches, or how to begin. */
export function NothingHere({ list, query, children }: Props) {
  const [one, many] = list.noun;
  if (query.q === '' && Object.keys(query.filters).length === 0)
    return (
      <div className="begin">
        <h2>There are no {many} yet</h2>
        {children}
      </div>
    );
  return (
    <p>
      No {one} matches. Remove a filter above, or{' '}
      <Link href={list.path} prefetch={false}>
        see all {many}
      </Link>
      .
    </p>
  );
}
