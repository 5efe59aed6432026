'use client';

import Link from 'next/link';
import { useState } from 'react';
import { CELL_PADDING } from '@/components/data-table/body-row';
import type { ClaimRow } from '@/lib/claims/table';
import { ChainStrip } from './chain-strip';

/** What the button “+2” takes of the width, in pixels. */
const BUTTON = 40;

/** The first chain; “+2” opens the others in place. */
export function ChainCell({ row, width }: { row: ClaimRow; width: number }) {
  const [open, setOpen] = useState(false);
  const [first, ...others] = row.chains;
  if (!first) return <span className="muted">no source yet</span>;
  const more = row.chainCount - 1;
  const room = width - CELL_PADDING - (more > 0 ? BUTTON : 0);
  if (more === 0) return <ChainStrip chain={first} room={room} links />;
  const unseen = row.chainCount - row.chains.length;
  return (
    <span className={open ? 'chains open' : 'chains'}>
      <ChainStrip chain={first} room={room} links />
      <button type="button" className="more" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? '−' : '+'}
        {more}
        <span className="hidden-text"> more {more === 1 ? 'chain' : 'chains'}</span>
      </button>
      {open &&
        others.map((chain) => (
          <ChainStrip key={chain.hops.map((hop) => hop.slug).join()} chain={chain} room={width - CELL_PADDING} links />
        ))}
      {open && unseen > 0 && (
        <Link href={`/claims/${row.slug}`} prefetch={false}>
          {unseen} more on its page
        </Link>
      )}
    </span>
  );
}
