'use client';

import { useState } from 'react';
import { copied } from '@/components/forms/copied';

/** How much of a hash is shown. */
const SHOWN = 12;

/** The beginning of a hash, with a button that copies the whole. */
export function CopyHash({ sha256 }: { sha256: string }) {
  const [said, setSaid] = useState('');
  const copy = async () => setSaid((await copied(sha256)) ? 'Copied' : 'The browser does not let it be copied');
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
