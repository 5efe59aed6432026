'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { MouseEvent } from 'react';
import { TERMS_PATH } from '@/lib/terms-path';

/** `near`: stays in a narrow header; the others are under “More”. */
const places = [
  { href: '/claims', label: 'Claims', near: true },
  { href: '/sources', label: 'Sources', near: true },
  { href: '/documents', label: 'Documents', near: true },
  { href: '/network', label: 'Network', near: false },
  { href: '/topics', label: 'Topics', near: false },
  { href: '/review', label: 'Review', near: false },
  { href: '/history', label: 'History', near: false },
] as const;
const importing = { href: '/import', label: 'Import', near: false } as const;

const hideMenu = (event: MouseEvent<HTMLElement>) =>
  event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();

export function NavLinks({ mayImport }: { mayImport: boolean }) {
  const shown = mayImport ? [...places, importing] : places;
  const path = usePathname();
  const currentAt = (href: string) => (path.startsWith(href) ? 'page' : undefined);
  const isAway = shown.some(({ href, near }) => !near && path.startsWith(href));
  return (
    <nav aria-label="Main">
      {shown.map(({ href, label, near }) => (
        <Link key={href} href={href} prefetch={false} aria-current={currentAt(href)} data-far={!near || undefined}>
          {label}
        </Link>
      ))}
      <button type="button" className="caret" popoverTarget="more-places" data-active={isAway || undefined}>
        More
      </button>
      <div id="more-places" popover="auto" className="popover menu">
        {shown.map(({ href, label }) => (
          <Link
            key={href}
            href={href}
            className="button quiet"
            prefetch={false}
            aria-current={currentAt(href)}
            onClick={hideMenu}
          >
            {label}
          </Link>
        ))}
        <Link
          href={TERMS_PATH}
          className="button quiet"
          prefetch={false}
          aria-current={currentAt(TERMS_PATH)}
          onClick={hideMenu}
        >
          How to read this
        </Link>
      </div>
    </nav>
  );
}
