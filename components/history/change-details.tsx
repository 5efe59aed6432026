'use client';

import Link from 'next/link';
import { useEffect, useState } from 'react';
import { Quoting } from '@/components/chrome/quoting';
import { grouped } from '@/lib/format/number';
import type { ChangeDetail } from '@/lib/history/detail.server';
import type { ChangeRow } from '@/lib/history/queries.server';
import { ChangeFacts } from './change-facts';
import { ChangedRecords } from './changed-records';
import { UndoButton } from './undo-button';

type Props = { row: ChangeRow; mayUndo: boolean; onClose: () => void };

/** The details of a change, beside the table. */
export function ChangeDetails({ row, mayUndo, onClose }: Props) {
  const [change, setChange] = useState<ChangeDetail | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const abort = new AbortController();
    fetch(`/history/${row.id}/details`, { signal: abort.signal })
      .then((response) => (response.ok ? response.json() : Promise.reject()))
      .then(setChange)
      .catch(() => {
        if (!abort.signal.aborted) setFailed(true);
      });
    return () => abort.abort();
  }, [row.id]);
  const beyond = change ? change.recordCount - change.changed.length : 0;
  return (
    <aside className="details change" aria-label="Details of the row" aria-busy={!change && !failed}>
      <button type="button" className="button quiet close" onClick={onClose} aria-label="Close the details">
        ×
      </button>
      <h2>
        <bdi>{row.person}</bdi> <Quoting text={row.said} />
      </h2>
      <div>
        <ChangeFacts change={row} />
      </div>
      <div className="form-actions">
        <Link href={`/history/${row.id}`} className="button" prefetch={false}>
          Open the change
        </Link>
        {mayUndo && row.state === 'open' && <UndoButton change={row} done={onClose} />}
      </div>
      {failed && <p role="alert">The changes could not be loaded. Open the change to try again.</p>}
      {change && <ChangedRecords records={change.changed} />}
      {beyond > 0 && (
        <p>
          <Link href={`/history/${row.id}?page=2`} prefetch={false}>
            and {grouped(beyond)} more
          </Link>
        </p>
      )}
    </aside>
  );
}
