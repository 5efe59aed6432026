import Link from 'next/link';
import { claimList } from '@/lib/claims/table';
import type { ListQuery } from '@/lib/data-table/definition';
import { listHref } from '@/lib/data-table/write';

const views = {
  table: { path: claimList.path, label: 'Table' },
  overview: { path: '/claims/overview', label: 'Overview' },
  network: { path: '/network', label: 'Network' },
} as const;

export type ClaimView = keyof typeof views;

export const viewPath = (view: ClaimView): string => views[view].path;

/** The same claims as a table, in figures, and as the network of their sources. */
export function ViewSwitch({ query, current }: { query: ListQuery; current: ClaimView }) {
  return (
    <nav className="view-switch" aria-label="Ways to see these claims">
      {Object.entries(views).map(([view, { path, label }]) => (
        <Link
          key={view}
          href={listHref(claimList, { ...query, page: view === current ? query.page : 1 }, { path })}
          prefetch={false}
          aria-current={view === current ? 'page' : undefined}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
