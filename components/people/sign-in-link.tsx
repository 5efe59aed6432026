'use client';

import { usePathname } from 'next/navigation';

/** Leads to signing in and back to this page. */
export function SignInLink() {
  const path = usePathname();
  if (path === '/sign-in') return null;
  // The address of a link that makes an account is a secret.
  const to = (search: string) =>
    path.startsWith('/join/') ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path + search)}`;
  return (
    <a
      href={to('')}
      className="button quiet sign-in-link"
      onClick={(event) => {
        // The filters of a table change in the address without this being drawn again.
        event.currentTarget.href = to(location.search);
      }}
    >
      Sign in
    </a>
  );
}
