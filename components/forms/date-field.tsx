'use client';

import { readingOf } from '@/lib/format/date';
import { FieldFrame, type FieldProps, useField } from './field';
import type { Values } from './use-form';

const HOW =
  '2024, March 2024, 5 March 2024, or with a time: 5 March 2024, 17:20 UTC. You can also type “circa” and ranges.';

/**
 * A date as people type it, as exactly as it is known; the value is what was typed, or null. Below it stands how it
 * is read.
 */
export function DateField<V extends Values>(props: FieldProps<V, string | null>) {
  const { label, hint } = props;
  const { id, value, change, problem, attributes } = useField<V, string | null>(props);
  const typed = value ?? '';
  const { read, wrong } = readingOf(typed);
  return (
    <FieldFrame id={id} label={label} hint={read ?? wrong ?? hint ?? HOW} problem={problem}>
      <input
        {...attributes}
        aria-describedby={[`${id}-hint`, attributes['aria-describedby']].filter(Boolean).join(' ')}
        type="text"
        autoComplete="off"
        value={typed}
        onChange={(event) => change(event.target.value === '' ? null : event.target.value)}
      />
    </FieldFrame>
  );
}
