'use client';

import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { copied } from '@/components/forms/copied';

type Props = { label: string; secret: string; hint: string; close: () => void; children?: ReactNode };

/** A link or token shown only once, with a button that copies it. */
export function ShownOnce({ label, secret, hint, close, children }: Props) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    if (await copied(secret)) setCopied(true);
    // Then keys can copy it.
    else input.current?.select();
  };
  return (
    <div className="form">
      <div className="field">
        <label htmlFor={id}>{label}</label>
        <div className="shown-once">
          <input
            ref={input}
            id={id}
            readOnly
            value={secret}
            onFocus={(event) => event.currentTarget.select()}
            aria-describedby={`${id}-hint`}
          />
          <button type="button" className="button primary" onClick={copy}>
            {isCopied ? 'Copied' : 'Copy'}
          </button>
        </div>
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      </div>
      {children}
      <div className="form-actions">
        <button type="button" className="button" onClick={close}>
          Done
        </button>
      </div>
      <span className="hidden-text" role="status">
        {isCopied && 'Copied'}
      </span>
    </div>
  );
}
