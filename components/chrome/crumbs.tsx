import Link from 'next/link';
import { Fragment } from 'react';

/** The path to this page, the widest first. */
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
