'use client';

import { type FieldProps, useField } from '@/components/forms/field';
import type { Option } from '@/components/forms/select-field';
import type { Values } from '@/components/forms/use-form';

/** One of a few words, all shown with their meanings. */
export function WordChoice<V extends Values>(
  props: FieldProps<V, string> & { options: readonly Option[]; disabled?: boolean; stacked?: boolean },
) {
  const { label, options, disabled, stacked } = props;
  const { id, value, change, problem, attributes } = useField<V, string>(props);
  return (
    <fieldset className={`word-choice${stacked ? ' stacked' : ''}`} disabled={disabled}>
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={`${id}-${attributes.name}`}
            value={option.value}
            checked={value === option.value}
            onChange={() => change(option.value)}
            aria-invalid={attributes['aria-invalid']}
            aria-describedby={attributes['aria-describedby']}
          />
          <span>{option.label}</span>
          <small>{option.help}</small>
        </label>
      ))}
      {problem && (
        <p className="field-error" id={`${id}-error`}>
          {problem}
        </p>
      )}
    </fieldset>
  );
}
