'use client';

import Link from 'next/link';
import { useCommand } from '@/components/forms/use-command';
import type { LeftBehind } from '@/lib/documents/left-behind.server';

type Props = {
  documentId: number;
  /** The latest text. */
  versionId: number;
  /** The number of the text it was marked in. */
  number: number;
  items: LeftBehind['items'];
  /** Where it may be in the latest text. */
  spans: [number, number] | null;
};

/** Confirms that a passage is where it is shown, or leaves it with the older text. */
export function SettleButtons({ documentId, versionId, number, items, spans }: Props) {
  const { run, pending } = useCommand();
  const settle = (place: [number, number] | null, message: string) =>
    run('documents.settle', { documentId, versionId, items, spans: place }, { message });
  return (
    <p className="row">
      {spans && (
        <button
          type="button"
          className="button small"
          disabled={pending}
          onClick={() => settle(spans, 'Marked in the latest text')}
        >
          It says the same here
        </button>
      )}
      <button
        type="button"
        className="button small quiet"
        disabled={pending}
        onClick={() => settle(null, `Left with version ${number}`)}
      >
        Leave it with version {number}
      </button>
      {items.some(({ kind }) => kind === 'tag') && (
        <Link href={`/documents/${documentId}/tag`} className="button small quiet" prefetch={false}>
          Mark it by hand
        </Link>
      )}
    </p>
  );
}
