'use client';

import { Form } from '@/components/forms/form';
import { useForm } from '@/components/forms/use-form';

type Props = { id: number; statement: string; close: () => void };

export function DeleteClaim({ id, statement, close }: Props) {
  const form = useForm({
    command: 'claims.delete',
    draft: `claims.delete:${id}`,
    initial: {},
    input: () => ({ ids: [id] }),
    reason: 'required',
    message: 'Claim deleted',
    done: close,
  });
  return (
    <Form form={form} submit="Delete claim" cancel={close} danger>
      <p>
        “<bdi>{statement}</bdi>” leaves every table and export. Its chains, judgements and history are kept, and it can
        be restored from this page. The sources and documents stay.
      </p>
    </Form>
  );
}
