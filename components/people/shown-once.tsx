'use client';

import { type ReactNode, useEffect, useId, useRef, useState } from 'react';

type Props = { label: string; secret: string; hint: string; close: () => void; children?: ReactNode };

/** A link or token shown only once, with a button that copies it. */
export function ShownOnce({ label, secret, hint, close, children }: Props) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret);
      setCopied(true);
    } catch {
      // Without https a browser may refuse. Then the text is selected, and keys can copy it.
      input.current?.select();
    }
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
            {copied ? 'Copied' : 'Copy'}
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
        {copied && 'Copied'}
      </span>
    </div>
  );
}
