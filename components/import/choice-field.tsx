'use client';

import { useId } from 'react';

type Props = {
  label: string;
  value: string;
  of: readonly (readonly [value: string, label: string])[];
  /** Which value was found in the file; it is marked. */
  found?: string | undefined;
  onChange: (value: string) => void;
};

/** One choice of how a file is read. */
export function ChoiceField({ label, value, of, found, onChange }: Props) {
  const id = useId();
  const all = of.some(([known]) => known === value) ? of : [[value, value] as const, ...of];
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {all.map(([known, text]) => (
          <option key={known} value={known}>
            {known === found ? `${text} (found)` : text}
          </option>
        ))}
      </select>
    </div>
  );
}
