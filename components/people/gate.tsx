import type { ReactNode } from 'react';

/** The quiet card on which people sign in or make their account. */
export function Gate({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="gate">
      <h1>{title}</h1>
      <noscript>
        <p className="notice">This needs JavaScript. Reading does not.</p>
      </noscript>
      {children}
    </div>
  );
}
