import Link from 'next/link';

/** The way to the form of a new record, in the toolbar of its list. */
export function AddLink({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} className="button primary" prefetch={false}>
      {children}
    </Link>
  );
}
