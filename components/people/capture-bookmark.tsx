'use client';

import { useEffect, useRef, useState } from 'react';
import { copied } from '@/components/forms/copied';
import { bookmarkletFor } from '@/lib/intake/bookmarklet';

/** The bookmark that sends the page before somebody’s eyes here. @param origin null means the browser's own */
export function CaptureBookmark({ origin }: { origin: string | null }) {
  const link = useRef<HTMLAnchorElement>(null);
  const [said, setSaid] = useState('');
  useEffect(() => {
    const element = link.current;
    // React refuses such addresses, rightly: this one is for the bar of bookmarks, and does nothing here.
    element?.setAttribute('href', bookmarkletFor(origin ?? location.origin));
    const explain = (event: Event) => {
      event.preventDefault();
      setSaid('Drag it to your bar of bookmarks, and press it there while you read a page.');
    };
    element?.addEventListener('click', explain);
    return () => element?.removeEventListener('click', explain);
  }, [origin]);
  const copy = async () => {
    const isCopied = await copied(bookmarkletFor(origin ?? location.origin));
    setSaid(
      isCopied
        ? 'Copied. Make a new bookmark and paste this as its address.'
        : 'The browser does not let it be copied. Drag it instead.',
    );
  };
  return (
    <>
      <p className="row">
        <a ref={link} href="#capture" className="button">
          Send to Whence
        </a>
        <button type="button" className="button quiet" onClick={copy}>
          Copy its address
        </button>
      </p>
      <p role="status" className="muted">
        {said}
      </p>
    </>
  );
}
