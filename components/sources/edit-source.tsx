'use client';

import { Form } from '@/components/forms/form';
import { useForm } from '@/components/forms/use-form';
import { SourceFields } from './source-fields';
import { fromRecord, type SourceValues, sourceInput } from './source-values';

type Props = { id: number; version: number; values: SourceValues; close: () => void };

export function EditSource({ id, version, values, close }: Props) {
  const form = useForm<SourceValues>({
    command: 'sources.edit',
    draft: `sources.edit:${id}`,
    initial: values,
    version,
    input: (now) => ({ id, ...sourceInput(now) }),
    fromCurrent: (current) => fromRecord(current, [values.ownerId, values.grantedById]),
    reason: true,
    message: 'Source saved',
    done: close,
    long: 'Saving the source',
    leave: close,
  });
  return (
    <Form form={form} submit="Save source" cancel={close}>
      <SourceFields form={form} />
    </Form>
  );
}
