'use client';

import { Form } from '@/components/forms/form';
import { optionsOf, SelectField } from '@/components/forms/select-field';
import { TextField } from '@/components/forms/text-field';
import { useForm } from '@/components/forms/use-form';
import { NOTE_LIMIT } from '@/lib/documents/schema';
import { type DocumentState, documentStates } from '@/lib/vocabulary';

const states = optionsOf(documentStates);
type Values = { state: DocumentState; note: string };
type Props = { id: number; version: number; state: DocumentState; note: string; close: () => void };

/** Says that a document stands, was corrected or was taken back. */
export function SetState({ id, version, state, note, close }: Props) {
  const form = useForm<Values>({
    command: 'documents.setState',
    draft: `documents.setState:${id}`,
    initial: { state, note },
    version,
    input: (values) => ({ id, ...values }),
    fromCurrent: (current) => ({ state: current.state as DocumentState, note: String(current.stateNote ?? '') }),
    message: 'State saved',
    done: close,
    long: 'Saving the state',
    leave: close,
  });
  return (
    <Form form={form} submit="Save state" cancel={close}>
      <SelectField form={form} name="state" label="State" options={states} />
      <TextField
        form={form}
        name="note"
        label={form.values.state === 'live' ? 'Note (optional)' : 'Note'}
        rows={3}
        limit={NOTE_LIMIT}
        hint="Shown on the page: what was corrected, or why it was retracted."
      />
    </Form>
  );
}
