'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';

const places = [
  { href: '/claims', label: 'Claims' },
  { href: '/sources', label: 'Sources' },
  { href: '/documents', label: 'Documents' },
  { href: '/network', label: 'Network' },
  { href: '/topics', label: 'Topics', wide: true },
  { href: '/review', label: 'Review', wide: true },
  { href: '/history', label: 'History' },
] as const satisfies readonly { href: string; label: string; wide?: true }[];

export function NavLinks() {
  const path = usePathname();
  return (
    <nav aria-label="Main">
      {places.map(({ href, label, ...place }) => (
        <Link
          key={href}
          href={href}
          prefetch={false}
          aria-current={path.startsWith(href) ? 'page' : undefined}
          data-wide={'wide' in place || undefined}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
