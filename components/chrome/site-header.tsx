import Link from 'next/link';
import { Palette } from '@/components/palette/palette';
import { AccountMenu, type Visitor } from '@/components/people/account-menu';
import { type Actor, may } from '@/lib/people/permissions';
import { TERMS_PATH } from '@/lib/terms-path';
import { NavLinks } from './nav-links';
import { Shortcuts } from './shortcuts';
import { ThemeToggle } from './theme-toggle';

type Props = { visitor: Visitor; role: Actor['role'] /** Who looks does so on a Mac. */; isMac: boolean };

export function SiteHeader({ visitor, role, isMac }: Props) {
  return (
    <header className="site-header">
      <Link href="/claims" className="brand" prefetch={false} aria-label="Whence: all claims">
        <svg width="20" height="20" viewBox="0 0 32 32" aria-hidden="true">
          <rect width="32" height="32" rx="7" fill="var(--accent)" />
          <g fill="none" stroke="var(--on-accent)" strokeWidth="2.5" strokeLinecap="round">
            <circle cx="8" cy="16" r="3.2" fill="var(--on-accent)" />
            <path d="M12.5 16h4M19 16h4" />
            <circle cx="25.5" cy="16" r="2.4" />
          </g>
        </svg>
        <span>Whence</span>
      </Link>
      <NavLinks mayImport={may({ role }, 'claims.write')} />
      <Palette role={role} isMac={isMac} />
      <Shortcuts />
      <Link href={TERMS_PATH} className="button quiet icon-button far" prefetch={false} aria-label="How to read this">
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
          <circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path d="M8 7.2v4.1M8 4.6v.2" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
        </svg>
      </Link>
      <ThemeToggle />
      <AccountMenu visitor={visitor} />
    </header>
  );
}
