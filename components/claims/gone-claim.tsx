'use client';

import Link from 'next/link';
import { Moment } from '@/components/dates/moment';
import { useCommand } from '@/components/forms/use-command';
import type { GoneClaim as Gone } from '@/lib/claims/gone.server';

/** The page of a deleted claim, for people who may restore it. */
export function GoneClaim({ claim: { id, statement, deletedAt, by, reason, withDemo } }: { claim: Gone }) {
  const { run, pending } = useCommand();
  return (
    <div className="message gone-claim">
      <h1>This claim was deleted</h1>
      <blockquote dir="auto">{statement}</blockquote>
      <p>
        {by ? (
          <>
            <bdi>{by}</bdi> deleted it
          </>
        ) : (
          'It was deleted'
        )}{' '}
        on <Moment at={deletedAt} show="day" focusable />
        {withDemo
          ? ' with the demonstration. Undo that in the history, and it comes back with its chains.'
          : '. Its chains, judgements and history are kept.'}
      </p>
      <p className="reason" dir="auto">
        {reason ? `Reason: ${reason}` : 'No reason was given.'}
      </p>
      <div className="claim-actions">
        {!withDemo && (
          <button
            type="button"
            className="button primary"
            disabled={pending}
            onClick={() => run('claims.restore', { ids: [id] }, { message: 'Claim restored' })}
          >
            Restore
          </button>
        )}
        <Link href="/claims" className="button" prefetch={false}>
          All claims
        </Link>
      </div>
    </div>
  );
}
