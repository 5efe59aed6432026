'use client';

import { useEffect, useState } from 'react';
import { DialogButton } from '@/components/forms/dialog-button';
import { useCommand } from '@/components/forms/use-command';
import type { RestorePreview } from '@/lib/history/detail.server';
import { ChangedRecords } from './changed-records';

type Props = { /** “claim:12” */ subject: string; changeId: number; when: string };

/** Restores a record to its state after a change, and first shows what that changes. */
export function RestoreButton(props: Props) {
  return (
    <DialogButton label="Restore this state" title="Restore this state?" className="button quiet small">
      {(close) => <RestoreDialog {...props} close={close} />}
    </DialogButton>
  );
}

function RestoreDialog({ subject, changeId, when, close }: Props & { close: () => void }) {
  const { run, pending } = useCommand();
  const [preview, setPreview] = useState<RestorePreview | null>(null);
  const changes = preview?.changes ?? null;
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const abort = new AbortController();
    fetch(`/history/${changeId}/restore?record=${subject}`, { signal: abort.signal })
      .then((response) => (response.ok ? response.json() : Promise.reject()))
      .then(setPreview)
      .catch(() => {
        if (!abort.signal.aborted) setFailed(true);
      });
    return () => abort.abort();
  }, [subject, changeId]);
  const restore = async () => {
    const [entity, id] = subject.split(':');
    const outcome = await run(
      'history.restore',
      { entity, id: Number(id), changeId, upTo: preview?.upTo },
      { message: 'Earlier state restored' },
    );
    if (outcome.ok) close();
  };
  return (
    <div className="form">
      {failed ? (
        <p role="alert">The list of changes could not be loaded. Nothing was changed; close this and try again.</p>
      ) : changes === null ? (
        <p className="muted">Looking up what would be changed…</p>
      ) : preview?.refusal ? (
        <p role="alert">{preview.refusal}</p>
      ) : changes.length === 0 ? (
        <p>Everything is as it was on {when}. There is nothing to restore.</p>
      ) : (
        <>
          <p>As it was on {when}. This will be changed:</p>
          <div className="restore-preview">
            <ChangedRecords records={changes} />
          </div>
        </>
      )}
      <div className="form-actions">
        <button type="button" className="button primary" disabled={pending || !changes?.length} onClick={restore}>
          {pending ? 'Restoring…' : 'Restore this state'}
        </button>
        <button type="button" className="button" onClick={close}>
          Cancel
        </button>
      </div>
    </div>
  );
}
