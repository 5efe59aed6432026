'use client';

import { usePathname } from 'next/navigation';

/** Where signing in is, so that it leads back to this page. @returns null on the page of signing in */
export function signInHref(path: string, search: string): string | null {
  if (path === '/sign-in') return null;
  // The address of an invitation link is a secret.
  return path.startsWith('/join/') ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path + search)}`;
}

/** Links to signing in and back to this page. */
export function SignInLink() {
  const path = usePathname();
  const href = signInHref(path, '');
  if (href === null) return null;
  return (
    <a
      href={href}
      className="button quiet sign-in-link"
      onClick={(event) => {
        // The filters of a table change the address without rendering this again.
        event.currentTarget.href = signInHref(path, location.search) ?? href;
      }}
    >
      Sign in
    </a>
  );
}
