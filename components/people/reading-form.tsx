'use client';

import { useState } from 'react';
import type { ReadAccess } from '@/lib/people/permissions';
import { useAccountCommand } from './use-account-command';

const choices = [
  {
    value: 'anyone',
    label: 'Anyone who can reach this server',
    help: 'Pages, tables and exports are open. Changing anything needs an account.',
  },
  {
    value: 'members',
    label: 'Only people who have signed in',
    help: 'Everybody else is asked to sign in; programs need a token.',
  },
] as const;

/** Who may read. `local`: only this computer reaches the server. */
export function ReadingForm({ reading, local }: { reading: ReadAccess; local: boolean }) {
  const { run, pending } = useAccountCommand();
  const [chosen, setChosen] = useState(reading);
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        run('settings.change', { read: chosen }, 'Setting saved');
      }}
    >
      <fieldset className="reading-choices">
        <legend className="hidden-text">Who may read</legend>
        {choices.map(({ value, label, help }) => (
          <label key={value}>
            <input
              type="radio"
              name="read"
              value={value}
              checked={chosen === value}
              onChange={() => setChosen(value)}
            />
            <span>
              {label}
              <small className="muted">{help}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <p className="muted">
        {local
          ? 'Unless an admin chooses otherwise, anyone may read, because only people at this computer can reach this server.'
          : 'Unless an admin chooses otherwise, only people who have signed in may read, because other computers can reach this server.'}
      </p>
      <div className="form-actions">
        <button type="submit" className="button primary" disabled={pending}>
          Save
        </button>
      </div>
    </form>
  );
}
