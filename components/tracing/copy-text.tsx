'use client';

import { useId, useRef, useState } from 'react';
import { copied } from '@/components/forms/copied';

/** A line of text with a button that copies it. */
export function CopyText({ label, text }: { label: string; text: string }) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [shown, setShown] = useState('');
  const copy = async () => {
    if (await copied(text)) setShown(text);
    // Then keys can copy it.
    else field.current?.select();
  };
  return (
    <div className="copy-text">
      <label htmlFor={id}>{label}</label>
      <input ref={field} id={id} readOnly value={text} dir="auto" onFocus={(event) => event.currentTarget.select()} />
      <p dir="auto" aria-hidden="true">
        {text}
      </p>
      <button type="button" className="button" onClick={copy}>
        Copy<span className="hidden-text"> {label.toLowerCase()}</span>
      </button>
      <span className="muted" role="status">
        {shown === text && text !== '' && 'Copied'}
      </span>
    </div>
  );
}
