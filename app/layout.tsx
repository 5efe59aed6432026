import type { Metadata, Viewport } from 'next';
import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';
import { SiteHeader } from '@/components/chrome/site-header';
import { AskWhich } from '@/components/forms/ask-which';
import { SignInAgain } from '@/components/forms/sign-in-again';
import { Toaster } from '@/components/forms/toaster';
import { UndoKeys } from '@/components/forms/undo-keys';
import { roleWords } from '@/lib/people/roles';
import { currentActor } from '@/lib/people/session.server';
import { preferenceOf } from '@/lib/preference-cookies';
import './styles/base.css';
import './styles/forms.css';
import './styles/people.css';
import './styles/terms.css';

export const metadata: Metadata = {
  title: { default: 'Whence', template: '%s · Whence' },
  description: 'Claims and where they come from',
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = preferenceOf(await cookies(), 'theme');
  const { id, name, role } = await currentActor();
  return (
    <html lang="en" data-person={id} data-theme={theme === 'dark' || theme === 'light' ? theme : undefined}>
      <body>
        <a className="skip" href="#main">
          Skip to content
        </a>
        <SiteHeader
          visitor={role === 'anonymous' ? null : { name, role: roleWords[role].label }}
          role={role}
          isMac={/Mac OS|iPhone|iPad/.test((await headers()).get('user-agent') ?? '')}
        />
        <main id="main">{children}</main>
        <Toaster />
        <SignInAgain />
        <AskWhich />
        <UndoKeys />
      </body>
    </html>
  );
}
