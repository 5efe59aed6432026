'use client';

import { useState } from 'react';
import { send } from '@/components/forms/send';
import { TextField } from '@/components/forms/text-field';
import { PASSWORD } from '@/lib/people/schema';
import { PasswordField } from './password-field';
import { signIn } from './sign-in';
import { SmallForm } from './small-form';
import { useFields } from './use-fields';

type Props = { token: string; kind: 'account' | 'password' };

/** Makes an account by a link, or sets a new password by one, and signs in. */
export function JoinForm({ token, kind }: Props) {
  const { values, problem, setProblem, field } = useFields({ name: '', email: '', password: '' });
  const [pending, setPending] = useState(false);
  const isNew = kind === 'account';

  async function submit() {
    setPending(true);
    const { name, email, password } = values;
    const outcome = isNew
      ? await send<{ email: string }>('people.join', { token, name, email, password })
      : await send<{ email: string }>('people.setPassword', { token, password });
    if (!outcome.ok) {
      setPending(false);
      return setProblem(outcome.problem);
    }
    const refusal = await signIn(outcome.result.email, password);
    location.assign(refusal ? '/sign-in' : '/claims');
  }

  return (
    <SmallForm
      submit={isNew ? 'Create account' : 'Set password and sign in'}
      pending={pending}
      problem={problem}
      onSubmit={submit}
    >
      {isNew && (
        <>
          <TextField
            {...field('name')}
            label="Name"
            hint="Shown in the history with what you change."
            autoComplete="name"
            autoFocus
          />
          <TextField
            {...field('email')}
            label="E-mail"
            hint="You sign in with it. Whence never sends anything to it."
            type="email"
            autoComplete="username"
          />
        </>
      )}
      <PasswordField
        {...field('password')}
        label={isNew ? 'Password' : 'New password'}
        hint={`At least ${PASSWORD.shortest} characters.`}
        autoComplete="new-password"
        autoFocus={!isNew}
      />
    </SmallForm>
  );
}
