'use client';

import { useId, useRef, useState } from 'react';

/** A line of text with a button that copies it. */
export function CopyText({ label, text }: { label: string; text: string }) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(text);
    } catch {
      // Without https a browser may refuse. Then the text is selected, and keys can copy it.
      field.current?.select();
    }
  };
  return (
    <div className="copy-text">
      <label htmlFor={id}>{label}</label>
      <input ref={field} id={id} readOnly value={text} dir="auto" onFocus={(event) => event.currentTarget.select()} />
      <button type="button" className="button" onClick={copy}>
        Copy<span className="hidden-text"> {label.toLowerCase()}</span>
      </button>
      <span className="muted" role="status">
        {copied === text && text !== '' && 'Copied'}
      </span>
    </div>
  );
}
