'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';

const places = [
  { href: '/claims', label: 'Claims' },
  { href: '/sources', label: 'Sources' },
  { href: '/documents', label: 'Documents' },
  { href: '/history', label: 'History' },
] as const;

export function NavLinks() {
  const path = usePathname();
  return (
    <nav aria-label="Main">
      {places.map(({ href, label }) => (
        <Link key={href} href={href} prefetch={false} aria-current={path.startsWith(href) ? 'page' : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  );
}
