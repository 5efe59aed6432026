'use client';

import { FieldFrame, type FieldProps, useField } from './field';
import type { Values } from './use-form';

export type Option = { readonly value: string; readonly label: string; readonly help?: string };

/** The options of a closed list of words, with a blank first if the field may be empty. */
export const optionsOf = (
  words: Readonly<Record<string, { readonly label: string; readonly help: string }>>,
  blank?: string,
): Option[] => [
  ...(blank === undefined ? [] : [{ value: '', label: blank }]),
  ...Object.entries(words).map(([value, { label, help }]) => ({ value, label, help })),
];

/** One of a few words. The meaning of the chosen one is shown below. */
export function SelectField<V extends Values>(
  props: FieldProps<V, string> & { options: readonly Option[]; autoFocus?: boolean },
) {
  const { label, hint, options, autoFocus, term } = props;
  const { id, value, change, problem, attributes } = useField<V, string>({ ...props, hint: true });
  const help = options.find((option) => option.value === (value ?? ''))?.help;
  return (
    <FieldFrame id={id} label={label} hint={hint ?? help ?? ' '} problem={problem} term={term}>
      <select
        {...attributes}
        value={value ?? ''}
        // biome-ignore lint/a11y/noAutofocus: only the first field of a form that a person has just opened
        autoFocus={autoFocus}
        onChange={(event) => change(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
