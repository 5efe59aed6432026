'use client';

import { Form } from '@/components/forms/form';
import { useForm } from '@/components/forms/use-form';

type Props = { id: number; title: string; version: number; close: () => void };

export function DeleteDocument({ id, title, version, close }: Props) {
  const form = useForm({
    command: 'documents.delete',
    draft: `documents.delete:${id}`,
    initial: {},
    version,
    input: () => ({ id }),
    reason: true,
    message: 'Document deleted',
    done: close,
  });
  return (
    <Form form={form} submit="Delete document" cancel={close} danger>
      <p>
        “<bdi>{title}</bdi>” can be deleted only while no claim stands in it. It can be restored from this page.
      </p>
    </Form>
  );
}
