'use client';

import { usePathname } from 'next/navigation';

/** Links to signing in and back to this page. */
export function SignInLink() {
  const path = usePathname();
  if (path === '/sign-in') return null;
  // The address of an invitation link is a secret.
  const to = (search: string) =>
    path.startsWith('/join/') ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path + search)}`;
  return (
    <a
      href={to('')}
      className="button quiet sign-in-link"
      onClick={(event) => {
        // The filters of a table change the address without rendering this again.
        event.currentTarget.href = to(location.search);
      }}
    >
      Sign in
    </a>
  );
}
