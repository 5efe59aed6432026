'use client';

import { TextField } from '@/components/forms/text-field';
import { SmallForm } from './small-form';
import { useAccountCommand } from './use-account-command';
import { useFields } from './use-fields';

export function NameForm({ name }: { name: string }) {
  const { run, pending } = useAccountCommand();
  const { values, problem, setProblem, field } = useFields({ name });
  async function submit() {
    setProblem(null);
    const outcome = await run('account.rename', values, 'Name saved', true);
    if (!outcome.ok) setProblem(outcome.problem);
  }
  return (
    <SmallForm submit="Save name" pending={pending} problem={problem} onSubmit={submit}>
      <TextField
        {...field('name')}
        label="Name"
        hint="Shown in the history with what you change from now on."
        autoComplete="name"
      />
    </SmallForm>
  );
}
