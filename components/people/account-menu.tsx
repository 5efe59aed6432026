import Link from 'next/link';
import { SignInLink } from './sign-in-link';
import { SignOut } from './sign-out';

export type Visitor = { readonly name: string; readonly role: string } | null;

/** The end of the header: a link to sign in, or a menu under the person's name. */
export function AccountMenu({ visitor }: { visitor: Visitor }) {
  if (!visitor) return <SignInLink />;
  const initials = visitor.name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase());
  return (
    <div className="account">
      <button
        type="button"
        className="button quiet caret"
        popoverTarget="account-menu"
        aria-label={`Your account: ${visitor.name}`}
      >
        <bdi className="account-name">{visitor.name}</bdi>
        <span className="account-initials" aria-hidden="true">
          {initials.join('')}
        </span>
      </button>
      <div id="account-menu" popover="auto" className="popover end menu">
        <p>
          <bdi>{visitor.name}</bdi> <small className="muted">{visitor.role}</small>
        </p>
        <Link href="/settings" className="button quiet" prefetch={false}>
          Settings
        </Link>
        <SignOut className="button quiet" />
      </div>
    </div>
  );
}
