'use client';

import { useRouter } from 'next/navigation';
import { Form } from '@/components/forms/form';
import { useForm } from '@/components/forms/use-form';
import { SourceFields } from './source-fields';
import { noSource, type SourceValues, sourceInput } from './source-values';

/** The form for a new source. */
export function NewSource({ name = '' }: { name?: string }) {
  const router = useRouter();
  const form = useForm<SourceValues, { slug: string }>({
    command: 'sources.create',
    draft: 'sources.create',
    initial: { ...noSource, name },
    input: sourceInput,
    message: 'Source added',
    done: ({ slug }) => router.push(`/sources/${slug}`),
  });
  return (
    <Form form={form} submit="Add source" cancel={() => router.back()}>
      <SourceFields form={form} isNew />
    </Form>
  );
}
