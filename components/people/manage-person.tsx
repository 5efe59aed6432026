'use client';

import { useState } from 'react';
import type { PersonLine } from '@/lib/people/queries.server';
import { ConfirmButton } from './confirm-button';
import { PersonForm } from './person-form';
import { Sessions } from './sessions';
import { ShownOnce } from './shown-once';
import { TokenList } from './token-list';
import { useAccountCommand } from './use-account-command';

type Props = { person: PersonLine; origin: string | null; close: () => void };

/** What an admin can do with one account. */
export function ManagePerson({ person, origin, close }: Props) {
  const { run, pending } = useAccountCommand();
  const [path, setPath] = useState('');
  const personId = person.id;
  if (path)
    return (
      <ShownOnce
        label={`The link for ${person.name}`}
        secret={(origin ?? location.origin) + path}
        close={close}
        hint="Whoever opens it can set a new password. It works once, within 24 hours, and is not shown again."
      />
    );
  const makeLink = async () => {
    const outcome = await run<{ path: string }>('people.resetLink', { personId });
    if (outcome.ok) setPath(outcome.result.path);
  };
  return (
    <div className="manage">
      <PersonForm person={person} />
      <section>
        <h3>Sessions</h3>
        {person.sessions.length === 0 && <p className="muted">Not signed in anywhere.</p>}
        <Sessions sessions={person.sessions} />
        <ConfirmButton
          label="End all access…"
          title={`End all access of ${person.name}?`}
          submit="End all access"
          command="people.endSessions"
          input={{ personId }}
          message="Signed out everywhere"
        >
          This signs them out everywhere, and ends their tokens and any open password links for good. They can sign in
          again with their password.
        </ConfirmButton>
      </section>
      {person.tokens.length > 0 && (
        <section>
          <h3>API tokens</h3>
          <TokenList tokens={person.tokens} none="None works any more." />
        </section>
      )}
      <section className="manage-actions">
        {person.disabled ? (
          <button
            type="button"
            className="button"
            disabled={pending}
            onClick={() => run('people.enable', { personId }, 'Account enabled')}
          >
            Enable account
          </button>
        ) : (
          <>
            <button type="button" className="button" disabled={pending} onClick={makeLink}>
              Make link for a new password
            </button>
            <ConfirmButton
              label="Disable account…"
              title={`Disable ${person.name}?`}
              submit="Disable account"
              command="people.disable"
              input={{ personId }}
              message="Account disabled"
              className="button danger"
            >
              They are signed out everywhere; their tokens, and the links they made, stop working for good. What they
              wrote stays. You can enable the account again.
            </ConfirmButton>
          </>
        )}
      </section>
    </div>
  );
}
