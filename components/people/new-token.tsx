'use client';

import { useState } from 'react';
import { SelectField } from '@/components/forms/select-field';
import { TextField } from '@/components/forms/text-field';
import type { Role } from '@/lib/people/permissions';
import { roleWords } from '@/lib/people/roles';
import { ShownOnce } from './shown-once';
import { SmallForm } from './small-form';
import { useAccountCommand } from './use-account-command';
import { useFields } from './use-fields';

const DAY_MS = 86_400_000;
const lifetimes = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'a year' },
  { value: '', label: 'until it is revoked' },
];

/** Makes a token and shows it once. */
export function NewToken({
  roles,
  origin,
  close,
}: {
  roles: readonly Role[];
  origin: string | null;
  close: () => void;
}) {
  const { run, pending } = useAccountCommand();
  const { values, problem, setProblem, field } = useFields({ name: '', role: roles[0] ?? 'reader', days: '90' });
  const [secret, setSecret] = useState('');
  async function submit() {
    setProblem(null);
    const expiresAt = values.days ? new Date(Date.now() + Number(values.days) * DAY_MS).toISOString() : null;
    const outcome = await run<{ secret: string }>(
      'tokens.create',
      { name: values.name, role: values.role, expiresAt },
      undefined,
      true,
    );
    if (outcome.ok) setSecret(outcome.result.secret);
    else setProblem(outcome.problem);
  }
  if (secret)
    return (
      <ShownOnce
        label="Your token"
        secret={secret}
        close={close}
        hint="Copy it now: it is not stored and cannot be shown again."
      >
        <div className="field">
          <p>Programs send it with each request:</p>
          <pre className="example">{`curl -H 'Authorization: Bearer ${secret}' ${origin ?? location.origin}/claims.csv`}</pre>
        </div>
      </ShownOnce>
    );
  return (
    <SmallForm submit="Create token" pending={pending} problem={problem} onSubmit={submit} cancel={close}>
      <TextField {...field('name')} label="What it is for" placeholder="nightly export" autoFocus />
      <SelectField
        {...field('role')}
        label="What it may do"
        options={roles.map((role) => ({ value: role, ...roleWords[role] }))}
      />
      <SelectField {...field('days')} label="Works for" options={lifetimes} />
    </SmallForm>
  );
}
