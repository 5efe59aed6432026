'use client';

import type { ClipboardEvent, KeyboardEvent, ReactNode } from 'react';
import { grouped } from '@/lib/format/number';
import { FieldFrame, type FieldProps, useField } from './field';
import type { Values } from './use-form';

type Props<V extends Values> = FieldProps<V, string> & {
  /** More than one makes it a text area. */
  rows?: number;
  /** The maximum number of characters, shown when the text gets near it. */
  limit?: number;
  type?: 'text' | 'email' | 'password' | 'url' | 'number';
  autoFocus?: boolean;
  autoComplete?: string;
  placeholder?: string;
  /** Shown beside the field, such as a button that uses its value. */
  beside?: ReactNode;
  onPaste?: (event: ClipboardEvent<HTMLTextAreaElement>) => void;
  onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
};

export function TextField<V extends Values>(props: Props<V>) {
  const {
    label,
    hint,
    rows = 1,
    limit,
    type = 'text',
    autoFocus,
    autoComplete = 'off',
    placeholder,
    beside,
    onPaste,
    onKeyDown,
  } = props;
  const { id, value, change, problem, attributes } = useField<V, string>(props);
  const length = [...(value ?? '')].length;
  const count = limit !== undefined && length > limit * 0.8 && (
    <span className="field-count" data-over={length > limit || undefined}>
      {grouped(length)} of {grouped(limit)}
    </span>
  );
  const shared = {
    ...attributes,
    value: value ?? '',
    placeholder,
    autoComplete,
    autoFocus,
    dir: 'auto' as const,
    onKeyDown,
    onChange: (event: { target: { value: string } }) => change(event.target.value),
  };
  return (
    <FieldFrame id={id} label={label} hint={hint} problem={problem} aside={count}>
      {rows > 1 ? (
        <textarea {...shared} rows={rows} onPaste={onPaste} />
      ) : beside ? (
        <div className="field-beside">
          <input {...shared} type={type} />
          {beside}
        </div>
      ) : (
        <input {...shared} type={type} />
      )}
    </FieldFrame>
  );
}
