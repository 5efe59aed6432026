'use client';

import Link from 'next/link';
import { useState } from 'react';
import type { ClaimRow } from '@/lib/claims/table';
import { ChainStrip } from './chain-strip';

/** The first chain; “+2” opens the others in place. */
export function ChainCell({ row }: { row: ClaimRow }) {
  const [open, setOpen] = useState(false);
  const [first, ...others] = row.chains;
  if (!first) return <span className="muted">no source yet</span>;
  const more = row.chainCount - 1;
  if (more === 0) return <ChainStrip chain={first} />;
  const unseen = row.chainCount - row.chains.length;
  return (
    <span className={open ? 'chains open' : 'chains'}>
      <ChainStrip chain={first} />
      <button type="button" className="more" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? '−' : '+'}
        {more}
        <span className="hidden-text"> more chains</span>
      </button>
      {open && others.map((chain) => <ChainStrip key={chain.hops.map((hop) => hop.slug).join()} chain={chain} />)}
      {open && unseen > 0 && (
        <Link href={`/claims/${row.slug}`} prefetch={false}>
          {unseen} more on its page
        </Link>
      )}
    </span>
  );
}
