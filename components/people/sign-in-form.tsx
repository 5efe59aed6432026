'use client';

import { useState } from 'react';
import { TextField } from '@/components/forms/text-field';
import { PasswordField } from './password-field';
import { signIn } from './sign-in';
import { SmallForm } from './small-form';
import { useFields } from './use-fields';

/** Asks for e-mail address and password, and goes on to `next`. */
export function SignInForm({ next }: { next: string }) {
  const { values, problem, setProblem, field } = useFields({ email: '', password: '' });
  const [pending, setPending] = useState(false);

  async function submit() {
    setPending(true);
    const refusal = await signIn(values.email, values.password);
    // Loads the whole page again, because it was rendered for somebody else.
    if (!refusal) return location.assign(next);
    setPending(false);
    setProblem(refusal);
  }

  return (
    <SmallForm submit={pending ? 'Signing in…' : 'Sign in'} pending={pending} problem={problem} onSubmit={submit}>
      <TextField {...field('email')} label="E-mail" type="email" autoComplete="username" autoFocus />
      <PasswordField {...field('password')} label="Password" autoComplete="current-password" />
    </SmallForm>
  );
}
