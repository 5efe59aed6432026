'use client';

import { grouped } from '@/lib/format/number';

type Props = { progress: { done: number; total: number } | null; total: number; onCancel: () => void };

/** The progress of the change. Until the last claim is written it can be cancelled, and then nothing is changed. */
export function BulkProgress({ progress, total, onCancel }: Props) {
  const { done, total: all } = progress ?? { done: 0, total };
  const last = progress !== null && done === all;
  return (
    <div className="bulk-progress">
      <progress max={Math.max(all, 1)} value={done} aria-label="Progress" />
      <div className="form-actions">
        <span className="figures" role="status">
          {last ? 'Saving…' : `${grouped(done)} of ${grouped(all)}`}
        </span>
        <button type="button" className="button" disabled={last} onClick={onCancel}>
          Cancel
        </button>
      </div>
    </div>
  );
}
