'use client';

import { type FormEvent, useState } from 'react';
import type { FilterValue } from '@/lib/list/definition';

type Props = { kind: 'number' | 'date'; value: FilterValue | null; onApply: (value: FilterValue | null) => void };

/** From and to, either may be left empty. */
export function RangePanel({ kind, value, onApply }: Props) {
  const [problem, setProblem] = useState('');
  const now = value && 'from' in value ? value : { from: null, to: null };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const from = String(form.get('from') ?? '');
    const to = String(form.get('to') ?? '');
    if (from && to && (kind === 'number' ? Number(from) > Number(to) : from > to)) return setProblem(`${from} comes after ${to}.`);
    if (!from && !to) return onApply(null);
    if (kind === 'date') return onApply({ kind: 'dates', from: from || null, to: to || null });
    onApply({ kind: 'range', from: from ? Number(from) : null, to: to ? Number(to) : null });
  };
  return (
    <form className="range" onSubmit={submit}>
      <label>
        From
        <input type={kind} name="from" defaultValue={now.from ?? ''} min={kind === 'number' ? 0 : undefined} />
      </label>
      <label>
        {kind === 'date' ? 'Up to' : 'To'}
        <input type={kind} name="to" defaultValue={now.to ?? ''} min={kind === 'number' ? 0 : undefined} />
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
