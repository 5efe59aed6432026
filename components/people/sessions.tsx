'use client';

import { Moment } from '@/components/history/moment';
import type { SessionLine } from '@/lib/people/queries';
import { SignOut } from './sign-out';
import { useAccountCommand } from './use-account-command';

/** Where one is signed in, each with a way to end it. */
export function OwnSessions({ sessions }: { sessions: readonly SessionLine[] }) {
  const { run, pending } = useAccountCommand();
  return (
    <ul className="lines settings-lines">
      {sessions.map((session) => (
        <li key={session.id}>
          <SessionWords session={session} />
          {session.current ? (
            <SignOut />
          ) : (
            <button
              type="button"
              className="button"
              disabled={pending}
              aria-label={`End the session on ${session.device}`}
              onClick={() => run('account.endSession', { sessionId: session.id }, 'Session ended')}
            >
              End
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

export function SessionWords({ session }: { session: SessionLine }) {
  return (
    <div>
      <strong>{session.device}</strong>
      {session.current && <span className="tag">this one</span>}
      <p className="muted">
        since <Moment at={session.since} />
        {session.address && ` · from ${session.address}`}
      </p>
    </div>
  );
}
