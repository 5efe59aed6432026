'use client';

import Link from 'next/link';
import { useCommand } from '@/components/forms/use-command';
import { formatDate } from '@/lib/format/date';

type Props = { id: number; title: string; at: string; by: string | null; reason: string; mayRestore: boolean };

/** The page of a deleted document. */
export function GoneDocument({ id, title, at, by, reason, mayRestore }: Props) {
  const { run, pending } = useCommand();
  return (
    <div className="message">
      <h1>«{title}» was deleted</h1>
      <p>
        On {formatDate(at)}
        {by && ` by ${by}`}
        {reason && `: ${reason}`}. No claim stood in it; its stored texts are kept.
      </p>
      <p className="row">
        {mayRestore && (
          <button
            type="button"
            className="button primary"
            disabled={pending}
            onClick={() => run('documents.restore', { id }, { message: 'Document restored' })}
          >
            Restore it
          </button>
        )}
        <Link href="/documents" className="button" prefetch={false}>
          All documents
        </Link>
      </p>
    </div>
  );
}
