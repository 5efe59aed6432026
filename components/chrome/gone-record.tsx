'use client';

import Link from 'next/link';
import { Moment } from '@/components/dates/moment';
import { useCommand } from '@/components/forms/use-command';

type Props = {
  name: string;
  at: string;
  by: string | null;
  reason: string;
  /** What the deletion left unchanged. */
  note: string;
  /** How to restore it, for people who may. */
  restore: { command: string; input: { id: number }; message: string } | null;
  all: { href: string; label: string };
};

/** The page of a deleted record. */
export function GoneRecord({ name, at, by, reason, note, restore, all }: Props) {
  const { run, pending } = useCommand();
  return (
    <div className="message">
      <h1>
        “<bdi>{name}</bdi>” was deleted
      </h1>
      <p>
        On <Moment at={at} show="day" focusable />
        {by && (
          <>
            {' '}
            by <bdi>{by}</bdi>
          </>
        )}
        {reason && (
          <>
            : <bdi>{reason}</bdi>
          </>
        )}
        . {note}
      </p>
      <p className="row">
        {restore && (
          <button
            type="button"
            className="button primary"
            disabled={pending}
            onClick={() => run(restore.command, restore.input, { message: restore.message })}
          >
            Restore it
          </button>
        )}
        <Link href={all.href} className="button" prefetch={false}>
          {all.label}
        </Link>
      </p>
    </div>
  );
}
