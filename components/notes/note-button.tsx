'use client';

import { DialogButton } from '@/components/forms/dialog-button';
import type { NotedKind } from '@/lib/notes/schema';
import { EditNote } from './edit-note';

type Props = {
  entity: NotedKind;
  recordId: number;
  /** Without one, it adds a note. */
  note?: { readonly id: number; readonly name: string; readonly text: string };
};

/** Opens the form of a note. */
export function NoteButton({ note, ...props }: Props) {
  return (
    <DialogButton
      label={
        note ? (
          <>
            Edit <span className="hidden-text">the note “{note.name}”</span>
          </>
        ) : (
          'Add a note'
        )
      }
      title={note ? 'Edit note' : 'Add a note'}
      className={note ? 'button quiet small' : 'button'}
    >
      {(close) => <EditNote {...props} {...(note && { note })} close={close} />}
    </DialogButton>
  );
}
