'use client';

import { useEffect, useId, useRef, useState } from 'react';
import { DialogHead } from '@/components/forms/dialog-head';
import type { Problem } from '@/components/forms/problem';
import { TextField } from '@/components/forms/text-field';
import { useCommand } from '@/components/forms/use-command';
import type { BulkResult } from '@/lib/bulk/commands.server';
import type { BulkKind } from '@/lib/bulk/kinds';
import type { BulkTarget } from '@/lib/bulk/schema';
import { counted, grouped } from '@/lib/format/number';
import { pressed } from '@/lib/keys';
import { REASON_LIMIT } from '@/lib/reason';
import { BulkFields, type BulkValues, changeOf, emptyValues } from './bulk-fields';
import { BulkProgress } from './bulk-progress';
import { PreviewPanel } from './preview-panel';
import { usePreview } from './use-preview';

const titles = { status: 'Change the status', topics: 'Change topics', judge: 'Judge', delete: 'Delete' } as const;
const CLAIMS = ['claim', 'claims'] as const;
const STALE = 412;

type Props = {
  kind: Exclude<BulkKind, 'restore'>;
  target: BulkTarget;
  count: number | undefined;
  onClose: () => void;
  onDone: () => void;
};

/** Changes many claims at once: what to do, what it would change, and its progress. */
export function BulkDialog({ kind, target: given, count, onClose, onDone }: Props) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  // The selection is fixed when the dialog opens.
  const [target] = useState(given);
  const [values, setValues] = useState<BulkValues>(emptyValues);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [unreasoned, setUnreasoned] = useState(false);
  const [round, setRound] = useState(0);
  // Asked for while it is still being counted, or a field still completes a name: done once that is known.
  const [isAwaited, setAwaited] = useState(false);
  const { run, pending, progress, cancel } = useCommand();
  const change = changeOf(kind, values);
  // The reason does not affect what would change.
  const state = usePreview(target, changeOf(kind, { ...values, reason: '–' }), round);
  const { preview } = state;
  const isCounted = preview !== null && !state.pending;
  useEffect(() => dialog.current?.showModal(), []);

  async function apply() {
    if (pending) return;
    setAwaited(!isCounted);
    if (!preview || !isCounted) return;
    setProblem(null);
    setUnreasoned(kind === 'judge' && !change);
    if (!change) return;
    const outcome = await run<BulkResult>(
      'claims.bulk',
      { ...target, expected: preview.total, change },
      { reason: reason.trim(), stream: true, quiet: true, message: ({ changed }) => said(kind, changed) },
    );
    if (outcome.ok) return onDone();
    setProblem(outcome.problem);
    if (outcome.problem.status === STALE) setRound((n) => n + 1);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: only the end of the counting matters
  useEffect(() => {
    if (isAwaited && isCounted) apply();
  }, [isAwaited, isCounted]);

  const changed = preview?.changed ?? 0;
  return (
    <dialog
      ref={dialog}
      className="form-dialog bulk-dialog"
      aria-labelledby={id}
      onCancel={(event) => pending && event.preventDefault()}
      onClose={(event) => event.target === dialog.current && onClose()}
    >
      <DialogHead
        id={id}
        title={
          <>
            {titles[kind]}
            {kind === 'status' || kind === 'topics' ? ' of ' : ' '}
            {count === undefined ? 'all claims that match' : counted(count, CLAIMS)}
          </>
        }
        disabled={pending}
        close={() => dialog.current?.close()}
      />
      <form
        className="form"
        noValidate
        aria-busy={pending}
        onSubmit={(event) => {
          event.preventDefault();
          apply();
        }}
        onPointerDown={() => setAwaited(false)}
        onKeyDown={(event) => {
          const key = pressed(event);
          if (key === null) return;
          // Who goes on typing wants something else.
          if (key !== 'Ctrl+Enter') return setAwaited(false);
          event.preventDefault();
          apply();
        }}
      >
        {problem && (
          <div className="notice error" role="alert">
            <p>{problem.title}</p>
          </div>
        )}
        <fieldset className="bulk-fields" disabled={pending}>
          <BulkFields kind={kind} values={values} onChange={setValues} unreasoned={unreasoned} />
          {kind !== 'judge' && (
            <TextField
              name="why"
              label="Reason (optional)"
              hint="Shown in the history."
              limit={REASON_LIMIT}
              rows={2}
              value={reason}
              onChange={setReason}
            />
          )}
        </fieldset>
        {pending ? (
          <BulkProgress progress={progress} total={changed} onCancel={cancel} />
        ) : (
          <>
            <PreviewPanel state={state} />
            <div className="form-actions">
              <button
                type="submit"
                className={`button primary${kind === 'delete' ? ' danger' : ''}`}
                disabled={changed === 0 || state.pending}
              >
                {kind === 'delete' ? 'Delete' : kind === 'judge' ? 'Judge' : 'Change'}{' '}
                {changed === 0 ? 'claims' : counted(changed, CLAIMS)}
              </button>
              <button type="button" className="button" onClick={() => dialog.current?.close()}>
                Cancel
              </button>
              <span className="muted bulk-undo">You can undo all of it in one step.</span>
            </div>
          </>
        )}
      </form>
    </dialog>
  );
}

function said(kind: Props['kind'], changed: number): string {
  if (changed === 0) return 'Nothing was changed: the claims were already like this';
  const verb = { status: 'changed', topics: 'changed', judge: 'judged', delete: 'deleted' }[kind];
  return `${grouped(changed)} ${changed === 1 ? 'claim' : 'claims'} ${verb}`;
}
