import Link from 'next/link';
import { AccountMenu, type Visitor } from '@/components/people/account-menu';
import { NavLinks } from './nav-links';
import { Shortcuts } from './shortcuts';
import { ThemeToggle } from './theme-toggle';

export function SiteHeader({ visitor }: { visitor: Visitor }) {
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
      <NavLinks />
      <Shortcuts />
      <ThemeToggle />
      <AccountMenu visitor={visitor} />
    </header>
  );
}
