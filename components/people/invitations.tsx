'use client';

import { formatDate } from '@/lib/format/date';
import type { InvitationLine } from '@/lib/people/queries.server';
import { roleWords } from '@/lib/people/roles';
import { useAccountCommand } from './use-account-command';

const stateWords = (line: InvitationLine) =>
  line.state === 'open'
    ? `works until ${formatDate(line.expiresAt, 'minute')}`
    : line.state === 'used' && line.usedBy
      ? `used by ${line.usedBy}`
      : line.state;

/** The links that were made: open ones first, each with a way to take it back. */
export function Invitations({ invitations }: { invitations: readonly InvitationLine[] }) {
  const { run, pending } = useAccountCommand();
  const open = invitations.filter(({ state }) => state === 'open');
  const past = invitations.filter(({ state }) => state !== 'open');
  const words = (line: InvitationLine) => (
    <div>
      <strong>{line.forPassword ? 'New password' : roleWords[line.role].label}</strong>
      {line.note && <span> · {line.forPassword ? line.note.replace(/^new password /, '') : line.note}</span>}
      <p className="muted">
        {stateWords(line)} · made by {line.createdBy} on {formatDate(line.madeAt)}
      </p>
    </div>
  );
  return (
    <>
      {open.length === 0 && <p className="muted">No link is open.</p>}
      {open.length > 0 && (
        <ul className="lines settings-lines">
          {open.map((line) => (
            <li key={line.id}>
              {words(line)}
              <button
                type="button"
                className="button"
                disabled={pending}
                onClick={() => run('invitations.revoke', { id: line.id }, 'Link withdrawn')}
              >
                Take back<span className="hidden-text"> the link {line.note || `for the role ${line.role}`}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {past.length > 0 && (
        <details>
          <summary className="muted">Used and expired links</summary>
          <ul className="lines settings-lines">
            {past.map((line) => (
              <li key={line.id}>{words(line)}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
