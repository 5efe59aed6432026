import { KeyLink } from '@/components/chrome/key-link';

/** Links from the toolbar of a list to the form for a new record. */
export function AddLink({ href, children }: { href: string; children: string }) {
  return (
    <KeyLink href={href} shortcut="n" className="button primary">
      {children}
    </KeyLink>
  );
}
