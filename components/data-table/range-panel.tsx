'use client';

import { type FormEvent, useState } from 'react';
import type { FilterValue } from '@/lib/data-table/definition';
import { readDateRange } from '@/lib/data-table/url';

type Props = { kind: 'number' | 'date'; value: FilterValue | null; onApply: (value: FilterValue | null) => void };

/** From and to. Either may be empty. */
export function RangePanel({ kind, value, onApply }: Props) {
  const [problem, setProblem] = useState('');
  const now = value && 'from' in value ? value : { from: null, to: null };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const from = String(form.get('from') ?? '');
    const to = String(form.get('to') ?? '');
    if (kind === 'number' && from && to && Number(from) > Number(to)) return setProblem(`${from} comes after ${to}.`);
    if (!from && !to) return onApply(null);
    if (kind === 'date') {
      const range = readDateRange(from, to);
      return 'problem' in range ? setProblem(range.problem) : onApply(range);
    }
    onApply({ kind: 'range', from: from ? Number(from) : null, to: to ? Number(to) : null });
  };
  const input =
    kind === 'number'
      ? { type: 'number', min: 0 }
      : { type: 'text', autoComplete: 'off', placeholder: '2024, 2024-03 or 5 March 2024' };
  return (
    <form className="range" onSubmit={submit}>
      <label>
        From
        <input {...input} name="from" defaultValue={now.from ?? ''} />
      </label>
      <label>
        {kind === 'date' ? 'Up to' : 'To'}
        <input {...input} name="to" defaultValue={now.to ?? ''} />
      </label>
      {problem && (
        <p role="alert" className="facet-note">
          {problem}
        </p>
      )}
      <div className="range-buttons">
        <button type="submit" className="button primary">
          Apply
        </button>
        {kind === 'date' && (
          <button type="button" className="button" onClick={() => onApply({ kind: 'no date' })}>
            Date not known
          </button>
        )}
        {value && (
          <button type="button" className="button quiet" onClick={() => onApply(null)}>
            Clear
          </button>
        )}
      </div>
    </form>
  );
}
