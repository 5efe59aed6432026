import Link from 'next/link';
import { Fragment } from 'react';

/** The way back from a page to what it is part of, the widest first. */
export function Crumbs({ trail }: { trail: readonly { href: string; label: string }[] }) {
  return (
    <nav className="crumbs" aria-label="Breadcrumb">
      {trail.map(({ href, label }) => (
        <Fragment key={href}>
          <Link href={href} prefetch={false}>
            {label}
          </Link>
          {' / '}
        </Fragment>
      ))}
    </nav>
  );
}
