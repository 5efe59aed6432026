'use client';

import { useState } from 'react';
import { SelectField } from '@/components/forms/select-field';
import { TextField } from '@/components/forms/text-field';
import { roles } from '@/lib/people/permissions';
import { roleWords } from '@/lib/people/roles';
import { ShownOnce } from './shown-once';
import { SmallForm } from './small-form';
import { useAccountCommand } from './use-account-command';
import { useFields } from './use-fields';

/** Makes a link for a new person, and then shows it once. */
export function InviteForm({ origin, close }: { origin: string | null; close: () => void }) {
  const { run, pending } = useAccountCommand();
  const { values, problem, setProblem, field } = useFields({ role: 'editor', note: '' });
  const [path, setPath] = useState('');
  async function submit() {
    setProblem(null);
    const outcome = await run<{ path: string }>('people.invite', values, undefined, true);
    if (outcome.ok) setPath(outcome.result.path);
    else setProblem(outcome.problem);
  }
  if (path)
    return (
      <ShownOnce
        label="The link"
        secret={(origin ?? location.origin) + path}
        close={close}
        hint="Send it to the person. It works once, within 7 days, and is not shown again."
      />
    );
  return (
    <SmallForm submit="Make link" pending={pending} problem={problem} onSubmit={submit} cancel={close}>
      <SelectField
        {...field('role')}
        label="Role"
        options={roles.map((role) => ({ value: role, ...roleWords[role] }))}
        autoFocus
      />
      <TextField {...field('note')} label="Whom it is for (optional)" hint="Only admins see this." />
    </SmallForm>
  );
}
