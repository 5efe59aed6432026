'use client';

import Link from 'next/link';
import { type ReactNode, useState } from 'react';
import { signInAgain } from '@/components/forms/sign-in-again';
import type { Shared } from '@/lib/intake/shared';
import { NewDocument } from './new-document';
import { useCaptured } from './use-captured';

type Props = { signedIn: boolean /** What a phone shares. */; shared: Shared | null };

/** The form for a document, filled in with what a phone shares or the page that the bookmark sends. */
export function Capture({ signedIn, shared }: Props) {
  if (!shared) return <Captured signedIn={signedIn} />;
  return (
    <OnceSignedIn signedIn={signedIn} what={shared.url ? 'The address' : 'The text'}>
      <NewDocument shared={shared} />
    </OnceSignedIn>
  );
}

/** Shows what needs an editor, and waits for whoever must sign in first. */
function OnceSignedIn({ signedIn, what, children }: { signedIn: boolean; what: string; children: ReactNode }) {
  const [isIn, setIsIn] = useState(signedIn);
  if (isIn) return children;
  return (
    <div className="message">
      <p>{what} is here. Sign in as an editor to go on with it; it is kept in this tab meanwhile.</p>
      <button type="button" className="button primary" onClick={async () => setIsIn(await signInAgain())}>
        Sign in
      </button>
    </div>
  );
}

function Captured({ signedIn }: { signedIn: boolean }) {
  const captured = useCaptured();
  if (captured.step === 'here')
    return (
      <OnceSignedIn signedIn={signedIn} what="The page">
        <NewDocument captured={captured.page} />
      </OnceSignedIn>
    );
  if (captured.step === 'waiting')
    return (
      <p role="status" className="muted">
        Waiting for the page…
      </p>
    );
  return (
    <div className="message">
      <p>
        No page has arrived. Open this from a page with the bookmark “Send to Whence”, which you find in your{' '}
        <Link href="/settings#capture" prefetch={false}>
          settings
        </Link>
        . Some sites let no bookmark send their pages: copy the text there, and paste it here.
      </p>
      <Link href="/documents/new" className="button primary" prefetch={false}>
        Add a document by hand
      </Link>
    </div>
  );
}
