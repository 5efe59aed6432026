import Link from 'next/link';
import { Fragment } from 'react';
import { shortened } from '@/lib/format/shortened';

const LETTERS = 60;

type Props = {
  trail: readonly { href: string; label: string }[];
  /** The page itself. */
  here: string;
};

/** The path to this page, the widest first. */
export function Crumbs({ trail, here }: Props) {
  return (
    <nav className="crumbs" aria-label="Breadcrumb">
      {trail.map(({ href, label }) => (
        <Fragment key={href}>
          <Link href={href} prefetch={false}>
            <bdi>{shortened(label, LETTERS)}</bdi>
          </Link>
          {' / '}
        </Fragment>
      ))}
      <bdi aria-current="page">{shortened(here, LETTERS)}</bdi>
    </nav>
  );
}
