'use client';

import { useState } from 'react';

/** How much of a hash is shown. */
const SHOWN = 12;

/** The beginning of a hash, with a button that copies the whole. */
export function CopyHash({ sha256 }: { sha256: string }) {
  const [said, setSaid] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(sha256);
      setSaid('Copied');
    } catch {
      // Without https a browser may refuse.
      setSaid('The browser does not let it be copied');
    }
  };
  return (
    <span className="copy-hash">
      <code className="muted" title={`SHA-256 of the bytes: ${sha256}`}>
        {sha256.slice(0, SHOWN)}…
      </code>{' '}
      <button type="button" className="link-button" onClick={copy}>
        Copy hash
      </button>
      <span role="status" className="muted">
        {said && ` ${said}`}
      </span>
    </span>
  );
}
