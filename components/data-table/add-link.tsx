import Link from 'next/link';

/** Links from the toolbar of a list to the form for a new record. */
export function AddLink({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} className="button primary" prefetch={false}>
      {children}
    </Link>
  );
}
