'use client';

import { useState } from 'react';
import type { Clash, FormState, Values } from './use-form';

type Side = 'mine' | 'theirs';

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/**
 * Both versions of a record, field by field, when somebody else saved first. Nothing is overwritten until the person
 * chooses.
 */
export function MergePanel<V extends Values>({ form, clash }: { form: FormState<V>; clash: Clash<V> }) {
  const { base, theirs } = clash;
  const names = Object.keys(base).filter(
    (name) => !same(base[name], theirs[name]) || !same(base[name], form.values[name]),
  );
  const differing = names.filter((name) => !same(theirs[name], form.values[name]));
  // If only one side changed a field, that side is proposed.
  const proposed = (name: string): Side => (same(base[name], form.values[name]) ? 'theirs' : 'mine');
  const [sides, setSides] = useState<Record<string, Side>>(() =>
    Object.fromEntries(differing.map((name) => [name, proposed(name)])),
  );
  const merged = () => {
    const mine = Object.keys(base).filter((name) => differing.includes(name) && sides[name] === 'mine');
    return { ...theirs, ...Object.fromEntries(mine.map((name) => [name, form.values[name]])) };
  };
  return (
    <section className="merge" aria-labelledby="merge-title">
      <h3 id="merge-title">Someone else has saved this in the meantime</h3>
      <p>Nothing was overwritten. Choose which version to keep for each field.</p>
      <table>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Theirs, saved</th>
            <th scope="col">Yours, not saved</th>
          </tr>
        </thead>
        <tbody>
          {differing.map((name) => (
            <tr key={name}>
              <th scope="row">{form.labels.current.get(name) ?? name}</th>
              {(['theirs', 'mine'] as const).map((side) => (
                <td key={side} data-chosen={sides[name] === side || undefined}>
                  <label>
                    <input
                      type="radio"
                      name={`merge-${name}`}
                      checked={sides[name] === side}
                      onChange={() => setSides({ ...sides, [name]: side })}
                    />
                    <bdi>{textOf(side === 'mine' ? form.values[name] : theirs[name])}</bdi>
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {differing.length === 0 && <p className="muted">Both versions say the same.</p>}
      <div className="form-actions">
        <button type="button" className="button primary" disabled={form.pending} onClick={() => form.merge(merged())}>
          Save what is chosen
        </button>
        <button type="button" className="button" onClick={form.leaveClash}>
          Back to editing
        </button>
      </div>
    </section>
  );
}

function textOf(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(textOf).join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'object') return 'label' in value ? String(value.label) : JSON.stringify(value);
  return String(value).replaceAll('_', ' ');
}
