import Link from 'next/link';
import { type ListDefinition, type ListQuery, PAGE_SIZES } from '@/lib/data-table/definition';
import { listHref } from '@/lib/data-table/write';
import { grouped } from '@/lib/format/number';

type Props = { list: ListDefinition; query: ListQuery; shown: number; total: number | undefined };

/** The position in the result, and links to the other pages. `total` is undefined while it is being counted. */
export function Pager({ list, query, shown, total }: Props) {
  const first = (query.page - 1) * query.size + 1;
  const last = total === undefined ? undefined : Math.max(1, Math.ceil(total / query.size));
  const more = last === undefined ? shown === query.size : query.page < last;
  const at = (page: number) => listHref(list, { ...query, page });
  return (
    <nav className="pager" aria-label="Pages">
      <span className="figures">
        {shown === 0 ? 'No rows' : `${grouped(first)}–${grouped(first + shown - 1)}`}
        {total === undefined ? ' of …' : shown > 0 && ` of ${grouped(total)}`}
      </span>
      <span className="pages">
        <Step to={query.page > 1 ? at(1) : undefined} label="First page" text="«" />
        <Step to={query.page > 1 ? at(query.page - 1) : undefined} label="Previous page" text="‹" rel="prev" />
        <span className="figures" aria-current="page">
          Page {grouped(query.page)}
          {last !== undefined && ` of ${grouped(last)}`}
        </span>
        <Step to={more ? at(query.page + 1) : undefined} label="Next page" text="›" rel="next" />
        <Step to={more && last ? at(last) : undefined} label="Last page" text="»" />
      </span>
      <span className="sizes">
        {PAGE_SIZES.map((size) => (
          <Link
            key={size}
            href={listHref(list, { ...query, size, page: 1 })}
            prefetch={false}
            aria-current={size === query.size || undefined}
          >
            {size}
          </Link>
        ))}{' '}
        <span className="muted">per page</span>
      </span>
    </nav>
  );
}

function Step({ to, label, text, rel }: { to: string | undefined; label: string; text: string; rel?: string }) {
  if (to === undefined) {
    return (
      <span className="button quiet" aria-disabled="true" aria-hidden="true">
        {text}
      </span>
    );
  }
  return (
    <Link href={to} rel={rel} className="button quiet" aria-label={label} prefetch={false}>
      {text}
    </Link>
  );
}
