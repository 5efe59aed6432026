'use client';

import Link from 'next/link';
import { useCommand } from '@/components/forms/use-command';
import { formatDate } from '@/lib/format/date';

type Props = { id: number; name: string; at: string; by: string | null; reason: string; mayRestore: boolean };

/** The page of a deleted source. */
export function GoneSource({ id, name, at, by, reason, mayRestore }: Props) {
  const { run, pending } = useCommand();
  return (
    <div className="message">
      <h1>«{name}» was deleted</h1>
      <p>
        On {formatDate(at)}
        {by && ` by ${by}`}
        {reason && `: ${reason}`}. Nothing rested on it.
      </p>
      <p className="row">
        {mayRestore && (
          <button
            type="button"
            className="button primary"
            disabled={pending}
            onClick={() => run('sources.restore', { id }, { message: 'Source restored' })}
          >
            Restore it
          </button>
        )}
        <Link href="/sources" className="button" prefetch={false}>
          All sources
        </Link>
      </p>
    </div>
  );
}
