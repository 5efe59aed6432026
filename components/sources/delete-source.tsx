'use client';

import { Form } from '@/components/forms/form';
import { useForm } from '@/components/forms/use-form';

type Props = { id: number; name: string; version: number; close: () => void };

export function DeleteSource({ id, name, version, close }: Props) {
  const form = useForm({
    command: 'sources.delete',
    draft: `sources.delete:${id}`,
    initial: {},
    version,
    input: () => ({ id }),
    reason: true,
    message: 'Source deleted',
    done: close,
  });
  return (
    <Form form={form} submit="Delete source" cancel={close} danger>
      <p>
        “<bdi>{name}</bdi>” can be deleted only while nothing rests on it. It can be restored from this page.
      </p>
    </Form>
  );
}
