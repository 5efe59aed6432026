'use client';

import { type FieldProps, useField } from './field';
import type { Values } from './use-form';

export function CheckField<V extends Values>(props: FieldProps<V, boolean>) {
  const { label, hint } = props;
  const { id, value, change, problem, attributes } = useField<V, boolean>(props);
  return (
    <div className="field check">
      <label htmlFor={id}>
        <input
          {...attributes}
          type="checkbox"
          checked={value ?? false}
          onChange={(event) => change(event.target.checked)}
        />
        <span>{label}</span>
      </label>
      {problem && (
        <p className="field-error" id={`${id}-error`}>
          {problem}
        </p>
      )}
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
