'use client';

import { useState } from 'react';
import { PASSWORD } from '@/lib/people/schema';
import { PasswordField } from './password-field';
import { SmallForm } from './small-form';
import { useAccountCommand } from './use-account-command';
import { useFields } from './use-fields';

export function PasswordForm({ close }: { close: () => void }) {
  const { run, pending } = useAccountCommand();
  const { values, problem, setProblem, field } = useFields({ current: '', next: '' });
  const [tokens, setTokens] = useState(false);
  async function submit() {
    setProblem(null);
    const outcome = await run(
      'account.changePassword',
      { ...values, tokens },
      'Password changed; other sessions have ended',
      true,
    );
    if (outcome.ok) close();
    else setProblem(outcome.problem);
  }
  return (
    <SmallForm submit="Change password" pending={pending} problem={problem} onSubmit={submit} cancel={close}>
      <PasswordField {...field('current')} label="Present password" autoComplete="current-password" autoFocus />
      <PasswordField
        {...field('next')}
        label="New password"
        autoComplete="new-password"
        hint={`At least ${PASSWORD.shortest} characters. Your sessions elsewhere end.`}
      />
      <div className="field check">
        <label>
          <input type="checkbox" checked={tokens} onChange={(event) => setTokens(event.target.checked)} />
          <span>End my tokens too: programs that use them will be refused</span>
        </label>
      </div>
    </SmallForm>
  );
}
