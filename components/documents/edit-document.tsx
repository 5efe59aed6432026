'use client';

import { Form } from '@/components/forms/form';
import { useForm } from '@/components/forms/use-form';
import { DocumentFields } from './document-fields';
import { type DocumentValues, documentInput, fromRecord } from './document-values';

type Props = { id: number; version: number; values: DocumentValues; close: () => void };

export function EditDocument({ id, version, values, close }: Props) {
  const form = useForm<DocumentValues>({
    command: 'documents.edit',
    draft: `documents.edit:${id}`,
    initial: values,
    version,
    input: (now) => ({ id, ...documentInput(now, false) }),
    fromCurrent: (current) => fromRecord(current, values.sourceId),
    reason: true,
    message: 'Document saved',
    done: close,
  });
  return (
    <Form form={form} submit="Save document" cancel={close}>
      <DocumentFields form={form} own={id} />
    </Form>
  );
}
