'use client';

import Link from 'next/link';
import { useState } from 'react';
import { signInAgain } from '@/components/forms/sign-in-again';
import { NewDocument } from './new-document';
import { useCaptured } from './use-captured';

/** The form for a document, filled in with the page that the bookmark sends. It waits for whoever must sign in first. */
export function Capture({ signedIn }: { signedIn: boolean }) {
  const captured = useCaptured();
  const [isIn, setIsIn] = useState(signedIn);
  if (captured.step === 'here' && !isIn)
    return (
      <div className="message">
        <p>The page is here. Sign in as an editor to go on with it; it is kept in this tab meanwhile.</p>
        <button type="button" className="button primary" onClick={async () => setIsIn(await signInAgain())}>
          Sign in
        </button>
      </div>
    );
  if (captured.step === 'here') return <NewDocument captured={captured.page} />;
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
