'use client';

import { SelectField } from '@/components/forms/select-field';
import { TextField } from '@/components/forms/text-field';
import { roles } from '@/lib/people/permissions';
import type { PersonLine } from '@/lib/people/queries.server';
import { roleWords } from '@/lib/people/roles';
import { SmallForm } from './small-form';
import { useAccountCommand } from './use-account-command';
import { useFields } from './use-fields';

/** The role and e-mail address of an account. */
export function PersonForm({ person }: { person: PersonLine }) {
  const { run, pending } = useAccountCommand();
  const { values, problem, setProblem, field } = useFields<'role' | 'email'>({
    role: person.role,
    email: person.email,
  });
  const personId = person.id;
  async function submit() {
    setProblem(null);
    const { role, email } = values;
    for (const [changed, command, input] of [
      [email !== person.email, 'people.setEmail', { personId, email }],
      [role !== person.role, 'people.setRole', { personId, role }],
    ] as const) {
      const outcome = changed ? await run(command, input, 'Account saved', true) : null;
      if (outcome && !outcome.ok) return setProblem(outcome.problem);
    }
  }
  return (
    <SmallForm submit="Save" pending={pending} problem={problem} onSubmit={submit}>
      <SelectField
        {...field('role')}
        label="Role"
        hint="A lower role ends tokens that could do more, and links that they made."
        options={roles.map((role) => ({ value: role, ...roleWords[role] }))}
      />
      <TextField {...field('email')} label="E-mail" type="email" />
    </SmallForm>
  );
}
