'use client';

import { Form } from '@/components/forms/form';
import { TextField } from '@/components/forms/text-field';
import { useForm } from '@/components/forms/use-form';
import { NOTE_NAME_LIMIT, NOTE_TEXT_LIMIT } from '@/lib/import/mapping';
import type { NotedKind } from '@/lib/notes/schema';

type Values = { name: string; text: string };
type Props = {
  entity: NotedKind;
  recordId: number;
  note?: { readonly id: number; readonly name: string; readonly text: string };
  close: () => void;
};

/** A note on a record: its name and its text. A blank text removes it. */
export function EditNote({ entity, recordId, note, close }: Props) {
  const form = useForm<Values>({
    command: 'notes.set',
    draft: `notes.set:${entity}:${recordId}:${note?.id ?? 'new'}`,
    initial: { name: note?.name ?? '', text: note?.text ?? '' },
    input: (values) => ({ entity, recordId, ...(note && { id: note.id, was: note.text }), ...values }),
    message: note ? 'Note saved' : 'Note added',
    done: close,
    long: 'Saving the note',
    leave: close,
  });
  return (
    <Form form={form} submit={note ? 'Save' : 'Add note'} cancel={close}>
      <TextField
        form={form}
        name="name"
        label="Name"
        limit={NOTE_NAME_LIMIT}
        hint="It heads the column of such notes in files."
      />
      <TextField
        form={form}
        name="text"
        label="Note"
        rows={6}
        limit={NOTE_TEXT_LIMIT}
        {...(note && { hint: 'Leave it empty to remove the note.' })}
      />
    </Form>
  );
}
