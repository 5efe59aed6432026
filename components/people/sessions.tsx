'use client';

import type { ReactNode } from 'react';
import { Moment } from '@/components/dates/moment';
import { formatDate } from '@/lib/format/date';
import { counted } from '@/lib/format/number';
import type { SessionLine } from '@/lib/people/queries.server';
import { SignOut } from './sign-out';
import { useAccountCommand } from './use-account-command';

const SHOWN = 5;

/** Where a person is signed in, latest first. Older sessions are folded. */
export function Sessions({
  sessions,
  action,
}: {
  sessions: readonly SessionLine[];
  action?: (session: SessionLine) => ReactNode;
}) {
  const lines = (some: readonly SessionLine[]) => (
    <ul className="lines settings-lines">
      {some.map((session) => (
        <li key={session.id}>
          <SessionWords session={session} />
          {action?.(session)}
        </li>
      ))}
    </ul>
  );
  const older = sessions.slice(SHOWN);
  return (
    <>
      {lines(sessions.slice(0, SHOWN))}
      {older.length > 0 && (
        <details>
          <summary className="muted">{counted(older.length, ['older session', 'older sessions'])}</summary>
          {lines(older)}
        </details>
      )}
    </>
  );
}

/** The person's own sessions, this one first, each with a way to end it. */
export function OwnSessions({ sessions }: { sessions: readonly SessionLine[] }) {
  const { run, pending } = useAccountCommand();
  const end = ({ id, device, since, current }: SessionLine) =>
    current ? (
      <SignOut />
    ) : (
      <button
        type="button"
        className="button"
        disabled={pending}
        aria-label={`End the session on ${device} since ${formatDate(since, 'minute')}`}
        onClick={() => run('account.endSession', { sessionId: id }, 'Session ended')}
      >
        End
      </button>
    );
  return (
    <Sessions sessions={[...sessions].sort((one, other) => Number(other.current) - Number(one.current))} action={end} />
  );
}

function SessionWords({ session }: { session: SessionLine }) {
  return (
    <div>
      <strong>{session.device}</strong>
      {session.current && <span className="tag">this one</span>}
      <p className="muted">
        since <Moment at={session.since} focusable />
        {session.usedAt !== session.since && (
          <>
            {' '}
            · last used <Moment at={session.usedAt} focusable />
          </>
        )}
        {session.address && ` · from ${session.address}`}
      </p>
    </div>
  );
}
