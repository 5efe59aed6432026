'use client';

import { leave } from './leave';

export function SignOut({ className = 'button' }: { className?: string }) {
  return (
    <button type="button" className={className} onClick={leave}>
      Sign out
    </button>
  );
}
