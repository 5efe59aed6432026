'use client';

import { useEffect, useRef, useState } from 'react';
import { FieldFrame, type FieldProps, useField } from '@/components/forms/field';
import type { Values } from '@/components/forms/use-form';

type Props = FieldProps<Values, string> & { autoComplete: 'current-password' | 'new-password'; autoFocus?: boolean };

/** A password, hidden unless the person shows it, and hidden again when it is sent. */
export function PasswordField(props: Props) {
  const { label, hint, autoComplete, autoFocus } = props;
  const { id, value, change, problem, attributes } = useField<Values, string>(props);
  const input = useRef<HTMLInputElement>(null);
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const form = input.current?.form;
    const hide = () => setShown(false);
    form?.addEventListener('submit', hide);
    return () => form?.removeEventListener('submit', hide);
  }, []);
  return (
    <FieldFrame id={id} label={label} hint={hint} problem={problem}>
      <div className="password">
        <input
          {...attributes}
          ref={input}
          type={shown ? 'text' : 'password'}
          value={value}
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: only the first field of a form that a person has just opened
          autoFocus={autoFocus}
          onChange={(event) => change(event.target.value)}
        />
        <button type="button" className="button" aria-pressed={shown} onClick={() => setShown(!shown)}>
          {shown ? 'Hide' : 'Show'}
          <span className="hidden-text"> {label.toLowerCase()}</span>
        </button>
      </div>
    </FieldFrame>
  );
}
