'use client';

import { Quoting } from '@/components/chrome/quoting';
import { DialogButton } from '@/components/forms/dialog-button';
import { said, type Undone } from '@/components/forms/undo';
import { useCommand } from '@/components/forms/use-command';
import { counted, grouped } from '@/lib/format/number';
import type { ChangeRow } from '@/lib/history/queries.server';

type Props = { change: Pick<ChangeRow, 'id' | 'person' | 'said' | 'recordCount' | 'undoesId'>; done?: () => void };

/** From this size on a change takes a while, and its progress is shown. */
const MANY = 200;

/** Undoes a whole change, after asking. */
export function UndoButton({ change, done }: Props) {
  const { run, pending, progress } = useCommand();
  const undo = async (close: () => void) => {
    const outcome = await run<Undone>(
      'history.undo',
      { changeId: change.id },
      { message: said, stream: change.recordCount > MANY },
    );
    if (!outcome.ok) return;
    close();
    done?.();
  };
  const label = change.undoesId === null ? 'Undo this change' : 'Do it again';
  return (
    <DialogButton label={label} title={`${label}?`}>
      {(close) => (
        <div className="form">
          <p>
            <bdi>{change.person}</bdi> <Quoting text={change.said} />.{' '}
            {counted(change.recordCount, ['record gets', 'records get'])} the values from before; what else has been
            changed since stays. Nothing is lost: this stands in the history too, and you can take it back.
          </p>
          <div className="form-actions">
            <button type="button" className="button primary" disabled={pending} onClick={() => undo(close)}>
              {pending
                ? progress
                  ? `Undoing… ${grouped(progress.done)} of ${grouped(progress.total)}`
                  : 'Undoing…'
                : label}
            </button>
            <button type="button" className="button" onClick={close}>
              Cancel
            </button>
          </div>
        </div>
      )}
    </DialogButton>
  );
}
